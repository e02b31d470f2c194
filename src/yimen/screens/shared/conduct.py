"""What is on record of oneself: attendance, and what belongs to it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.conduct import queries
from yimen.records.conduct.queries import CorrectionFilter, Days
from yimen.rules.steps import Step
from yimen.screens.shared.access import access
from yimen.screens.shared.attendance import AskedHalf, half_words, month_shown
from yimen.screens.shared.conduct_words import (
    CORRECTION_STATES,
    CORRECTION_TAGS,
    MARKS,
)
from yimen.screens.shared.months import around, month_of
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_OWN_CONDUCT)
def own(request: OurRequest) -> HttpResponse:
    """My month, and what is on record of me."""
    days = Days(*month_of(request), request.now)
    row = queries.own_sheet(request.actor.officer_id or 0, days)
    shown: dict[str, object] = {
        "first": days.first_on,
        "around": around(days.first_on),
        "corrections": _corrections(request),
    }
    if row is not None:
        shown |= month_shown(row, days)
    return render(request, "shared/conduct.html", shown)


def _corrections(request: OurRequest) -> list[tuple[object, ...]]:
    mine = CorrectionFilter(officer_id=request.actor.officer_id or 0)
    return [
        (
            one,
            half_words(one.on, one.half),
            f"{MARKS[one.before]} → {MARKS[one.mark]}",
            CORRECTION_STATES[one.state],
            CORRECTION_TAGS[one.state],
        )
        for one in queries.corrections(mine, actor=request.actor).rows
    ]


@access(Step.ASK_CORRECTION_OF_DAY)
def correct(request: OurRequest, on: str, half: str) -> HttpResponse:
    """A half day of mine is not as it is put down."""
    asked = AskedHalf.of(request, request.actor.officer_id or 0, on, half)
    if asked.is_done:
        return redirect("shared:conduct")
    return render(request, "shared/conduct_correct.html", {"asked": asked})
