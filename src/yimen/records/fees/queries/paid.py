"""What was due and how it was paid in a period, for the on-site payment rate."""

from datetime import date, timedelta

from django.db.models import OuterRef, Subquery

from yimen.records.fees import models
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.money.paying import DueBill
from yimen.rules.money.payments import BillState, PayState


def due_bills(first_on: date, last_on: date, *, actor: Actor) -> tuple[DueBill, ...]:
    """The bills raised in these days that the actor may see, in one statement."""
    paid = models.Payment.objects.filter(bill=OuterRef("pk"), state=PayState.PAID)
    rows = models.Bill.objects.filter(
        seen_by(sight_of(actor, Step.SEE_BILLS), organ=None),
        raised_at__gte=start_of_day(first_on),
        raised_at__lt=start_of_day(last_on + timedelta(days=1)),
    ).annotate(on_site=Subquery(paid.order_by("pk").values("is_on_site")[:1]))
    return tuple(
        DueBill(
            number=row.number,
            hall_id=row.hall_id,
            state=BillState(row.state),
            due_cents=row.due_cents,
            paid_cents=row.paid_cents,
            is_on_site=row.on_site,
        )
        for row in rows.order_by("pk")
    )
