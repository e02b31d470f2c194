"""Leave in the hall: who is away this month, what waits for an answer."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.network import queries
from yimen.records.network.actions.answer_leave import answer_leave
from yimen.records.network.queries import LeaveRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.conduct.leave import LIVE, Half, LeaveState
from yimen.rules.legal_clock.calendar import days_from, local_date
from yimen.rules.refusals import Refused
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.leave_words import KINDS, STATES, span_words
from yimen.screens.shared.months import around, month_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = ("谁", "谁顶岗", "种类", "什么时候", "状态", "交接")


@dataclass(frozen=True, slots=True)
class Away:
    """A day of the month and who is away on it."""

    on: date
    people: tuple[tuple[str, str], ...]  # the name, and which half of the day


@dataclass(frozen=True, slots=True)
class Line:
    """A request in words."""

    row: LeaveRow
    kind: str
    when: str
    state: str
    may_answer: bool
    is_unconfirmed: bool


@access(Step.SEE_LEAVES)
def listed(request: OurRequest) -> HttpResponse:
    """The month as a calendar, and the requests under it."""
    first, last = month_of(request)
    rows = queries.leaves(request.actor, since=first, until=last)
    shown = {
        "sections": sections(request.actor, request.path),
        "first": first,
        "around": around(first),
        "lines": [_line(request, row) for row in rows],
        "days": _days(rows, first, last),
        "blanks": range(first.weekday()),
    }
    return render(request, "bureau/conduct/leaves.html", shown)


def _line(request: OurRequest, row: LeaveRow) -> Line:
    place = Place(
        organ_id=row.organ_id,
        hall_id=row.hall_id,
        hall_path=request.actor.hall_path,
    )
    is_open = row.state is LeaveState.ASKED and not row.is_mine
    late = local_date(request.now) >= row.hand_over_due_on
    confirmed = row.handed_over_at is not None
    return Line(
        row,
        KINDS[row.kind],
        span_words(row.span),
        STATES[row.state],
        is_open and may(request.actor, Step.ANSWER_LEAVE, place),
        row.state is LeaveState.APPROVED and late and not confirmed,
    )


def _days(rows: tuple[LeaveRow, ...], first: date, last: date) -> list[Away]:
    found: dict[date, dict[str, set[Half]]] = {}
    for row in rows:
        if row.state in LIVE:
            for on, half in row.span.halves():
                found.setdefault(on, {}).setdefault(row.officer, set()).add(half)
    return [
        Away(on, tuple((n, _part(h)) for n, h in found.get(on, {}).items()))
        for on in days_from(first, last)
    ]


def _part(halves: set[Half]) -> str:
    if len(halves) == len(Half):
        return ""
    return "上午" if Half.MORNING in halves else "下午"


@access(Step.SEE_LEAVES)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The month's requests as a file."""
    first, last = month_of(request)
    rows = queries.leaves(request.actor, since=first, until=last)
    sheet = Spreadsheet("请假", _HEADS, (_cells(row) for row in rows))
    return download(sheet, kind)


def _cells(row: LeaveRow) -> tuple[Cell, ...]:
    return (
        row.officer,
        row.substitute,
        KINDS[row.kind],
        span_words(row.span),
        STATES[row.state],
        row.handed_over_at,
    )


class Answer(forms.Form):
    """Yes, or no with a reason."""

    approves = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=200)
    version = forms.IntegerField()


@access(Step.ANSWER_LEAVE)
@require_POST
def answer(request: OurRequest, leave_id: int) -> HttpResponse:
    """Approved or refused; both are told on the officer's own page."""
    form = Answer(request.POST)
    if form.is_valid():
        try:
            answer_leave(
                leave_id=leave_id,
                by=request.actor,
                at=request.now,
                **form.cleaned_data,
            )
            messages.success(request, "已答复。")
        except Refused as refusal:
            told(request, refusal)
    return redirect("bureau:leave-list")
