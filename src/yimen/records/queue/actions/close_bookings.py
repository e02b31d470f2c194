"""The day is over: places nobody came for, and names nobody needs any more."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from yimen.records.queue.actions._bookings import swap, write_down
from yimen.records.queue.models import Appointment
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.bookings import LATEST_ARRIVAL
from yimen.rules.refusals import Overtaken

KEPT: Final = timedelta(days=30)
"""So long a name and a telephone are kept after the day (个人信息保护法 19)."""


def close_bookings(*, by: Actor, at: datetime) -> int:
    """How many appointments were missed; old ones lose name and telephone."""
    authority.require(by, Step.MISS_BOOKING)
    over = Appointment.objects.filter(
        state="booked", slot__ends_at__lt=at - LATEST_ARRIVAL
    )
    missed = 0
    for row in over.select_related("slot").order_by("id"):
        try:
            _miss(row, by, at)
        except Overtaken:
            continue  # somebody came at the last moment
        missed += 1
    old = Appointment.objects.filter(day__lt=local_date(at - KEPT))
    old.exclude(name_sealed=b"").update(
        name_sealed=b"", phone_sealed=b"", phone_digest=b""
    )
    return missed


@transaction.atomic
def _miss(row: Appointment, by: Actor, at: datetime) -> None:
    swap(row, "missed")
    happened_at = min(at, row.slot.ends_at + LATEST_ARRIVAL)
    write_down(
        row,
        Step.MISS_BOOKING,
        before="booked",
        after="missed",
        by=by,
        at=happened_at,
    )
