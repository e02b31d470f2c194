"""Halls, seats and settings, as the queue needs them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection

from yimen.records.queue.facts import fairness
from yimen.records.queue.models import HallSettings, Ticket
from yimen.rules.authority.table import Place
from yimen.rules.queue.queueing import DEFAULT_FAIRNESS, Fairness
from yimen.rules.queue.tickets import OPEN_STATES, NoSuchLine, NoWindow
from yimen.rules.refusals import NotFound

_HALL: Final = """
SELECT id, code, name, coalesce(nullif(short_name, ''), name), path, phone, address
FROM node
WHERE (code = %(code)s OR id = %(node)s) AND valid_to IS NULL
"""
_SEAT: Final = """
SELECT id, number FROM service_window WHERE id = %(window)s AND node_id = %(node)s
"""
_SERVED: Final = """
SELECT EXISTS (
    SELECT FROM queue_line
    JOIN queue_window_line ON queue_window_line.line_id = queue_line.id
    WHERE queue_line.id = %(line)s AND queue_line.node_id = %(node)s
)
"""


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall by its name."""

    node_id: int
    code: str
    name: str
    short_name: str
    path: str
    phone: str
    address: str

    @property
    def place(self) -> Place:
        """Where acts in this hall happen."""
        return Place(hall_id=self.node_id, hall_path=self.path)


@dataclass(frozen=True, slots=True)
class Seat:
    """A window of a hall."""

    window_id: int
    number: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What a hall has settled on about its queue."""

    fairness: Fairness = DEFAULT_FAIRNESS
    return_within: int = 15
    return_behind: int = 3
    notice: str = ""
    version: int = 0


def hall_of(*, code: str = "", node_id: int | None = None) -> Hall:
    """The hall by its code or id; raises `NotFound`."""
    with connection.cursor() as cursor:
        cursor.execute(_HALL, {"code": code, "node": node_id})
        row = cursor.fetchone()
    if row is None:
        raise NotFound(hall=code)
    return Hall(*row)


def seat_of(window_id: int | None, node_id: int) -> Seat:
    """The window if it stands in this hall; raises `NoWindow`."""
    with connection.cursor() as cursor:
        cursor.execute(_SEAT, {"window": window_id, "node": node_id})
        row = cursor.fetchone()
    if row is None:
        raise NoWindow
    return Seat(*row)


def require_served(line_id: int, node_id: int) -> None:
    """Raise `NoSuchLine` unless some window of this hall serves the line."""
    with connection.cursor() as cursor:
        cursor.execute(_SERVED, {"line": line_id, "node": node_id})
        row = cursor.fetchone()
    if not row[0]:
        raise NoSuchLine


def settings_of(node_id: int) -> Settings:
    """What the hall has settled on; without a row the defaults."""
    row = HallSettings.objects.filter(node_id=node_id).first()
    if row is None:
        return Settings()
    return Settings(
        fairness(row.patience, row.appointment_head_start, row.priority_head_start),
        row.return_within,
        row.return_behind,
        row.notice,
        row.version,
    )


def rank_of_place(line_id: int, day: date, place: int) -> datetime | None:
    """The rank of the one in this place of the line, None if it is shorter."""
    waiting = Ticket.objects.filter(line_id=line_id, day=day, state="waiting")
    ranks = list(waiting.order_by("rank_at", "id").values_list("rank_at")[:place])
    return ranks[-1][0] if len(ranks) == place > 0 else None


def left_open_before(day: date) -> list[int]:
    """Tickets of earlier days that nobody closed."""
    left = Ticket.objects.filter(day__lt=day, state__in=OPEN_STATES)
    return list(left.order_by("id").values_list("id", flat=True))
