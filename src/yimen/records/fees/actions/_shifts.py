"""A cashier's shift: what went through the drawer, and how it is written down."""

from datetime import datetime

from django.db.models import Sum

from yimen.records.fees import models
from yimen.records.journal.append import Line, append
from yimen.rules.actors import Actor
from yimen.rules.payments import Means, PayState, RefundState
from yimen.rules.shifts import Drawer
from yimen.rules.steps import Step

KIND = "shift"


def drawer_of(shift: models.Shift) -> Drawer:
    """What must lie in the drawer, from the books."""
    taken = models.Payment.objects.filter(
        shift=shift, means=Means.CASH, state=PayState.PAID
    )
    back = models.Refund.objects.filter(shift=shift, state=RefundState.DONE)
    return Drawer(
        shift.float_cents,
        taken.aggregate(cents=Sum("cents"))["cents"] or 0,
        back.aggregate(cents=Sum("cents"))["cents"] or 0,
    )


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
