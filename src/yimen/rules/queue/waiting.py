"""How long the wait will be: a range somebody can rely on, or an honest "not known".

One number is a promise nobody keeps. We say two: on four visits out of five the wait
should end between them, and the hall's day page shows how often that was so.

The idea: with w windows at work, the one with k people to go is called at the k-th
end of a service, after about k times the mean service divided by w. The spread has two
parts: the k services differ from each other, and the mean itself is only known from n
of them. To the late end we add the people who may still be called out of turn. Windows
that serve several lines give each line a share of themselves.

Invariants: the early end is not after the late one; one person more ahead never makes
either end earlier; under five services seen the answer is `TooLittleKnown`. Not
decided here: who is ahead (`queueing`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean, median, pvariance
from typing import Final

_ENOUGH_SERVICES: Final = 5
_FOUR_OUT_OF_FIVE: Final = 1.28  # standard deviations to each side
_FORGOTTEN: Final = 3  # times the median: somebody forgot to press "finished"


@dataclass(frozen=True, slots=True)
class WaitingRange:
    """The wait in whole minutes, early and late end."""

    low_minutes: int
    high_minutes: int

    def holds(self, waited: timedelta) -> bool:
        """Whether this wait ended as we said."""
        minutes = waited / timedelta(minutes=1)
        return self.low_minutes <= minutes <= self.high_minutes


@dataclass(frozen=True, slots=True)
class TooLittleKnown:
    """Too few services were seen, or no window is at work: nobody can say."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a line moves: recent services in minutes, its windows, and how many idle."""

    service_minutes: Sequence[float]
    windows: int
    idle: int = 0
    jumping_share: float = 0.0  # of recent calls, those out of turn


def load(
    line: int, ahead: Mapping[int, int], windows: Mapping[int, frozenset[int]]
) -> float:
    """How many of the people ahead take up this line's windows.

    `ahead` counts people by line, `windows` are the windows at work by line. Somebody
    who may also be called elsewhere counts for the share of windows that are ours.
    """
    ours = windows.get(line, frozenset())
    shares = (
        count * len(ours & windows[other]) / len(windows[other])
        for other, count in ahead.items()
        if windows.get(other)
    )
    return sum(shares, 0.0)


def expected(
    ahead: float, pace: Pace, *, patience: int
) -> WaitingRange | TooLittleKnown:
    """The range of minutes until somebody with this load ahead is called."""
    seen = _without_forgotten(pace.service_minutes)
    if len(seen) < _ENOUGH_SERVICES or pace.windows < 1:
        return TooLittleKnown()
    early = max(0.0, ahead + 1 - pace.idle)
    if early == 0:
        return WaitingRange(0, 1)
    late = early + min(float(patience), pace.jumping_share * ahead)
    mean, variance = fmean(seen), pvariance(seen)

    def minutes(ends: float, side: float) -> float:
        spread = math.sqrt(variance * ends * (1 + ends / len(seen)))
        return (ends * mean + side * _FOUR_OUT_OF_FIVE * spread) / pace.windows

    low = max(0, math.floor(minutes(early, -1)))
    return WaitingRange(low, max(low + 1, math.ceil(minutes(late, +1))))


def _without_forgotten(service_minutes: Sequence[float]) -> list[float]:
    if not service_minutes:
        return []
    longest = _FORGOTTEN * median(service_minutes)
    return [min(minutes, longest) for minutes in service_minutes]
