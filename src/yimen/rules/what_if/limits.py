"""A shorter promise, tried on the cases of the past before it is published.

A promise of n working days would have been broken by every case that used more than n:
the working days of the decision clock, pauses taken out, the day of acceptance not
counted (rulebook 8.1 USED). It may never be longer than the statute allows; whoever
asks for less gets to know how many would have been late, week by week.

Invariants: a longer promise is never broken more often; with every case's own promise
of its time the answer is what really was. Not decided here: whether the house would
have worked faster, had it promised more.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from yimen.rules.spread import percentile
from yimen.rules.what_if.replaying import Interval, interval

SHARES: Final = (0.5, 0.9, 0.95)
_LATE_AT_MOST: Final = 0.05


@dataclass(frozen=True, slots=True)
class Handled:
    """So many cases of one week that used so many working days of such a promise."""

    week: date  # its Monday
    used: int
    promised: int | None
    count: int = 1


@dataclass(frozen=True, slots=True)
class NewPromise:
    """So many days for all, or so many percent less than each had; else as it was."""

    days: int | None = None
    percent_less: int = 0

    def of(self, promised: int | None) -> int | None:
        """The promise that a case would have had."""
        if self.days is not None:
            return self.days
        if promised is None:
            return None
        return ceil(promised * (100 - self.percent_less) / 100)


@dataclass(frozen=True, slots=True)
class Kept:
    """What would have become of a promise."""

    cases: int
    late: int
    rate: Interval  # of late cases, from 0 to 1
    worst_week: date | None
    worst_late: int
    mean_promise: float | None


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def replayed(handled: Iterable[Handled], promise: NewPromise, seed: int) -> Kept:
    """How the cases of the past would have kept this promise."""
    weeks: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    promised_days = 0
    for one in handled:
        limit = promise.of(one.promised)
        if limit is None:
            continue
        weeks[one.week][0] += one.count
        weeks[one.week][1] += one.count * (one.used > limit)
        promised_days += limit * one.count
    blocks = [(week, cases, late) for week, (cases, late) in sorted(weeks.items())]
    cases = sum(cases for _, cases, _ in blocks)
    late = sum(late for _, _, late in blocks)
    worst = max(blocks, key=lambda block: block[2], default=(None, 0, 0))
    return Kept(
        cases=cases,
        late=late,
        rate=interval(blocks, _rate, seed),
        worst_week=worst[0],
        worst_late=worst[2],
        mean_promise=promised_days / cases if cases else None,
    )


def _rate(blocks: Sequence[tuple[date, int, int]]) -> float | None:
    cases = sum(block[1] for block in blocks)
    return sum(block[2] for block in blocks) / cases if cases else None


@dataclass(frozen=True, slots=True)
class Rung:
    """A promise of so many days, and which share would have broken it."""

    days: int
    late: float


def ladder(used: Sequence[tuple[int, int]], most: int) -> tuple[Rung, ...]:
    """Every promise up to the longest, by how often it would have been broken.

    `used` are working days and how many cases used them.
    """
    cases = sum(count for _, count in used)
    return tuple(
        Rung(days, sum(count for one, count in used if one > days) / cases)
        for days in range(most + 1)
        if cases
    )


@dataclass(frozen=True, slots=True)
class Advice:
    """How a matter is really handled, and what might be promised."""

    cases: int
    median: float
    p90: float
    p95: float
    late_today: float | None  # of today's promise
    suggested: int | None  # the shortest that one in twenty would have broken


def advised(used: Sequence[tuple[int, int]], promised: int | None) -> Advice | None:
    """What the past says of a promise; None where nothing was handled.

    The suggestion is the shortest promise that no more than one case in twenty would
    have broken; it is only made where it is shorter than today's.
    """
    days = sorted(day for day, count in used for _ in range(count))
    if not days:
        return None
    median, p90, p95 = (percentile(days, share) for share in SHARES)
    rungs = ladder(used, max(days[-1], promised or 0))
    shortest = next(rung.days for rung in rungs if rung.late <= _LATE_AT_MOST)
    return Advice(
        cases=len(days),
        median=median,
        p90=p90,
        p95=p95,
        late_today=rungs[promised].late if promised is not None else None,
        suggested=shortest if promised is None or shortest < promised else None,
    )
