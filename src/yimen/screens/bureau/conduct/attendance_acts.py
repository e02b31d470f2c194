"""Half days put right by two hands, and halves called by hand."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.answer_correction_of_day import (
    answer_correction_of_day,
)
from yimen.records.conduct.actions.call_roll import call_roll
from yimen.records.conduct.queries import CorrectionFilter, CorrectionRow
from yimen.records.people import queries as people
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import half_of
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.conduct.attendance_forms import CorrectionBar, RollForm
from yimen.screens.bureau.record_pages import Register, Tile, exported, frame, listing
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried, version_of
from yimen.screens.shared.attendance import AskedHalf, half_words
from yimen.screens.shared.conduct_words import (
    CORRECTION_STATES,
    CORRECTION_TAGS,
    MARKS,
)
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


def _tiles(row: CorrectionRow) -> tuple[Tile, ...]:
    who = f"{row.answered_by}：{row.answer}" if row.answered_by else ""
    return (
        Tile(row.officer, note=row.organ or row.hall),
        Tile(half_words(row.on, row.half)),
        Tile(f"{MARKS[row.before]} → {MARKS[row.mark]}"),
        Tile(row.reason, note=f"{row.asked_by}提"),
        Tile(CORRECTION_STATES[row.state], tag=CORRECTION_TAGS[row.state], note=who),
    )


CORRECTIONS: Final[Register[CorrectionRow]] = Register(
    name="考勤更正",
    lead="谁提的、关于谁的，谁就不能确认；确认以后才改。",
    heads=("谁", "哪半天", "改成", "理由", "状态"),
    tiles=_tiles,
    export="bureau:correction-export",
    empty=("没有更正", "在考勤表里点姓名，再点要改的半天。"),
)


def _wanted(request: OurRequest) -> tuple[CorrectionBar, CorrectionFilter]:
    bar = CorrectionBar(request.GET)
    said = bar.cleaned_data if bar.is_valid() else {}
    wanted = CorrectionFilter(
        state=said.get("state", ""),
        text=said.get("q", "").strip(),
        first_on=said.get("first_on"),
        last_on=said.get("last_on"),
    )
    return bar, wanted


@access(Step.SEE_CONDUCT)
def corrections(request: OurRequest) -> HttpResponse:
    """What waits for a second person first."""
    bar, wanted = _wanted(request)
    page = queries.corrections(wanted, actor=request.actor, page=number_of(request))
    acts = "bureau/conduct/_correction_acts.html"
    return listing(request, CORRECTIONS, page, bar=bar, acts=acts)


@access(Step.SEE_CONDUCT)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered corrections as a file."""
    _, wanted = _wanted(request)
    rows = queries.corrections(wanted, actor=request.actor, size=WHOLE).rows
    return exported(CORRECTIONS, rows, kind)


@access(Step.ANSWER_CORRECTION_OF_DAY)
@require_POST
def answer(request: OurRequest, correction_id: int) -> HttpResponse:
    """Confirmed by a second person, or not."""
    tried(
        request,
        lambda: answer_correction_of_day(
            correction_id=correction_id,
            confirms=bool(request.POST.get("confirms")),
            answer=request.POST.get("answer", "")[:400],
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "已答复。",
    )
    return redirect("bureau:correction-list")


@access(Step.CALL_ROLL)
def correct(request: OurRequest, officer_id: int, on: str, half: str) -> HttpResponse:
    """Whoever keeps the book asks for a correction."""
    asked = AskedHalf.of(request, officer_id, on, half)
    back = reverse("bureau:attendance-officer", args=[officer_id])
    back += f"?month={on[:7]}"
    if asked.is_done:
        return redirect(back)
    shown = {**frame(request), "asked": asked, "back": back}
    return render(request, "bureau/conduct/attendance_correct.html", shown)


@access(Step.CALL_ROLL)
def roll(request: OurRequest) -> HttpResponse:
    """A half day called by hand: everybody of the hall, ticked when there."""
    node_id = request.actor.hall_id
    if node_id is None:
        raise NotFound(hall="")
    on, half = half_of(request.now)
    form = RollForm(request.POST or None, initial={"on": on, "half": half.value})
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _call(request, node_id, form))
        if done:
            messages.success(request, f"点名记下了：到了 {done.value} 人。")
            return redirect("bureau:roll")
    shown = {
        **frame(request),
        "form": form,
        "staff": people.officers_of_hall(node_id),
        "there": {int(one) for one in _ticked(request)},
    }
    return render(request, "bureau/conduct/attendance_roll.html", shown)


def _ticked(request: OurRequest) -> list[str]:
    return [one for one in request.POST.getlist("there") if one.isdecimal()]


def _call(request: OurRequest, node_id: int, form: RollForm) -> int:
    said = form.cleaned_data
    return call_roll(
        node_id=node_id,
        when=(said["on"], said["half"]),
        there={int(one) for one in _ticked(request)},
        by=request.actor,
        at=request.now,
    )
