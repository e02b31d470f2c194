"""What a window shows of the queue: its visitor, whom it put aside, who waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from yimen.records.queue.facts import rows
from yimen.records.queue.queries.halls import Settings, settings_of
from yimen.records.queue.queries.pace import HallPace, LinePace, hall_pace
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.queueing import JoinedAs, Priority
from yimen.rules.queue.tickets import (
    AT_A_WINDOW,
    NoWindow,
    TicketState,
    label,
    next_steps,
)
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorRow:
    """Somebody with a ticket, as a window sees them: a number, never a name."""

    ticket_id: int
    token: str
    label: str
    line_name: str
    state: TicketState
    priority: Priority
    joined_as: JoinedAs
    waited_minutes: int  # from the number to the first call
    since: datetime  # of the state they are in
    minutes: int  # in that state
    steps: frozenset[Step]
    may_return: bool = False


@dataclass(frozen=True, slots=True)
class LineChoice:
    """A line somebody may be sent on to."""

    line_id: int
    name: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowBar:
    """The head of the window's page."""

    window_id: int
    number: int
    name: str
    kind: str
    hall_name: str
    lines: tuple[str, ...]
    waiting: int
    wait: WaitingRange | TooLittleKnown
    visitor: VisitorRow | None
    parked: tuple[VisitorRow, ...]
    missed: tuple[VisitorRow, ...]
    choices: tuple[LineChoice, ...]
    is_on_break: bool
    back_at: datetime | None


def window_bar(actor: Actor, at: datetime) -> WindowBar:
    """The bar of the window at which the actor stands; raises `NoWindow`."""
    asked = {"window": actor.window_id, "day": local_date(at)}
    found = rows("at_window", asked) if actor.window_id is not None else []
    if not found:
        raise NoWindow
    seat = found[0]
    require(
        actor, Step.SEE_QUEUE, Place(hall_id=seat["node_id"], hall_path=seat["path"])
    )
    settings = settings_of(seat["node_id"])
    pace = hall_pace(seat["node_id"], at, settings.fairness.patience)
    people = [_visitor(row, settings, at) for row in found if row["id"] is not None]
    served = [line for line in pace.lines if line.line_id in set(seat["lines"])]
    return WindowBar(
        window_id=seat["window_id"],
        number=seat["window_number"],
        name=seat["window_name"],
        kind=seat["window_kind"],
        hall_name=seat["hall_name"],
        lines=tuple(line.name for line in served),
        waiting=sum(line.waiting for line in served) + seat["wanted"],
        wait=_longest(pace, served),
        visitor=next((one for one in people if one.state in AT_A_WINDOW), None),
        parked=tuple(one for one in people if one.state is TicketState.PARKED),
        missed=tuple(one for one in people if one.may_return),
        choices=tuple(
            LineChoice(line.line_id, line.name, line.waiting)
            for line in pace.lines
            if line.windows
        ),
        is_on_break=seat["break_since"] is not None,
        back_at=seat["back_at"],
    )


def _longest(
    pace: HallPace, served: Sequence[LinePace]
) -> WaitingRange | TooLittleKnown:
    """The longest wait among the lines of the window, if any is known."""
    waits = [pace.wait(line.line_id) for line in served]
    known = [wait for wait in waits if isinstance(wait, WaitingRange)]
    return max(known, key=lambda wait: wait.high_minutes, default=TooLittleKnown())


def _visitor(row: Mapping[str, Any], settings: Settings, at: datetime) -> VisitorRow:
    state = TicketState(row["state"])
    return VisitorRow(
        ticket_id=row["id"],
        token=row["token"],
        label=label(row["letter"], row["number"]),
        line_name=row["line_name"],
        state=state,
        priority=Priority(row["priority"]),
        joined_as=JoinedAs(row["joined_as"]),
        waited_minutes=minutes_between(row["came_at"], row["first_called_at"] or at),
        since=row["since"],
        minutes=minutes_between(row["since"], at),
        steps=next_steps(state),
        may_return=state is TicketState.MISSED
        and not row["returns"]
        and at - row["missed_at"] <= timedelta(minutes=settings.return_within),
    )


def minutes_between(begin: datetime, end: datetime) -> int:
    """Whole minutes from one instant to a later one."""
    return max(0, int((end - begin).total_seconds())) // 60
