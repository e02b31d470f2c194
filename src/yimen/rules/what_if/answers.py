"""An answer to "what if" as lines: what was, what comes out unchanged, what changed.

An answer is kept with its question and stays readable, so it is plain text and numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from yimen.rules.what_if.replaying import UNKNOWN, Interval


class Figure(StrEnum):
    """What an answer tells."""

    CASES = "cases"
    MEAN_PROMISE = "mean_promise"
    LATE = "late"
    LATE_RATE = "late_rate"
    WORST_WEEK = "worst_week"
    MEAN_DAYS = "mean_days"
    MEDIAN_DAYS = "median_days"
    P90_DAYS = "p90_days"
    VISITORS = "visitors"
    MEAN_WAIT = "mean_wait"
    MEDIAN_WAIT = "median_wait"
    P90_WAIT = "p90_wait"
    LONG_WAITS = "long_waits"
    UNSERVED = "unserved"
    TURNED_AWAY = "turned_away"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: as it was written down, replayed unchanged, replayed changed."""

    figure: Figure
    was: float | None
    before: Interval
    after: Interval


@dataclass(frozen=True, slots=True)
class Answer:
    """All lines, and beside them a row of figures by name (the ladder, a chain)."""

    lines: tuple[Line, ...]
    ladder: tuple[tuple[int, float], ...] = ()
    chain: tuple[str, ...] = ()

    def written(self) -> dict[str, object]:
        """The answer as it is kept."""
        return {
            "lines": [
                [one.figure.value, one.was, _written(one.before), _written(one.after)]
                for one in self.lines
            ],
            "ladder": [list(rung) for rung in self.ladder],
            "chain": list(self.chain),
        }


def plain(value: float | None) -> Interval:
    """A figure that is counted, not estimated."""
    return Interval(value, value, value)


def read(kept: Mapping[str, Any]) -> Answer:
    """The answer that was kept."""
    return Answer(
        tuple(
            Line(Figure(figure), was, _read(before), _read(after))
            for figure, was, before, after in kept["lines"]
        ),
        tuple((days, late) for days, late in kept["ladder"]),
        tuple(kept["chain"]),
    )


def _written(one: Interval) -> list[float | None]:
    return [one.value, one.low, one.high]


def _read(kept: Sequence[float | None]) -> Interval:
    return Interval(*kept) if any(one is not None for one in kept) else UNKNOWN
