"""The unit answers a supervise order: what it has done about it."""

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
from yimen.rules.supervision.urging import OwnUrging


@transaction.atomic
def answer_urging(
    *, urging_id: int, version: int, answer: str, by: Actor, at: datetime
) -> None:
    """The order has been answered and waits to be looked at."""
    row = urging_of(urging_id, Step.ANSWER_URGING, by)
    if row.given_by_id in by.officer_ids:
        raise OwnUrging
    check_said(answer)
    columns = {"answered_at": at, "answered_by_id": by.officer_id}
    act = Act(
        step=Step.ANSWER_URGING,
        version=version,
        by=by,
        at=at,
        columns=columns,
        said=answer,
    )
    take_step(row, act)
