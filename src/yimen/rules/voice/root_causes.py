"""办不成事: why somebody went home without, and what is behind it, week by week.

One press logs a failed visit, with a cause and, where known, the matter, the window and
the case; none of them is needed (rulebook 4.8.1; a case need not exist). Excluded are
what courts decide, petitions and quarrels between private people: the desk declines
them and says where to go. Causes are five classes and a rest.

A root cause is a matter with a cause, in a week from Monday to Sunday. Those that come
back in the week after are marked, for an answer to the person alone has not mended
them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

ONE_WEEK: Final = timedelta(days=7)


class Cause(StrEnum):
    """Why it could not be done."""

    MATERIALS = "materials"  # papers beyond the guide, or asked for again and again
    PASSED_ON = "passed_on"  # 推诿: everybody sends the person to somebody else
    RULES = "rules"  # the rules are unclear or exclude each other
    SYSTEM = "system"  # the machine was down
    SERVICE = "service"  # nobody there, or not able
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FailedVisit:
    """What the weekly list needs of one."""

    on: date
    matter: str  # a code; empty: no matter could be named
    cause: Cause


@dataclass(frozen=True, slots=True)
class RootCause:
    """How often a matter failed for one cause in a week, and in the week before."""

    matter: str
    cause: Cause
    count: int
    before: int

    @property
    def comes_back(self) -> bool:
        """Whether it was there the week before."""
        return self.before > 0


def monday_of(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def root_causes(visits: Iterable[FailedVisit], week: date) -> tuple[RootCause, ...]:
    """The causes of the week that begins on this Monday, the most frequent first."""
    now, before = Counter[tuple[str, Cause]](), Counter[tuple[str, Cause]]()
    for one in visits:
        first = monday_of(one.on)
        if first == week:
            now[one.matter, one.cause] += 1
        elif first == week - ONE_WEEK:
            before[one.matter, one.cause] += 1
    found = [
        RootCause(matter, cause, count, before[matter, cause])
        for (matter, cause), count in now.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.matter, one.cause)))
