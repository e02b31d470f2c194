"""What the hall's desk sees: everybody who waits, every window, today's figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from yimen.records.queue.facts import rows
from yimen.records.queue.queries.bar import minutes_between
from yimen.records.queue.queries.board import RestingRow, resting
from yimen.records.queue.queries.halls import Hall, Settings, hall_of, settings_of
from yimen.records.queue.queries.kiosk import KioskLine, lines_of
from yimen.records.queue.queries.pace import HallPace, hall_pace
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may, require
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.queueing import JoinedAs, Priority
from yimen.rules.queue.tickets import TicketState, label, next_steps
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """An open ticket, in the order of calling."""

    ticket_id: int
    token: str
    label: str
    line_id: int
    line_name: str
    state: TicketState
    priority: Priority
    case_number: str  # what it is about, if the desk knows
    joined_as: JoinedAs
    since: datetime
    minutes: int  # in this state
    window_number: int | None
    wanted_number: int | None
    passes: int
    is_due: bool
    may_return: bool
    steps: frozenset[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow:
    """A window of the hall."""

    window_id: int
    number: int
    name: str
    kind: str
    is_open: bool
    is_on_break: bool
    back_at: datetime | None
    officers: tuple[str, ...]
    line_ids: tuple[int, ...]
    lines: tuple[str, ...]
    visitor: str
    visitor_state: TicketState | None
    minutes: int
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A line's day in figures; minutes, None where nothing is known yet."""

    line_id: int
    letter: str
    name: str
    issued: int
    called: int
    finished: int
    missed: int
    gone: int
    waiting: int
    favoured: int
    wait_median: float | None
    wait_p90: float | None
    wait_longest: float | None
    service_median: float | None
    told: int
    told_right: int
    passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HallQueue:
    """The hall's queue at one instant."""

    hall: Hall
    settings: Settings
    pace: HallPace
    everybody: tuple[QueueRow, ...]
    waiting: tuple[QueueRow, ...]
    aside: tuple[QueueRow, ...]  # parked, missed
    windows: tuple[WindowRow, ...]
    figures: tuple[FigureRow, ...]
    resting: tuple[RestingRow, ...]
    may_manage: bool

    @property
    def lines(self) -> tuple[KioskLine, ...]:
        """The lines with the wait of whoever joins now."""
        return lines_of(self.pace)

    def ticket(self, token: str) -> QueueRow:
        """The open ticket with this token; raises `NotFound`."""
        for row in self.everybody:
            if row.token == token:
                return row
        raise NotFound(ticket=token)


def hall_queue(actor: Actor, at: datetime, *, node_id: int | None = None) -> HallQueue:
    """The queue of the actor's hall, or of one that the actor may look into."""
    hall = hall_of(node_id=node_id if node_id is not None else actor.hall_id)
    require(actor, Step.SEE_QUEUE, hall.place)
    settings = settings_of(hall.node_id)
    asked = {"node": hall.node_id, "day": local_date(at)}
    tickets = [_row(row, settings, at) for row in rows("hall_tickets", asked)]
    return HallQueue(
        hall=hall,
        settings=settings,
        pace=hall_pace(hall.node_id, at, settings.fairness.patience),
        everybody=tuple(tickets),
        waiting=tuple(one for one in tickets if one.state is TicketState.WAITING),
        aside=tuple(
            one
            for one in tickets
            if one.state in {TicketState.PARKED, TicketState.MISSED}
        ),
        windows=tuple(_window(row, at) for row in rows("hall_windows", asked)),
        figures=_figures(hall.node_id, local_date(at)),
        resting=resting(hall.node_id, at),
        may_manage=may(actor, Step.MANAGE_QUEUE, hall.place),
    )


def day_figures(
    actor: Actor, day: date, *, node_id: int | None = None
) -> tuple[FigureRow, ...]:
    """The figures of a hall's day, by line."""
    hall = hall_of(node_id=node_id if node_id is not None else actor.hall_id)
    require(actor, Step.SEE_QUEUE, hall.place)
    return _figures(hall.node_id, day)


def _figures(node_id: int, day: date) -> tuple[FigureRow, ...]:
    found = rows("day_figures", {"node": node_id, "day": day})
    return tuple(FigureRow(**{**row, **_measures(row)}) for row in found)


def _measures(row: Mapping[str, Any]) -> dict[str, float | None]:
    names = ("wait_median", "wait_p90", "wait_longest", "service_median")
    return {
        name: None if row[name] is None else round(float(row[name]), 1)
        for name in names
    }


def _row(row: Mapping[str, Any], settings: Settings, at: datetime) -> QueueRow:
    state = TicketState(row["state"])
    return QueueRow(
        ticket_id=row["id"],
        token=row["token"],
        label=label(row["letter"], row["number"]),
        line_id=row["line_id"],
        line_name=row["line_name"],
        state=state,
        priority=Priority(row["priority"]),
        case_number=row["case_number"],
        joined_as=JoinedAs(row["joined_as"]),
        since=row["since"],
        minutes=minutes_between(row["since"], at),
        window_number=row["window_number"],
        wanted_number=row["wanted_number"],
        passes=row["passes"],
        is_due=row["passes"] >= settings.fairness.patience,
        steps=next_steps(state),
        may_return=state is TicketState.MISSED
        and not row["returns"]
        and at - row["missed_at"] <= timedelta(minutes=settings.return_within),
    )


def _window(row: Mapping[str, Any], at: datetime) -> WindowRow:
    has_visitor = row["visitor_number"] is not None
    letter, number = row["visitor_letter"], row["visitor_number"]
    return WindowRow(
        window_id=row["id"],
        number=row["number"],
        name=row["name"],
        kind=row["kind"],
        is_open=row["is_open"],
        is_on_break=row["break_since"] is not None,
        back_at=row["back_at"],
        officers=tuple(row["officers"]),
        line_ids=tuple(row["lines"]),
        lines=tuple(row["line_names"]),
        visitor=label(letter, number) if has_visitor else "",
        visitor_state=TicketState(row["visitor_state"]) if has_visitor else None,
        minutes=minutes_between(row["called_at"], at) if has_visitor else 0,
        calls=row["calls"],
    )
