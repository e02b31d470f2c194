"""The answer does not do: the order goes back with a reason and a new day."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.supervision.actions._urging import (
    Act,
    check_said,
    take_step,
    tell_unit,
    urging_of,
)
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.urging import check_due


@transaction.atomic
def return_urging(
    *,
    urging_id: int,
    version: int,
    reason: str,
    due_on: date,
    by: Actor,
    at: datetime,
) -> None:
    """The unit owes a better answer by this day, and hears of it."""
    row = urging_of(urging_id, Step.RETURN_URGING, by)
    check_said(reason)
    check_due(due_on, local_date(at))
    act = Act(
        step=Step.RETURN_URGING,
        version=version,
        by=by,
        at=at,
        columns={"due_on": due_on, "returned": row.returned + 1},
        said=reason,
    )
    tell_unit(take_step(row, act), by=by, at=at)
