"""Another officer takes the counted cash over."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees import models
from yimen.records.fees.actions._shifts import note
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.money.shifts import OwnHandOver, ShiftOver
from yimen.rules.refusals import NotFound


@transaction.atomic
def take_over_shift(*, shift_id: int, by: Actor, at: datetime) -> None:
    """The cash of a closed shift is with this officer now."""
    held = models.Shift.objects.select_for_update(of=("self",)).select_related("hall")
    shift = held.filter(pk=shift_id, closed_at__isnull=False).first()
    if shift is None:
        raise NotFound(shift=shift_id)
    place = Place(hall_id=shift.hall_id, hall_path=shift.hall.path)
    authority.require(by, Step.TAKE_OVER_SHIFT, place)
    if shift.taken_over_at is not None:
        raise ShiftOver(shift=shift_id)
    if by.officer_id == shift.cashier_id:
        raise OwnHandOver
    shift.taken_over_at, shift.taken_over_by_id = at, by.officer_id
    shift.version += 1
    shift.save(update_fields=["taken_over_at", "taken_over_by", "version"])
    note(
        shift,
        Step.TAKE_OVER_SHIFT,
        by=by,
        at=at,
        after="taken_over",
        cents=shift.counted_cents,
    )
