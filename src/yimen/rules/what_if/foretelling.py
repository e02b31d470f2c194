"""How long a matter really takes, told as a range, and how often such ranges held.

The law gives limits and the house promises; neither says how long it takes. So people
are told between which working days eight of ten recent cases lay. It is no promise and
is never shown as one; and because a range that nobody checks is worth nothing, every
range is written down with its day, and beside it stands how many of the cases accepted
while it stood lay within it.

Both are told of cases that ended: one that is still open has not shown yet how long it
takes. Where cases pile up, ranges are shorter than what whoever comes now will see and
hit rates higher; so it is said beside them that open cases are left out.

Invariants: of the cases it was made of a range holds at least eight in ten; without
enough cases there is none. Not decided here: the wait at the window (`waiting`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Final

LATELY: Final = timedelta(days=180)
ENOUGH: Final = 10
"""So many cases a range stands on, and so many a hit rate."""

LAST_WEEKS: Final = timedelta(days=28)
_TENTH: Final = 10
"""One case in so many may be quicker than told, and one slower."""

_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Range:
    """Between how many working days, both included, and from how many cases."""

    low_days: int
    high_days: int
    cases: int

    def holds(self, used: int) -> bool:
        """Whether a case took as long as was told."""
        return self.low_days <= used <= self.high_days


@dataclass(frozen=True, slots=True)
class Record:
    """How many ranges were told that have been tried since, and how many held."""

    told: int
    right: int

    @property
    def percent(self) -> int | None:
        """The hit rate in whole percent, half up; None where too few were tried."""
        if self.told < ENOUGH:
            return None
        return floor(Fraction(_PERCENT * self.right, self.told) + Fraction(1, 2))


def foretold(used: Iterable[tuple[int, int]]) -> Range | None:
    """The range of working days and how many cases used them; None of too few."""
    days = sorted(day for day, count in used for _ in range(count))
    if len(days) < ENOUGH:
        return None
    left_out = len(days) // _TENTH
    return Range(days[left_out], days[-1 - left_out], len(days))


@dataclass(frozen=True, slots=True)
class Told:
    """A range and the day from which it was told."""

    since: date
    range: Range


@dataclass(frozen=True, slots=True)
class Course:
    """So many cases that were accepted on a day and used so many working days."""

    accepted_on: date
    used: int
    count: int = 1


def record_of(told: Sequence[Told], courses: Iterable[Course]) -> Record:
    """How the ranges fared: each case is tried by the one told when it was accepted."""
    ordered = sorted(told, key=lambda one: one.since)
    tried = right = 0
    for course in courses:
        heard = [one for one in ordered if one.since <= course.accepted_on]
        if heard:
            tried += course.count
            right += course.count * heard[-1].range.holds(course.used)
    return Record(tried, right)
