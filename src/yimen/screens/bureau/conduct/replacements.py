"""Letters to home units about changing a clerk, their paper and their answer."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.ask_replacement import (
    answer_replacement,
    ask_replacement,
)
from yimen.records.conduct.queries import ReplacementRow
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.screens.bureau.conduct.forms import Answer, Bar, answered, choose, staff_of
from yimen.screens.bureau.history import history
from yimen.screens.bureau.record_pages import (
    Act,
    Record,
    Register,
    Tile,
    exported,
    form_page,
    listing,
    record,
    ways_open,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.case_forms import line, text
from yimen.screens.shared.conduct_words import (
    REPLACEMENT_TAGS,
    REPLACEMENTS,
)
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest

_EARLY: Final = "在岗不满一年（{}满），依规定不得调整；确需调整的要写清理由。"


class LetterForm(forms.Form):
    """Whom to change, why, and who might come."""

    officer = forms.TypedChoiceField(label="调换谁", coerce=int)
    reason = text("理由", "不满一年的，要写清楚为什么非调不可。", rows=2)
    successor = line("建议谁来")


def _letter_tiles(row: ReplacementRow) -> tuple[Tile, ...]:
    early = "不满一年" if row.is_early else ""
    return (
        Tile(row.number, reverse("bureau:replacement", args=[row.replacement_id])),
        Tile(row.officer, note=early),
        Tile(row.organ, note=row.hall),
        Tile(row.asked_at),
        Tile(REPLACEMENTS[row.state], tag=REPLACEMENT_TAGS[row.state]),
    )


LETTERS: Final[Register[ReplacementRow]] = Register(
    name="调换函商",
    lead="调换窗口人员，先函商派出单位；在岗不满一年的会提醒。",
    heads=("文号", "谁", "派出单位", "发函时间", "状态"),
    tiles=_letter_tiles,
    export="bureau:replacement-export",
    empty=("没有函商", "要调换窗口人员，点“发一份函”。"),
)


@access(Step.SEE_CONDUCT)
def letters(request: OurRequest) -> HttpResponse:
    """The letters, the newest first."""
    bar = Bar(REPLACEMENTS, {}, request.GET)
    wanted = bar.wanted()
    page = queries.replacements(wanted, actor=request.actor, page=number_of(request))
    ways = ways_open(
        request, ("发一份函", "bureau:replacement-add", Step.ASK_REPLACEMENT)
    )
    return listing(request, LETTERS, page, bar=bar, ways=ways)


@access(Step.SEE_CONDUCT)
def letter_export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered letters as a file."""
    wanted = Bar(REPLACEMENTS, {}, request.GET).wanted()
    rows = queries.replacements(wanted, actor=request.actor, size=WHOLE).rows
    return exported(LETTERS, rows, kind)


@access(Step.ASK_REPLACEMENT)
def letter_add(request: OurRequest) -> HttpResponse:
    """A letter is written."""
    form = LetterForm(request.POST or None)
    choose(form, "officer", staff_of(request.actor))

    def act() -> int:
        said = form.cleaned_data
        return ask_replacement(
            officer_id=said["officer"],
            reason=said["reason"],
            successor=said["successor"],
            by=request.actor,
            at=request.now,
        )

    if form.is_valid() and (done := attempt(form, act)):
        return redirect("bureau:replacement", done.value)
    back = reverse("bureau:replacement-list")
    return form_page(request, form, "函商调换", back, button="发函")


@access(Step.SEE_CONDUCT)
def letter(request: OurRequest, replacement_id: int) -> HttpResponse:
    """One letter, its answer, and the form to answer."""
    row = queries.replacement_page(replacement_id, request.actor)
    paper = reverse("bureau:replacement-paper", args=[replacement_id])
    shown = Record(
        heading=f"{row.number} 调换 {row.officer}",
        state=REPLACEMENTS[row.state],
        tag=REPLACEMENT_TAGS[row.state],
        back=("调换函商", reverse("bureau:replacement-list")),
        facts=_letter_facts(row),
        acts=_letter_acts(row),
        history=history("staff_replacement", str(replacement_id)),
        papers=[("函的打印件", paper)],
        warning=_EARLY.format(row.year_ends_on) if row.is_early else "",
    )
    return record(request, shown)


def _letter_facts(row: ReplacementRow) -> list[tuple[str, object]]:
    return [
        ("谁", row.officer),
        ("大厅", row.hall),
        ("派出单位", row.organ),
        ("到岗", row.posted_on or "没有进驻登记"),
        ("理由", row.reason),
        ("建议谁来", row.successor),
        ("发函", f"{row.asked_by}"),
        ("答复", row.answer or (REPLACEMENTS[row.state] if row.answered_at else "")),
        ("谁答复的", row.answered_by),
    ]


def _letter_acts(row: ReplacementRow) -> list[Act]:
    if not row.may_answer:
        return []
    url = reverse("bureau:replacement-answer", args=[row.replacement_id])
    known = {"version": row.version}
    yes = Answer("意见", must=False, initial=known, auto_id="yes_%s")
    no = Answer("为什么不同意", initial=known, auto_id="no_%s")
    return [
        Act(heading="同意调换", url=f"{url}?yes=1", button="同意", form=yes),
        Act(heading="不同意", url=url, button="不同意", form=no, is_quiet=True),
    ]


@access(Step.ANSWER_REPLACEMENT)
@require_POST
def letter_answer(request: OurRequest, replacement_id: int) -> HttpResponse:
    """The home unit agrees or declines."""
    answered(
        request,
        lambda is_yes, said, version: answer_replacement(
            replacement_id=replacement_id,
            agrees=is_yes,
            answer=said,
            version=version,
            by=request.actor,
            at=request.now,
        ),
        "已答复。",
    )
    return redirect("bureau:replacement", replacement_id)


@access(Step.SEE_CONDUCT)
def letter_paper(request: OurRequest, replacement_id: int) -> HttpResponse:
    """The letter as it is signed and sent, with a slip for the answer."""
    row = queries.replacement_page(replacement_id, request.actor)
    return render(request, "bureau/conduct/replacement_paper.html", {"row": row})
