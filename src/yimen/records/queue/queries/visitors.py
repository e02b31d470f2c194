"""What a visitor may see with the ticket's token: the place, the range, the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from yimen.records.queue.facts import rows
from yimen.records.queue.queries.bar import minutes_between
from yimen.records.queue.queries.halls import Hall, Settings, hall_of, settings_of
from yimen.records.queue.queries.pace import HallPace, hall_pace
from yimen.rules.queue.queueing import JoinedAs, Priority, Stay, passed_by
from yimen.rules.queue.tickets import TicketState, label
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPage:
    """One ticket at one instant."""

    ticket_id: int
    hall: Hall
    token: str
    label: str
    line_name: str
    state: TicketState
    priority: Priority
    issued_at: datetime
    waited_minutes: int
    ahead: int  # in the same line
    wait: WaitingRange | TooLittleKnown
    told: WaitingRange | None  # what the slip said
    window_numbers: tuple[int, ...]
    window_number: int | None
    passes: int  # out-of-turn calls of the line since they joined
    patience: int
    return_until: datetime | None  # of somebody who missed the call


@dataclass(frozen=True, slots=True)
class PassedSlip:
    """Why somebody was passed: everybody who was, and the promise."""

    hall: Hall
    mine: Stay
    passed_by: tuple[Stay, ...]
    patience: int


def ticket_page(token: str, at: datetime) -> TicketPage:
    """The ticket with this token; raises `NotFound`."""
    found = rows("visitor", {"token": token})
    if not found:
        raise NotFound
    row = found[0]
    hall = hall_of(node_id=row["node_id"])
    settings = settings_of(hall.node_id)
    pace = hall_pace(hall.node_id, at, settings.fairness.patience)
    return _page(token, row, hall, settings, pace, at)


def _page(
    token: str,
    row: Mapping[str, Any],
    hall: Hall,
    settings: Settings,
    pace: HallPace,
    at: datetime,
) -> TicketPage:
    ahead = dict(zip(row["ahead_lines"], row["ahead_people"], strict=True))
    line = pace.line(row["line_id"])
    return TicketPage(
        ticket_id=row["id"],
        hall=hall,
        token=token,
        label=label(row["letter"], row["number"]),
        line_name=row["line_name"],
        state=TicketState(row["state"]),
        priority=Priority(row["priority"]),
        issued_at=row["issued_at"],
        waited_minutes=minutes_between(row["joined_at"], row["called_at"] or at),
        ahead=ahead.get(row["line_id"], 0),
        wait=pace.wait(row["line_id"], ahead),
        told=_told(row),
        window_numbers=line.window_numbers if line else (),
        window_number=row["window_number"],
        passes=row["passes"],
        patience=settings.fairness.patience,
        return_until=_return_until(row, settings),
    )


def _told(row: Mapping[str, Any]) -> WaitingRange | None:
    if row["told_low"] is None:
        return None
    return WaitingRange(row["told_low"], row["told_high"])


def _return_until(row: Mapping[str, Any], settings: Settings) -> datetime | None:
    if row["state"] != TicketState.MISSED or row["returns"]:
        return None
    missed_at: datetime = row["missed_at"]
    return missed_at + timedelta(minutes=settings.return_within)


def why_passed(token: str) -> PassedSlip:
    """Everybody who was called before this ticket though they joined later."""
    found = rows("passed_by", {"token": token})
    if not found:
        raise NotFound
    ticket = rows("visitor", {"token": token})[0]
    hall = hall_of(node_id=ticket["node_id"])
    mine, *others = (_stay(row) for row in found)
    patience = settings_of(hall.node_id).fairness.patience
    return PassedSlip(hall, mine, passed_by(mine, others), patience)


def _stay(row: Mapping[str, Any]) -> Stay:
    return Stay(
        label=label(row["letter"], row["number"]),
        priority=Priority(row["priority"]),
        joined_as=JoinedAs(row["joined_as"]),
        joined_at=row["started_at"],
        called_at=row["ended_at"],
        window=row["window_number"],
    )
