"""Where the published days come from when no database holds them.

The real one is the table that ships with the package: the notices of the State
Council from 2004 on, as `data/calendars/cn.csv`. The stand-in holds what a test gives
it. Neither knows a region's own holidays; those are loaded by the hall.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Protocol

from yimen.rules.legal_clock.calendar import PublishedDay, WorkCalendar
from yimen.rules.legal_clock.holiday_table import read_table


class Almanac(Protocol):
    """Knows the days that notices have declared off or worked."""

    def days(self) -> tuple[PublishedDay, ...]:
        """Every published day, in order."""
        ...


class Bundled:
    """The table that ships with the package."""

    def days(self) -> tuple[PublishedDay, ...]:
        """The nation's published days from 2004 on."""
        file = resources.files("yimen").joinpath("data", "calendars", "cn.csv")
        return read_table(file.read_text(encoding="utf-8").splitlines()).days


class Given:
    """The days that somebody gives."""

    def __init__(self, days: Iterable[PublishedDay]) -> None:
        self._days = tuple(sorted(days, key=lambda day: day.on))

    def days(self) -> tuple[PublishedDay, ...]:
        """Those days."""
        return self._days


@cache
def bundled_calendar() -> WorkCalendar:
    """The calendar of the nation as it ships with the package."""
    return WorkCalendar.of(Bundled().days())
