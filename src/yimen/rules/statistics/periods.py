"""The time that is asked about, and what it is held against.

A period is whole local days, the first and the last included; its instants run from
the first midnight to just before the one after the last. A month, a quarter or a year
is held against the one before it and against the same of last year; any other stretch
of days against as many days just before it, and against the same dates a year ago.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from yimen.rules.legal_clock.calendar import CHINA, ONE_DAY
from yimen.rules.legal_clock.limits import months_later
from yimen.rules.refusals import Refused
from yimen.rules.statistics.terms import Edge

MONTHS_IN_A_YEAR: Final = 12
_WHOLE: Final = (1, 3, 6, MONTHS_IN_A_YEAR)


class PeriodBackwards(Refused):
    """A period can't end before it begins."""


class Beside(StrEnum):
    """Which period it is, of those that are looked at together."""

    NOW = "now"
    LAST_PERIOD = "last_period"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included; as far as they have come.

    With `now` the period ends there at the latest: what falls due later this month is
    not overdue yet.
    """

    first_on: date
    last_on: date
    zone: tzinfo = CHINA
    now: datetime | None = None

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise PeriodBackwards(first_on=self.first_on, last_on=self.last_on)

    @property
    def since(self) -> datetime:
        """The first instant."""
        return datetime.combine(self.first_on, time(), tzinfo=self.zone)

    @property
    def until(self) -> datetime:
        """The first instant after it, or now."""
        end = datetime.combine(self.last_on + ONE_DAY, time(), tzinfo=self.zone)
        return end if self.now is None else max(self.since, min(end, self.now))

    @property
    def edges(self) -> dict[Edge, datetime]:
        """Both ends, by their names in conditions."""
        return {Edge.SINCE: self.since, Edge.UNTIL: self.until}

    @property
    def months(self) -> int:
        """How many months it touches."""
        years = self.last_on.year - self.first_on.year
        return years * MONTHS_IN_A_YEAR + self.last_on.month - self.first_on.month + 1

    @property
    def whole_months(self) -> int | None:
        """How many months it is made of; None if it cuts one."""
        begins = self.first_on.day == 1
        ends = (self.last_on + ONE_DAY).day == 1
        return self.months if begins and ends else None

    def before(self) -> "Period":
        """The period that it is held against first."""
        last_on = self.first_on - ONE_DAY
        if self.whole_months in _WHOLE:
            first_on = months_later(self.first_on, -self.months)
        else:
            first_on = last_on - (self.last_on - self.first_on)
        return replace(self, first_on=first_on, last_on=last_on)

    def year_before(self) -> "Period":
        """The same days a year ago; 29 February becomes the 28th."""
        first_on = months_later(self.first_on, -MONTHS_IN_A_YEAR)
        ends_month = (self.last_on + ONE_DAY).day == 1
        if ends_month:
            last_on = months_later(self.last_on + ONE_DAY, -MONTHS_IN_A_YEAR) - ONE_DAY
        else:
            last_on = months_later(self.last_on, -MONTHS_IN_A_YEAR)
        return replace(self, first_on=first_on, last_on=last_on)

    def by_month(self) -> tuple["Period", ...]:
        """Its months in their order, the first and last cut where it cuts them."""
        months, first_on = [], self.first_on
        while first_on <= self.last_on:
            following = months_later(first_on.replace(day=1), 1)
            last_on = min(self.last_on, following - ONE_DAY)
            months.append(replace(self, first_on=first_on, last_on=last_on))
            first_on = following
        return tuple(months)


def month_of(day: date, zone: tzinfo = CHINA) -> Period:
    """The month in which a day lies."""
    return _months(day.replace(day=1), 1, zone)


def quarter_of(day: date, zone: tzinfo = CHINA) -> Period:
    """The quarter in which a day lies."""
    return _months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3, zone)


def year_of(day: date, zone: tzinfo = CHINA) -> Period:
    """The year in which a day lies."""
    return _months(date(day.year, 1, 1), MONTHS_IN_A_YEAR, zone)


def _months(first_on: date, count: int, zone: tzinfo) -> Period:
    return Period(first_on, months_later(first_on, count) - timedelta(days=1), zone)
