"""What is on record of oneself: attendance, and what belongs to it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.decide_breach import appeal_breach
from yimen.records.conduct.actions.hold_talk import note_talk
from yimen.records.conduct.actions.rectify_finding import rectify_finding
from yimen.records.conduct.queries import CorrectionFilter, Days, Wanted
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.breaches import BreachState
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried, version_of
from yimen.screens.shared.attendance import AskedHalf, half_words, month_shown
from yimen.screens.shared.conduct_words import (
    BREACH_STATES,
    BREACH_TAGS,
    CATEGORIES,
    CORRECTION_STATES,
    CORRECTION_TAGS,
    FINDING_STATES,
    HONOUR_STATES,
    HONOURS,
    MARKS,
    TALKS,
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
        **_said_of_me(request),
    }
    if row is not None:
        shown |= month_shown(row, days, shows_unknown=False)
    return render(request, "shared/conduct.html", shown)


def _said_of_me(request: OurRequest) -> dict[str, object]:
    me = Wanted(officer_id=request.actor.officer_id or 0)
    today = local_date(request.now)
    return {
        "talks": [
            (one, TALKS[one.kind])
            for one in queries.talks(me, actor=request.actor).rows
        ],
        "breaches": [
            (
                one,
                CATEGORIES[one.category],
                BREACH_STATES[one.state],
                BREACH_TAGS[one.state],
                one.state is BreachState.CONFIRMED
                and one.appeal_due_on is not None
                and today <= one.appeal_due_on,
            )
            for one in queries.own_breaches(request.actor)
        ],
        "trainings": queries.own_trainings(request.actor.officer_id or 0),
        "honours": [
            (one, HONOURS[one.kind], HONOUR_STATES[one.state])
            for one in queries.honours(me, actor=request.actor).rows
        ],
        "findings": [
            (one, FINDING_STATES[one.state])
            for one in queries.findings(me, actor=request.actor).rows
        ],
    }


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


def _sent(request: OurRequest) -> tuple[str, int]:
    return request.POST.get("said", "")[:2000], version_of(request)


def _tried(request: OurRequest, act: Callable[[], object], done: str) -> HttpResponse:
    tried(request, act, done)
    return redirect("shared:conduct")


@access(Step.NOTE_TALK)
@require_POST
def noted(request: OurRequest, talk_id: int) -> HttpResponse:
    """I have taken note, and may say something to it."""
    said, version = _sent(request)

    def act() -> None:
        note_talk(
            talk_id=talk_id,
            answer=said,
            version=version,
            by=request.actor,
            at=request.now,
        )

    return _tried(request, act, "确认了。")


@access(Step.APPEAL_BREACH)
@require_POST
def appeal(request: OurRequest, breach_id: int) -> HttpResponse:
    """It is not so: a third hand decides."""
    said, version = _sent(request)

    def act() -> None:
        appeal_breach(
            breach_id=breach_id,
            appeal=said,
            version=version,
            by=request.actor,
            at=request.now,
        )

    return _tried(request, act, "申诉交上去了，由没有经手过的人决定。")


@access(Step.RECTIFY_FINDING)
@require_POST
def rectified(request: OurRequest, finding_id: int) -> HttpResponse:
    """What a round found of me is put right."""
    said, version = _sent(request)

    def act() -> None:
        rectify_finding(
            finding_id=finding_id,
            said=said,
            version=version,
            by=request.actor,
            at=request.now,
        )

    return _tried(request, act, "记下了，等另一位同志验收。")
