"""What the kiosk offers: the lines of a hall with who waits and how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yimen.records.network import queries as network
from yimen.records.queue.models import Ticket
from yimen.records.queue.queries.halls import Hall, hall_of, settings_of
from yimen.records.queue.queries.pace import HallPace, hall_pace
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.opening import Door
from yimen.rules.queue.tickets import TicketState, gives_numbers, label
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskLine:
    """A line that somebody may touch."""

    line_id: int
    letter: str
    name: str
    phrase: str
    picture: str
    is_open: bool
    is_served: bool
    reopens_at: datetime | None
    waiting: int
    wait: WaitingRange | TooLittleKnown
    window_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KioskPage:
    """The kiosk's first page."""

    hall: Hall
    lines: tuple[KioskLine, ...]
    door: Door
    gives_numbers: bool


@dataclass(frozen=True, slots=True)
class ReturnableRow:
    """A missed call that can still be made good, and until when."""

    ticket_id: int
    token: str
    label: str
    until: datetime


def kiosk_page(code: str, at: datetime) -> KioskPage:
    """The lines of this hall that some window serves."""
    hall = hall_of(code=code)
    pace = hall_pace(hall.node_id, at, settings_of(hall.node_id).fairness.patience)
    door = network.hall_hours(hall.node_id, local_date(at)).door(at)
    lines = tuple(one for one in lines_of(pace) if one.is_served)
    return KioskPage(hall, lines, door, gives_numbers(door, at))


def lines_of(pace: HallPace) -> tuple[KioskLine, ...]:
    """Every line of a hall with the wait of whoever joins now."""
    return tuple(
        KioskLine(
            line_id=line.line_id,
            letter=line.letter,
            name=line.name,
            phrase=line.phrase,
            picture=line.picture,
            is_open=line.is_open,
            is_served=line.is_served,
            reopens_at=line.reopens_at,
            waiting=line.waiting,
            wait=pace.wait(line.line_id),
            window_numbers=line.window_numbers,
        )
        for line in pace.lines
    )


def returnable(node_id: int, at: datetime) -> tuple[ReturnableRow, ...]:
    """The numbers that missed their call and may still come back."""
    window = timedelta(minutes=settings_of(node_id).return_within)
    missed = Ticket.objects.filter(
        node_id=node_id,
        day=local_date(at),
        state=TicketState.MISSED,
        returns=0,
        missed_at__gte=at - window,
    ).order_by("letter", "number")
    rows = missed.values_list("id", "token", "letter", "number", "missed_at")
    return tuple(
        ReturnableRow(ticket_id, token, label(letter, number), missed_at + window)
        for ticket_id, token, letter, number, missed_at in rows
        if missed_at is not None
    )
