"""A cashier's shift: what went through the drawer, and how it is written down."""

from datetime import datetime

from yimen.records.fees import models
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

KIND = "shift"


def note(
    shift: models.Shift,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    after: str,
    reason: str = "",
    **told: object,
) -> None:
    """Write down what was done with a drawer."""
    append(
        Line(
            kind=KIND,
            subject=str(shift.pk),
            step=step,
            by=by,
            happened_at=at,
            after=after,
            payload=told,
            texts={"reason": reason} if reason else {},
        )
    )
