"""Taking in a file of matters, with a report of every row."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.ports.imports import Report
from yimen.ports.matter_files import Upload, matter_files
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.bureau.catalogue.live import PAGE, growing
from yimen.screens.bureau.catalogue.matters import WHERE, as_file
from yimen.screens.bureau.catalogue.words import remark_words
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest

_SHOWN = 500


class FileForm(forms.Form):
    """Which file, in whose format."""

    file = forms.FileField(
        label="文件", help_text=".xlsx、.json、.jsonl，也可以是 .xz 或 .gz；12MB 以内"
    )
    profile = forms.ChoiceField(
        label="格式",
        choices=[("yimen", "一门的模板"), ("guangdong", "广东省事项目录（2021）")],
        widget=forms.RadioSelect,
        initial="yimen",
    )

    def upload(self) -> Upload:
        """The file as the port takes it."""
        said = self.cleaned_data
        file = said["file"]
        return Upload(
            name=file.name,
            content=file.read(),
            profile=said["profile"],
            publishes=said.get("publishes", False),
        )


class ImportForm(FileForm):
    """And whether to publish."""

    publishes = forms.BooleanField(
        label="没有错误的直接发布",
        required=False,
        help_text="不勾就都存成草稿；有错误的总是草稿",
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One remark of the report, in words."""

    row: int
    words: str
    value: str
    is_rejected: bool


@access(Step.IMPORT_CATALOGUE)
def take_in(request: OurRequest) -> HttpResponseBase:
    """Take a file in; the report says what became of every row."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if not may_somewhere(request.actor, Step.PUBLISH_MATTER):
        form.fields.pop("publishes")
    known: dict[str, object] = {"sections": sections(request.actor, WHERE)}
    if request.method == "POST" and form.is_valid():
        upload = form.upload()
        if upload.takes_a_while:
            return _watched(request, form, upload, known)
        files, at = matter_files(), request.now
        done = attempt(form, lambda: files.take_in(upload, by=request.actor, at=at))
        known |= _report(done.value) if done else {}
    return render(request, PAGE, known | {"form": form})


def _watched(
    request: OurRequest, form: ImportForm, upload: Upload, known: dict[str, object]
) -> HttpResponseBase:
    """The same while it goes on; a file that is refused at once is said in the form."""
    steps = matter_files().watch(upload, by=request.actor, at=request.now)
    first = attempt(form, lambda: next(steps))
    if first is None:
        return render(request, PAGE, known | {"form": form})
    return growing(request, first.value, steps, known | {"form": form}, _report)


def _report(report: Report) -> dict[str, object]:
    kinds = Counter(one.kind for one in report.warnings)
    lines = [
        Line(
            one.row,
            remark_words(one.kind, one.value),
            one.value,
            one.kind.startswith("rejected_"),
        )
        for one in report.warnings[:_SHOWN]
    ]
    return {
        "report": report,
        "kinds": [(remark_words(kind, "…"), n) for kind, n in kinds.most_common()],
        "lines": lines,
        "more": max(len(report.warnings) - _SHOWN, 0),
    }


@access(Step.IMPORT_CATALOGUE)
@require_GET
def template(_request: OurRequest) -> HttpResponse:
    """The workbook to fill in."""
    return as_file(matter_files().template(), "matters-template.xlsx")
