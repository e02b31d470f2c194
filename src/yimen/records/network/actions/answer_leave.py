"""Approve leave, or refuse it with a reason."""

from datetime import datetime

from django.db import transaction

from yimen.records.network import queries
from yimen.records.network.actions._leaves import change, place_of_leave, the_leave
from yimen.records.network.models import LeaveHalf
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.leave import LeaveAnswered, LeaveState, OwnLeave


@transaction.atomic
def answer_leave(
    *,
    leave_id: int,
    approves: bool,
    reason: str = "",
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """The answered request; what is refused leaves nobody away."""
    row = the_leave(leave_id)
    place = place_of_leave(row)
    authority.require(by, Step.ANSWER_LEAVE, place)
    if row.officer_id in by.officer_ids:
        raise OwnLeave
    if row.state != LeaveState.ASKED:
        raise LeaveAnswered
    queries.require_sign_off(by, place, at)
    change(
        row,
        version,
        step=Step.ANSWER_LEAVE,
        by=by,
        at=at,
        reason=reason,
        state=LeaveState.APPROVED if approves else LeaveState.REFUSED,
        answered_at=at,
        answered_by_id=by.officer_id,
    )
    if not approves:
        LeaveHalf.objects.filter(leave=row).delete()
