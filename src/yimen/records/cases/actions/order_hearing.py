"""The organ orders a hearing by itself, in the public interest (许可法 46)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions import _hearings
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import HearingExists, HearingKind, HearingState
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def order_hearing(
    *, number: str, why: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case with a hearing to be announced and held; a lapsed right bars none."""
    case = approach(number, Step.ORDER_HEARING, by, version)
    with_reason(why=why)
    rows = list(models.Hearing.objects.filter(case_id=case.case_id))
    found = [_hearings.hearing_of(row) for row in rows]
    if hearings.live(found, local_date(at)) is not None:
        raise HearingExists(case=number)
    models.Hearing.objects.filter(case_id=case.case_id, state=HearingState.TOLD).update(
        state=HearingState.LAPSED
    )
    act = Act(
        step=Step.ORDER_HEARING,
        after=case.state,
        article=hearings.ARTICLE_PUBLIC,
        by=by,
        at=at,
        texts={"reason": why},
    )
    moved = move(case, act, is_aside=True)
    models.Hearing.objects.create(
        case_id=case.case_id,
        kind=HearingKind.OWN_MOTION,
        state=HearingState.REQUESTED,
        told_at=at,
    )
    return moved
