"""A visitor books a place in a line, for some minutes of a day to come."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from yimen.ports.identifiers import check_phone
from yimen.ports.vault import vault
from yimen.records.network import queries as network
from yimen.records.queue.actions._bookings import write_down
from yimen.records.queue.facts import rows
from yimen.records.queue.models import Appointment, Line
from yimen.records.queue.queries import hall_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import NotATelephone
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.bookings import (
    BookedAlready,
    DayFull,
    SlotFull,
    SlotGone,
    SlotTime,
    bookable_days,
    require_bookable,
    slots_of,
)
from yimen.rules.queue.tickets import NoSuchLine
from yimen.rules.refusals import Overtaken

_ONCE_A_DAY: Final = "appointment_once_a_day"
_CODE: Final = "appointment_code_once"
_TRIES: Final = 5
_CODES: Final = 100_000_000  # eight digits: easy to type, and nobody guesses one


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What is asked for, and by whom; name and telephone are sealed."""

    line_id: int
    starts_at: datetime
    name: str
    phone: str
    matter_name: str = ""


@dataclass(frozen=True, slots=True)
class Booked:
    """The place, under a code that its owner brings along."""

    code: str
    starts_at: datetime


@transaction.atomic
def book(*, booking: Booking, by: Actor, at: datetime) -> Booked:
    """The appointment; the last place of a slot goes to one person only."""
    line = Line.objects.filter(id=booking.line_id).first()
    if line is None:
        raise NoSuchLine
    authority.require(by, Step.BOOK, hall_of(node_id=line.node_id).place)
    slot = _slot(line, booking.starts_at, at)
    dialled = check_phone(booking.phone)
    if not dialled.is_valid:
        raise NotATelephone
    slot_id = _take(line, slot)
    row = _written(line, slot_id, booking, dialled.number, at)
    write_down(row, Step.BOOK, before="", after="booked", by=by, at=at)
    return Booked(row.code, slot.starts_at)


def _slot(line: Line, starts_at: datetime, at: datetime) -> SlotTime:
    day = local_date(starts_at)
    if day not in bookable_days(at, line.days_ahead) or not line.slot_quota:
        raise SlotGone(starts_at=starts_at)
    hours = network.hall_hours(line.node_id, day)
    given = slots_of(hours.sessions(day), line.slot_minutes)
    return require_bookable(starts_at, given, at)


def _take(line: Line, slot: SlotTime) -> int:
    asked = {
        "line": line.pk,
        "day": local_date(slot.starts_at),
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "slot_quota": line.slot_quota,
        "day_quota": line.day_quota,
    }
    if not line.day_quota:
        raise DayFull
    taken = rows("take_place", asked)[0]
    if taken["day_id"] is None:
        raise DayFull
    if taken["slot_id"] is None:
        raise SlotFull
    return int(taken["slot_id"])


def _written(
    line: Line, slot_id: int, booking: Booking, phone: str, at: datetime
) -> Appointment:
    box = vault()
    columns = {
        "node_id": line.node_id,
        "line": line,
        "slot_id": slot_id,
        "day": local_date(booking.starts_at),
        "matter_name": booking.matter_name.strip(),
        "name_sealed": box.seal(booking.name.strip()),
        "phone_sealed": box.seal(phone),
        "phone_digest": box.digest(phone),
        "booked_at": at,
    }
    for _ in range(_TRIES):
        code = f"{secrets.randbelow(_CODES):08d}"
        try:
            with transaction.atomic():
                return Appointment.objects.create(code=code, **columns)
        except IntegrityError as error:
            if _ONCE_A_DAY in str(error):
                raise BookedAlready from error
            if _CODE not in str(error):
                raise
    raise Overtaken(line=line.name)
