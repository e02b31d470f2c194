"""How long something may take.

A limit is a number with its unit, as the matter was published: working days,
calendar days, hours, minutes or months. One day is never turned into hours, nor a
month into days, before the clock knows the day it starts from.

民法典 202: 「按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，
月末日为期间的最后一日。」

A limit of nought means on the spot (当场). Not decided here: from when a limit runs
and what is not counted (`counting`).
"""

import calendar as gregorian
import enum
from dataclasses import dataclass
from datetime import date

from yimen.rules.legal_clock.calendar import (
    REACH,
    BeyondCalendar,
    WorkCalendar,
    day_number,
)
from yimen.rules.refusals import Refused

MONTHS_IN_A_YEAR = 12


class Unit(enum.StrEnum):
    """What a limit is counted in; the values are those of the exchange codes."""

    WORKING_DAY = "wd"
    CALENDAR_DAY = "cd"
    HOUR = "h"
    MINUTE = "min"
    MONTH = "mo"

    @property
    def is_timed(self) -> bool:
        """Whether it runs in opening hours, not in days."""
        return self in {Unit.HOUR, Unit.MINUTE}


class ImpossibleLimit(Refused):
    """A limit is a whole number, nought or more."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A number and its unit."""

    number: int
    unit: Unit = Unit.WORKING_DAY

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ImpossibleLimit(number=self.number)


NOTICE = Limit(5)
"""行政许可法 32: accept, or tell once what is missing, within five days."""

DELIVERY = Limit(10)
"""行政许可法 44: issue and deliver within ten days of the decision."""


def months_later(day: date, months: int) -> date:
    """The corresponding day of the month due, or that month's last day."""
    index = day.year * MONTHS_IN_A_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_IN_A_YEAR)
    if year not in REACH:
        raise BeyondCalendar(year=year)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def latest_before(expiry: date, limit: Limit, calendar: WorkCalendar) -> date:
    """The last day on which an act is still that long before the expiry (许可法 50)."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return calendar.day_of(calendar.ordinal(expiry) - limit.number)
        case Unit.MONTH:
            return months_later(expiry, -limit.number)
        case Unit.CALENDAR_DAY:
            return day_number(expiry.toordinal() - limit.number)
        case Unit.HOUR | Unit.MINUTE:
            raise ImpossibleLimit(unit=limit.unit.value)
