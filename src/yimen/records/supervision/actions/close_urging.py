"""The answer to a supervise order is accepted: it is closed."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._urging import (
    Act,
    check_said,
    take_step,
    urging_of,
)
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def close_urging(
    *, urging_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """The order is done, for the reason that is given."""
    row = urging_of(urging_id, Step.CLOSE_URGING, by)
    check_said(reason)
    act = Act(
        step=Step.CLOSE_URGING,
        version=version,
        by=by,
        at=at,
        columns={"closed_at": at, "closed_by_id": by.officer_id},
        said=reason,
    )
    take_step(row, act)
