"""Whoever asked for a hearing, or might have, gives it up in writing (许可法 47)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _hearings
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import HearingKind, HearingState, NoHearing


@transaction.atomic
def waive_hearing(
    *, number: str, reason: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case without a hearing; what the organ itself has ordered is held."""
    case = approach(number, Step.WAIVE_HEARING, by, version)
    with_reason(reason=reason)
    kept = _hearings.live_hearing(case)
    if kept.hearing.kind is HearingKind.OWN_MOTION:
        raise NoHearing(case=number)
    act = Act(
        step=Step.WAIVE_HEARING,
        after=case.state,
        article=hearings.ARTICLE_RIGHT,
        by=by,
        at=at,
        texts={"reason": reason},
    )
    moved = move(case, act, is_aside=True)
    _hearings.change(kept, number, state=HearingState.WAIVED)
    return moved
