"""A place that was booked is given back."""

from datetime import datetime

from django.db import connection, transaction

from yimen.records.queue.actions._bookings import (
    find,
    require_booked,
    require_holder,
    swap,
    write_down,
)
from yimen.records.queue.facts import statement
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.bookings import BookingOver


@transaction.atomic
def cancel_booking(*, code: str, phone: str = "", by: Actor, at: datetime) -> None:
    """The appointment is cancelled, and somebody else may have its place."""
    row = find(code)
    require_holder(row, phone, by)
    require_booked(row)
    if at >= row.slot.starts_at:
        raise BookingOver(state="begun")
    swap(row, "cancelled")
    with connection.cursor() as cursor:
        cursor.execute(statement("give_place_back"), {"slot": row.slot_id})
    write_down(
        row, Step.CANCEL_BOOKING, before="booked", after="cancelled", by=by, at=at
    )
