"""The Word template of the reports: download, change, upload, go back."""

from functools import partial
from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.reports import queries
from yimen.records.reports.actions.set_template import restore_template, set_template
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried
from yimen.screens.shared.reports import report_file
from yimen.screens.shared.request import OurRequest

_PATH: Final = "/bureau/reports/"
NAMES: Final = (
    ("{{ hall }}　{{ title }}　{{ days }}", "大厅、标题、起止日期（标题和日期必须有）"),
    ("{%p for section in sections %} … {%p endfor %}", "各部分（必须有）"),
    ("{{ section.title }}", "部分的标题"),
    ("{%p for sentence in section.sentences %}{{r sentence }}", "句子，连同脚注号"),
    ("{%p for table in section.tables %}", "表格：across、heads、rows、note"),
    ("{%p for chart in section.charts %}", "图：title、picture"),
    ("{%p for line in remarks %}{{ line }}", "本单位写的说明，标题是 remarks_title"),
    ("{%p for hand in hands %}", "起草和签发的人：name、words（必须有）"),
    ("{%p for note in notes %}", "口径：number、label、words（必须有）"),
    ("{{ correction }}　{{ state }}", "更正说明；草稿或摘要"),
)


class TemplateForm(forms.Form):
    """A changed template, and what was changed in it."""

    file = forms.FileField(label="Word 模板", help_text="docx，5MB 以内")
    note = forms.CharField(label="改了什么", required=False, max_length=200)


@access(Step.SEE_REPORTS)
def page(request: OurRequest) -> HttpResponse:
    """The templates that were in force; a new one is tried out before it is."""
    may_set = may_somewhere(request.actor, Step.SET_REPORT_TEMPLATE)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and may_set and form.is_valid():
        file, note = form.cleaned_data["file"], form.cleaned_data["note"]
        act = partial(set_template, content=file.read(), name=file.name, note=note)
        if attempt(form, lambda: act(by=request.actor, at=request.now)):
            return redirect("bureau:report-templates")
    shown = {
        "sections": sections(request.actor, _PATH),
        "rows": queries.templates(),
        "names": NAMES,
        "form": form if may_set else None,
    }
    return render(request, "bureau/reports/report_templates.html", shown)


@access(Step.SEE_REPORTS)
@require_GET
def file(request: OurRequest, number: int) -> HttpResponse:
    """A template to change; 0 is the one that ships."""
    del request
    return report_file(queries.template_bytes(number), f"报告模板{number}", "docx")


@access(Step.SET_REPORT_TEMPLATE)
@require_POST
def restore(request: OurRequest, number: int) -> HttpResponse:
    """Put an earlier one in force again."""
    act = partial(restore_template, number=number)
    done = "模板已经换回。"
    tried(request, lambda: act(by=request.actor, at=request.now), done)
    return redirect("bureau:report-templates")
