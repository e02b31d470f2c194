"""The past of a hall as days that can be run again: visits, windows, moments between.

A window sat from its first call of the day to the end of its last service, less its
breaks; it serves the lines it serves today and those it served that day. The moment it
takes to call is the mean of all moments in which it was free and somebody was there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import fmean, median
from typing import Any, Final

from django.db import connection

from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if.queues import HallDay, Seat, Span, Visit

_SQL: Final = Path(__file__).parents[1] / "sql"
_VISITS: Final = (_SQL / "visits_past.sql").read_text(encoding="utf-8")
_FORGOTTEN: Final = 3
_BREAKS: Final = """
SELECT service_window.number, rest.started_at, rest.ended_at
FROM queue_window_break AS rest
JOIN service_window ON service_window.id = rest.window_id
WHERE service_window.node_id = %(node)s AND rest.ended_at IS NOT NULL
AND rest.started_at >= %(since)s AND rest.started_at < %(until)s
ORDER BY rest.started_at
"""
_SERVED: Final = """
SELECT service_window.number, array_agg(served.line_id)
FROM queue_window_line AS served
JOIN service_window ON service_window.id = served.window_id
WHERE service_window.node_id = %(node)s
GROUP BY service_window.number
"""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A visit as it was."""

    day: date
    line: int
    came: float
    rank: float
    called: float | None
    minutes: float | None
    until: float | None
    seat: int | None


def hall_days(node_id: int, period: Period) -> tuple[HallDay, ...]:
    """The days of a hall on which somebody was called."""
    seen = tuple(_seen(node_id, period))
    breaks, lines = _breaks(node_id, period), _lines(node_id)
    by_day: dict[date, list[_Seen]] = defaultdict(list)
    for one in seen:
        by_day[one.day].append(one)
    turnover = _turnover(seen)
    usual = _usual(seen)
    days = (
        _day(day, visits, (breaks, lines), usual=usual, turnover=turnover)
        for day, visits in sorted(by_day.items())
    )
    return tuple(day for day in days if day.seats)


_Breaks = Mapping[tuple[date, int], Sequence[Span]]
_Lines = Mapping[int, frozenset[int]]


def _day(
    day: date,
    seen: Sequence[_Seen],
    windows: tuple[_Breaks, _Lines],
    *,
    usual: Mapping[int, float],
    turnover: float,
) -> HallDay:
    breaks, lines = windows
    visits = tuple(
        Visit(one.came, one.line, _service(one, usual), one.rank) for one in seen
    )
    at_seat: dict[int, list[_Seen]] = defaultdict(list)
    for one in seen:
        if one.seat is not None and one.called is not None and one.until is not None:
            at_seat[one.seat].append(one)
    seats = tuple(
        Seat(
            number,
            lines.get(number, frozenset()) | {one.line for one in served},
            tuple(_spans(served, breaks.get((day, number), ()))),
        )
        for number, served in sorted(at_seat.items())
    )
    waited = tuple(one.called - one.came for one in seen if one.called is not None)
    return HallDay(day, visits, seats, turnover, waited)


def _service(one: _Seen, usual: Mapping[int, float]) -> float:
    """The minutes at the window; of whoever never got there, what is usual."""
    return one.minutes if one.minutes is not None else usual.get(one.line, 0.0)


def _spans(served: Sequence[_Seen], breaks: Sequence[Span]) -> Iterator[Span]:
    """From the first call to the last end, without the breaks."""
    begin = min(one.called for one in served if one.called is not None)
    end = max(one.until for one in served if one.until is not None)
    for off, back in breaks:
        if begin < off < end:
            yield begin, off
            begin = max(begin, back)
    if begin < end:
        yield begin, end


def _usual(seen: Iterable[_Seen]) -> dict[int, float]:
    minutes: dict[int, list[float]] = defaultdict(list)
    for one in seen:
        if one.minutes is not None:
            minutes[one.line].append(one.minutes)
    return {line: median(found) for line, found in minutes.items()}


def _turnover(seen: Iterable[_Seen]) -> float:
    """How long a free window takes, on average, to call somebody who is there."""
    last: dict[tuple[date, int], float] = {}
    gaps = []
    for one in sorted(seen, key=lambda one: (one.day, one.called or 0.0)):
        if one.called is None or one.seat is None:
            continue
        place = one.day, one.seat
        gaps.append(max(0.0, one.called - max(one.came, last.get(place, one.came))))
        if one.until is not None:
            last[place] = one.until
    if not gaps:
        return 0.0
    longest = _FORGOTTEN * median(gaps) + 1  # the clerk was away
    return fmean(min(gap, longest) for gap in gaps)


def _seen(node_id: int, period: Period) -> Iterator[_Seen]:
    asked = {"node": node_id, "first": period.first_on, "last": period.last_on}
    for row in _rows(_VISITS, asked):
        day, line, came, rank, called, minutes, until, seat = row
        yield _Seen(
            day=day,
            line=line,
            came=_minute(came, day),
            rank=_minute(rank, day),
            called=None if called is None else _minute(called, day),
            minutes=minutes,
            until=None if until is None else _minute(until, day),
            seat=seat,
        )


def _minute(at: datetime, day: date) -> float:
    """Minutes after the day's midnight in the hall."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=CHINA)
    return (at - midnight).total_seconds() / 60


def _breaks(node_id: int, period: Period) -> _Breaks:
    found: dict[tuple[date, int], list[Span]] = defaultdict(list)
    asked = {"node": node_id, "since": period.since, "until": period.until}
    for number, started_at, ended_at in _rows(_BREAKS, asked):
        day = started_at.astimezone(CHINA).date()
        found[day, number].append((_minute(started_at, day), _minute(ended_at, day)))
    return found


def _lines(node_id: int) -> _Lines:
    return {
        number: frozenset(lines) for number, lines in _rows(_SERVED, {"node": node_id})
    }


def _rows(sql: str, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return list(cursor.fetchall())
