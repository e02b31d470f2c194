"""The working days that a case took: what the decision clock had used when it closed.

The clock is asked itself (`counting.used`), under the case's leading limit, so that a
pause counts here exactly as it counts for the due day: bounded by the days asked for,
merged with what it meets, and not at all once the limit had run out. A limit in other
units than working days says nothing in working days; under it every lawful pause is
taken out. Same day is nought (rulebook 8.2.10).
"""

from dataclasses import dataclass
from datetime import date

from yimen.rules.legal_clock import counting
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.terms import ClockFacts

ENDLESS = Limit(20_000)
"""So many working days that no pause comes too late."""


@dataclass(frozen=True, slots=True)
class Course:
    """A case from acceptance to its end, and what was not counted on the way."""

    accepted_on: date
    closed_on: date
    limit: Limit | None = None
    extension_days: int = 0
    pauses: tuple[Pause, ...] = ()


def used_days(course: Course, calendar: WorkCalendar) -> int:
    """The working days after acceptance, through closing, less what stood still."""
    limit = course.limit
    if limit is None or limit.unit is not Unit.WORKING_DAY:
        running = ENDLESS
    else:
        running = Limit(limit.number + course.extension_days)
    facts = ClockFacts(course.accepted_on, running, course.pauses)
    return counting.used(facts, course.closed_on, calendar)
