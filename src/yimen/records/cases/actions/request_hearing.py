"""A hearing is asked for, within five working days of being told (许可法 47)."""

from datetime import datetime

from yimen.records.cases.actions import _hearings
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.rules.authority.actors import VISITOR, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings, lifecycle
from yimen.rules.cases.hearings import Asker, HearingState
from yimen.rules.legal_clock.calendar import local_date


def request_hearing(
    *,
    number: str,
    asker: Asker,
    name: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case whose hearing has to be held within twenty working days."""

    def request() -> Moved:
        case = approach(number, Step.REQUEST_HEARING, by, version)
        return _request(case, asker, name, by, at)

    return until_it_fits(request)


def ask_hearing(*, number: str, at: datetime) -> Moved:
    """The same by the applicant, who holds the case's query code."""

    def request() -> Moved:
        case = case_facts(number, VISITOR)
        lifecycle.after(case.state, Step.REQUEST_HEARING)
        return _request(case, Asker.APPLICANT, "", VISITOR, at)

    return until_it_fits(request)


def _request(
    case: CaseFacts, asker: Asker, name: str, by: Actor, at: datetime
) -> Moved:
    kept = _hearings.live_hearing(case)
    today = local_date(at)
    hearings.require_asked_in_time(kept.hearing, today)
    last = hearings.hold_by(today, case.calendar)
    act = Act(
        step=Step.REQUEST_HEARING,
        after=case.state,
        article=hearings.ARTICLE_RIGHT,
        by=by,
        at=at,
        evidence={"asker": asker, "hold_by_on": last},
        texts={"reason": name} if name else {},
    )
    moved = move(case, act, is_aside=True)
    _hearings.change(
        kept,
        case.number,
        state=HearingState.REQUESTED,
        requested_at=at,
        asker=asker,
        hold_by_on=last,
    )
    return moved
