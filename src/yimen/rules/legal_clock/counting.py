"""Due, used and left: what the scales say, in days or in minutes.

Days for limits in working days, calendar days and months; minutes for limits in hours
and minutes. A due day is provisional if the count touched a year whose holidays
nobody has published. The last day ends with the day (民法典 203), so what falls due
today is not late today.
"""

from datetime import date, datetime

from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.scales import OpenSeconds, scale_of
from yimen.rules.legal_clock.terms import ClockFacts, Due

SECONDS_A_MINUTE = 60


def due(facts: ClockFacts, calendar: WorkCalendar) -> Due:
    """The last day (and instant) of the limit."""
    scale = scale_of(facts, calendar)
    end = scale.course().end
    at = scale.instant(end) if isinstance(scale, OpenSeconds) else None
    on = scale.day(end)
    return Due(on, not calendar.is_known(facts.started_on, on), at)


def used(facts: ClockFacts, when: date | datetime, calendar: WorkCalendar) -> int:
    """How much of the limit is used by then, this day included."""
    scale = scale_of(facts, calendar)
    course = scale.course()
    counted = course.counted(course.start, scale.position(when))
    return _in_units(facts, counted)


def whole(facts: ClockFacts, calendar: WorkCalendar) -> int:
    """The whole limit: what is used on its due day."""
    course = scale_of(facts, calendar).course()
    return _in_units(facts, course.counted(course.start, course.end))


def remaining(facts: ClockFacts, when: date | datetime, calendar: WorkCalendar) -> int:
    """How much is left; below nought, how much the limit is exceeded by."""
    return whole(facts, calendar) - used(facts, when, calendar)


def is_late(due: Due, when: date | datetime) -> bool:
    """Whether the limit has passed; on the due day itself it has not."""
    if isinstance(when, datetime):
        return when > due.at if due.at else local_date(when) > due.on
    return when > due.on


def working_days_left(due: Due, when: date | datetime, calendar: WorkCalendar) -> int:
    """How many working days are left until the due day, whatever the limit's unit."""
    today = local_date(when) if isinstance(when, datetime) else when
    return calendar.working_days_between(today, due.on)


def _in_units(facts: ClockFacts, counted: int) -> int:
    return counted // SECONDS_A_MINUTE if facts.limit.unit.is_timed else counted
