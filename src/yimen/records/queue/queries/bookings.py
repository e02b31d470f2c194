"""What may be booked, and what was: by code and telephone, or at the hall's desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection
from django.db.models import QuerySet

from yimen.ports.vault import vault
from yimen.records.network import queries as network
from yimen.records.queue.facts import rows
from yimen.records.queue.models import Appointment, Line
from yimen.records.queue.queries.halls import Hall, hall_of
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.queue.bookings import SlotTime, bookable_days, slots_of
from yimen.rules.queue.tickets import NoSuchLine
from yimen.rules.refusals import NotFound

_HALLS: Final = """
SELECT DISTINCT node.id, node.code, node.name,
    coalesce(nullif(node.short_name, ''), node.name), node.path, node.phone,
    node.address, node.tier
FROM node
JOIN queue_line ON queue_line.node_id = node.id
WHERE node.valid_to IS NULL AND queue_line.slot_quota > 0 AND queue_line.day_quota > 0
AND queue_line.is_open
ORDER BY node.tier, node.code
"""


@dataclass(frozen=True, slots=True)
class BookableLine:
    """A line that gives appointments."""

    line_id: int
    name: str
    phrase: str
    picture: str


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A slot and how many places are left in it."""

    starts_at: datetime
    ends_at: datetime
    left: int


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day with its slots; none: the hall is closed or everything is booked."""

    day: date
    slots: tuple[FreeSlot, ...]

    @property
    def left(self) -> int:
        """How many places are left on this day."""
        return sum(slot.left for slot in self.slots)


@dataclass(frozen=True, slots=True)
class SlotsPage:
    """What a line of a hall still has to give."""

    hall: Hall
    line: BookableLine
    days: tuple[FreeDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRow:
    """One appointment; who holds it is masked."""

    code: str
    hall: Hall
    line_name: str
    matter_name: str
    day: date
    starts_at: datetime
    ends_at: datetime
    name: str
    phone: str
    state: str
    ticket_token: str


def bookable_halls() -> tuple[Hall, ...]:
    """Every hall with a line that gives appointments."""
    with connection.cursor() as cursor:
        cursor.execute(_HALLS)
        return tuple(Hall(*row[:-1]) for row in cursor.fetchall())


def bookable_lines(code: str) -> tuple[Hall, tuple[BookableLine, ...]]:
    """The lines of a hall that give appointments."""
    hall = hall_of(code=code)
    found = Line.objects.filter(
        node_id=hall.node_id, slot_quota__gt=0, day_quota__gt=0, is_open=True
    ).order_by("order", "letter")
    return hall, tuple(map(_line, found))


def slots_page(code: str, line_id: int, at: datetime) -> SlotsPage:
    """The days and slots of a line, from now on."""
    hall = hall_of(code=code)
    line = Line.objects.filter(id=line_id, node_id=hall.node_id).first()
    if line is None:
        raise NoSuchLine
    days = bookable_days(at, line.days_ahead)
    hours = network.hall_hours(hall.node_id, days[0])
    taken = _Taken(line, days)
    free = tuple(
        FreeDay(
            day,
            tuple(
                FreeSlot(slot.starts_at, slot.ends_at, taken.left(day, slot))
                for slot in slots_of(hours.sessions(day), line.slot_minutes)
                if slot.starts_at > at
            ),
        )
        for day in days
    )
    return SlotsPage(hall, _line(line), tuple(day for day in free if day.slots))


class _Taken:
    """What is taken of a line's days and slots."""

    def __init__(self, line: Line, days: tuple[date, ...]) -> None:
        asked = {"line": line.pk, "first": days[0], "last": days[-1]}
        found = rows("free_slots", asked)
        self._line = line
        self._days = {row["day"]: int(row["booked"]) for row in found}
        self._slots = {row["starts_at"]: int(row["taken"]) for row in found}

    def left(self, day: date, slot: SlotTime) -> int:
        of_day = self._line.day_quota - self._days.get(day, 0)
        of_slot = self._line.slot_quota - self._slots.get(slot.starts_at, 0)
        return max(0, min(of_day, of_slot))


def appointment(code: str, phone: str) -> AppointmentRow:
    """The appointment under this code and telephone; else `NotFound`."""
    found = _appointments().filter(code=code, phone_digest=vault().digest(phone))
    row = found.first()
    if row is None:
        raise NotFound
    return _appointment(row, hall_of(node_id=row.node_id))


def appointment_of_code(code: str) -> AppointmentRow:
    """The appointment under this code, for whoever was just given it."""
    row = _appointments().filter(code=code).first()
    if row is None:
        raise NotFound
    return _appointment(row, hall_of(node_id=row.node_id))


def appointments_of_day(
    actor: Actor, day: date, *, node_id: int | None = None
) -> tuple[AppointmentRow, ...]:
    """Everybody who booked for a day in the actor's hall, by time."""
    hall = hall_of(node_id=node_id if node_id is not None else actor.hall_id)
    require(actor, Step.SEE_QUEUE, hall.place)
    found = _appointments().filter(node_id=hall.node_id, day=day)
    return tuple(
        _appointment(row, hall) for row in found.order_by("slot__starts_at", "id")
    )


def _appointments() -> QuerySet[Appointment]:
    return Appointment.objects.select_related("slot", "line", "ticket")


def _line(line: Line) -> BookableLine:
    return BookableLine(line.pk, line.name, line.phrase, line.picture)


def _appointment(row: Appointment, hall: Hall) -> AppointmentRow:
    box = vault()
    sealed: Mapping[str, bytes] = {
        "name": bytes(row.name_sealed),
        "phone": bytes(row.phone_sealed),
    }
    said = {key: box.unseal(text) if text else "" for key, text in sealed.items()}
    return AppointmentRow(
        code=row.code,
        hall=hall,
        line_name=row.line.name,
        matter_name=row.matter_name,
        day=row.day,
        starts_at=row.slot.starts_at,
        ends_at=row.slot.ends_at,
        name=masking.name(said["name"]),
        phone=masking.phone(said["phone"]),
        state=row.state,
        ticket_token=row.ticket.token if row.ticket else "",
    )
