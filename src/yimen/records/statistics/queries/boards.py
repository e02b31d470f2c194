"""The director's board: the halls of a place at this instant, in a few statements.

Tickets and windows are read as they are. What the cases of the day come to is counted
once for everybody (`actions.count_day`, every minute) and read from the sum of the
day; only where nobody has counted for a while is it counted here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.cases.queries.ladders import lit_by
from yimen.records.statistics.models import DaySum
from yimen.records.statistics.queries._day import counted_day
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.boards import (
    CaseSums,
    HallSum,
    Now,
    WindowState,
    is_told,
    summed,
    window_state,
)
from yimen.rules.statistics.quantities import Quantity
from yimen.rules.supervision.cards import LIVE
from yimen.rules.supervision.watching import Level

TREND_DAYS: Final = 30
HOT: Final = 8
_SQL: Final = Path(__file__).parents[1] / "sql"
_HALLS: Final = (_SQL / "hall_now.sql").read_text(encoding="utf-8")
_HOURS: Final = (_SQL / "hours_now.sql").read_text(encoding="utf-8")
_WINDOWS: Final = (_SQL / "windows_now.sql").read_text(encoding="utf-8")
_CARDS: Final = """
SELECT card.level, count(*)
FROM card JOIN node ON node.id = card.hall_id
WHERE card.state = ANY (%(live)s) AND starts_with(node.path, %(path)s)
GROUP BY card.level
"""
_MATTERS: Final = """
SELECT matter.id::text, matter.code, version.name
FROM matter
JOIN matter_version AS version
    ON version.id = coalesce(matter.current_id, matter.latest_id)
WHERE matter.id = ANY (%(ids)s::bigint[])
"""


@dataclass(frozen=True, slots=True)
class HallRow:
    """One hall's day so far, or that of all of them; minutes, None of nobody."""

    code: str
    name: str
    visitors: int
    waiting: int
    longest_wait: float | None
    wait_median: float | None
    wait_p90: float | None
    served: int
    missed: int


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A window and what it is doing."""

    hall_code: str
    hall: str
    number: int
    name: str
    state: WindowState
    since: datetime | None
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class HotMatter:
    """A matter and how often it was applied for today."""

    code: str
    name: str
    applied: int


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A day of the past in two figures."""

    day: date
    applied: int
    closed: int


@dataclass(frozen=True, slots=True)
class HourRow:
    """How many took a number in an hour: today, and on this day of last week."""

    hour: int
    today: int
    a_week_ago: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBoard:
    """A place with all below it at one instant."""

    path: str
    now: datetime
    counted_at: datetime
    whole: HallRow
    halls: tuple[HallRow, ...]
    windows: tuple[SeatRow, ...]
    cases: CaseSums
    cards: Mapping[Level, int]
    hot: tuple[HotMatter, ...]
    hours: tuple[HourRow, ...]
    trend: tuple[TrendRow, ...]

    def seats(self, state: WindowState) -> int:
        """How many windows are doing that."""
        return sum(one.state is state for one in self.windows)

    def now_of(self, figure: Now) -> float | None:
        """A figure of the halls themselves."""
        if figure.value in set(WindowState):
            return self.seats(WindowState(figure.value))
        found: float | None = getattr(self.whole, figure.value)
        return found


_NOBODY: Final = HallRow("", "", 0, 0, None, None, None, 0, 0)


def day_board(path: str, at: datetime) -> DayBoard:
    """How the halls of a place stand now; whoever asks has been let in before."""
    today = local_date(at)
    asked = {
        "path": path,
        "day": today,
        "at": at,
        "week_ago": today - timedelta(days=7),
        "live": sorted(LIVE),
    }
    halls = [HallRow(**row) for row in _rows(_HALLS, asked)]
    counted_at, sums = _today(at)
    cases = summed(sums, path)
    return DayBoard(
        path=path,
        now=at,
        counted_at=counted_at,
        whole=next((one for one in halls if not one.code), _NOBODY),
        halls=tuple(one for one in halls if one.code),
        windows=tuple(_seat(row) for row in _rows(_WINDOWS, asked)),
        cases=cases,
        cards={Level(level): count for level, count in _pairs(_CARDS, asked)},
        hot=_hot(cases),
        hours=tuple(HourRow(**row) for row in _rows(_HOURS, asked)),
        trend=_trend(today, path),
    )


def _today(at: datetime) -> tuple[datetime, tuple[HallSum, ...]]:
    """The kept sums of today, or counted now where they are too old."""
    kept = DaySum.objects.filter(day=local_date(at)).first()
    if kept is None or not is_told(kept.counted_at, _took(kept), at):
        return at, counted_day(at, lit_by())
    both = zip(kept.halls, kept.matters, strict=True)
    return kept.counted_at, tuple(HallSum(**hall, matters=m) for hall, m in both)


def _took(kept: DaySum) -> timedelta:
    return timedelta(milliseconds=kept.took_milliseconds)


def _trend(today: date, path: str) -> tuple[TrendRow, ...]:
    """The days before today, as their last counts left them."""
    since = today - timedelta(days=TREND_DAYS)
    kept = DaySum.objects.filter(day__gte=since, day__lt=today).order_by("day")
    return tuple(
        _past(day, (HallSum(**hall) for hall in halls), path)
        for day, halls in kept.values_list("day", "halls")
    )


def _past(day: date, sums: Iterable[HallSum], path: str) -> TrendRow:
    told = summed(sums, path).quantities
    return TrendRow(day, told[Quantity.APPLIED], told[Quantity.CLOSED])


def _hot(cases: CaseSums) -> tuple[HotMatter, ...]:
    """The matters most asked for today, by their names of today."""
    most = dict(cases.matters[:HOT])
    named = _triples(_MATTERS, {"ids": list(most)})
    rows = [HotMatter(code, name, most[key]) for key, code, name in named]
    return tuple(sorted(rows, key=lambda one: (-one.applied, one.code)))


def _seat(row: Mapping[str, Any]) -> SeatRow:
    state = window_state(
        is_open=row["is_open"],
        is_on_break=row["is_on_break"],
        has_visitor=row["has_visitor"],
    )
    return SeatRow(
        row["code"],
        row["hall"],
        row["number"],
        row["name"],
        state,
        row["since"],
        row["back_at"],
    )


def _rows(sql: str, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _pairs(sql: str, asked: Mapping[str, Any]) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return [(one, other) for one, other in cursor.fetchall()]


def _triples(sql: str, asked: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return [(one, other, third) for one, other, third in cursor.fetchall()]
