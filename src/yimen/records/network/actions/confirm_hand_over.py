"""B confirms what A handed over, a day before (rulebook 4.10.1)."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._leaves import change, the_leave
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import LeaveAnswered, LeaveState, NotTheSubstitute


@transaction.atomic
def confirm_hand_over(*, leave_id: int, version: int, by: Actor, at: datetime) -> None:
    """From when the leave begins, B may stand in."""
    row = the_leave(leave_id)
    authority.require(by, Step.CONFIRM_HAND_OVER)
    if row.substitute_id != by.officer_id:
        raise NotTheSubstitute
    if row.state != LeaveState.APPROVED or row.handed_over_at is not None:
        raise LeaveAnswered
    change(
        row,
        version,
        step=Step.CONFIRM_HAND_OVER,
        by=by,
        at=at,
        handed_over_at=at,
    )
