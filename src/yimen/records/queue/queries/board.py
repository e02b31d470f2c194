"""What the call display shows: numbers and windows, never a name (rulebook 12.3.4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from yimen.records.network import queries as network
from yimen.records.queue.facts import rows
from yimen.records.queue.queries.halls import Hall, hall_of, settings_of
from yimen.records.queue.queries.pace import hall_pace
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.opening import Door
from yimen.rules.queue.tickets import TicketState, label

_FRESH: Final = timedelta(minutes=2)
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class CallRow:
    """A number and the window it is to go to, or is at."""

    mark: str  # changes with every call and recall, so that it is said once
    label: str
    window_number: int
    window_name: str
    called_at: datetime
    is_awaited: bool


@dataclass(frozen=True, slots=True)
class RestingRow:
    """A line that is closed or a window on a break, and until when."""

    line_name: str
    window_number: int | None
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole display at one instant."""

    hall: Hall
    now: datetime
    calling: tuple[CallRow, ...]  # awaited, the newest first
    serving: tuple[CallRow, ...]
    waiting: int
    notice: str
    resting: tuple[RestingRow, ...]
    door: Door


def board_page(code: str, at: datetime) -> BoardPage:
    """The display of this hall."""
    hall = hall_of(code=code)
    asked = {"node": hall.node_id, "day": local_date(at), "limit": _SHOWN}
    calls = [_call(row) for row in rows("board", asked)]
    settings = settings_of(hall.node_id)
    return BoardPage(
        hall=hall,
        now=at,
        calling=tuple(call for call in calls if call.is_awaited),
        serving=tuple(call for call in calls if not call.is_awaited),
        waiting=hall_pace(hall.node_id, at, settings.fairness.patience).waiting,
        notice=settings.notice,
        resting=resting(hall.node_id, at),
        door=network.hall_hours(hall.node_id, local_date(at)).door(at),
    )


def fresh_calls(page: BoardPage) -> tuple[CallRow, ...]:
    """The calls that may still have to be said aloud, the oldest first."""
    return tuple(
        call for call in reversed(page.calling) if page.now - call.called_at <= _FRESH
    )


def resting(node_id: int, at: datetime) -> tuple[RestingRow, ...]:
    """Which lines are closed and which windows are on a break."""
    return tuple(
        RestingRow(
            line_name=row["what"] if row["is_line"] else "",
            window_number=None if row["is_line"] else int(row["what"]),
            back_at=row["back_at"],
        )
        for row in rows("resting", {"node": node_id, "at": at})
    )


def _call(row: dict[str, Any]) -> CallRow:
    called_at: datetime = row["called_at"]
    return CallRow(
        mark=f"{row['id']}-{called_at.timestamp():.0f}",
        label=label(row["letter"], row["number"]),
        window_number=row["window_number"],
        window_name=row["window_name"],
        called_at=called_at,
        is_awaited=row["state"] == TicketState.CALLED,
    )
