"""Take a request for leave back, or come back early: whoever asked, on any day."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._leaves import change, the_leave
from yimen.records.network.models import LeaveHalf
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import LIVE, LeaveAnswered, LeaveState, half_of
from yimen.rules.refusals import NotFound


@transaction.atomic
def cancel_leave(*, leave_id: int, version: int, by: Actor, at: datetime) -> None:
    """Nobody is away any more from this half day on; what is past stays."""
    row = the_leave(leave_id)
    authority.require(by, Step.CANCEL_LEAVE)
    if row.officer_id != by.officer_id:
        raise NotFound(leave=leave_id)
    if LeaveState(row.state) not in LIVE:
        raise LeaveAnswered
    change(
        row,
        version,
        step=Step.CANCEL_LEAVE,
        by=by,
        at=at,
        state=LeaveState.CANCELLED,
    )
    today, now_half = half_of(at)
    halves = LeaveHalf.objects.filter(leave=row)
    halves.filter(on__gt=today).delete()
    halves.filter(on=today, half__gte=now_half).delete()
