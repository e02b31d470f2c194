"""A cashier begins the day with so much change in the drawer."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.fees import models
from yimen.records.fees.actions._shifts import note
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.money.payments import WrongAmount
from yimen.rules.money.shifts import ShiftOpen


@transaction.atomic
def open_shift(*, float_cents: int, by: Actor, at: datetime) -> int:
    """The new shift's id; a cashier has one open at a time."""
    authority.require(by, Step.OPEN_SHIFT, Place(hall_id=by.hall_id))
    if by.officer_id is None or by.hall_id is None:
        raise authority.NotAllowed(step=Step.OPEN_SHIFT, actor=by.mark)
    if float_cents < 0:
        raise WrongAmount(cents=float_cents)
    shift = models.Shift(
        cashier_id=by.officer_id,
        hall_id=by.hall_id,
        window_id=by.window_id,
        float_cents=float_cents,
        opened_at=at,
    )
    try:
        with transaction.atomic():
            models.Shift.objects.bulk_create([shift])
    except IntegrityError as error:
        raise ShiftOpen from error
    note(
        shift,
        Step.OPEN_SHIFT,
        by=by,
        at=at,
        after="open",
        hall=shift.hall_id,
        change=float_cents,
    )
    return int(shift.pk)
