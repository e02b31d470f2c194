"""The unit signs for a supervise order: from now on it knows."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._urging import Act, take_step, urging_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.supervision.urging import OwnUrging


@transaction.atomic
def receive_urging(*, urging_id: int, version: int, by: Actor, at: datetime) -> None:
    """The order has been signed for."""
    row = urging_of(urging_id, Step.RECEIVE_URGING, by)
    if row.given_by_id in by.officer_ids:
        raise OwnUrging
    columns = {"received_at": at, "received_by_id": by.officer_id}
    take_step(
        row,
        Act(step=Step.RECEIVE_URGING, version=version, by=by, at=at, columns=columns),
    )
