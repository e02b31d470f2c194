"""Whom time alone may have put in the wrong: the night looks at these, not at all."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from yimen.records.calendars import queries as calendars
from yimen.rules.legal_clock.calendar import (
    NATION,
    WorkCalendar,
    local_date,
    start_of_day,
)
from yimen.rules.supervision.settings import Settings
from yimen.rules.supervision.watching import HANDLING

_SQL: Final = Path(__file__).parents[1] / "sql"
_CANDIDATES: Final = (_SQL / "candidates.sql").read_text(encoding="utf-8")
_BY_MANY: Final = "SET LOCAL parallel_tuple_cost = 0"
"""Nobody knows how many are in the wrong; they are few, and cheap to hand on."""
_ONE_DAY: Final = timedelta(days=1)
_LONGEST: Final = 400
"""Limits have no more days or hours than this, so as many are worked out ahead."""


def candidates(settings: Settings, at: datetime) -> list[int]:
    """The open cases that time alone may have put in the wrong, by id."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_BY_MANY)
        cursor.execute(_CANDIDATES, _cutoffs(settings, at))
        return [case_id for (case_id,) in cursor.fetchall()]


def _cutoffs(settings: Settings, at: datetime) -> dict[str, Any]:
    """The days that the limits mean today, so that SQL only compares.

    Where a region has days of its own, whichever calendar comes first to a day.
    """
    today, limits = local_date(at), settings.limits
    kept = _calendars()

    def soon_before(days: int) -> date:
        return max(one.day_of(one.ordinal(today) + days + 1) for one in kept)

    def since(days: int) -> date:
        return max(_back(one, today, days) for one in kept) + _ONE_DAY

    def short_before(whole: int) -> date:
        share = limits["reminder_percent"] * whole // 100
        return soon_before(max(limits["reminder_days"], share))

    wholes = range(1, _LONGEST + 1)
    return {
        "at": at,
        "today": today,
        "red_before": since(limits["red_days_after_promise"]),
        "red_by_statute": bool(limits["red_by_statute"]),
        "soon_before": soon_before(limits["reminder_days"]),
        "short_before": [short_before(whole) for whole in wholes],
        "idle_before": start_of_day(since(limits["idle_days"])),
        "slow_before": [
            start_of_day(since(limits["step_percent"] * whole // 100 + 1))
            for whole in wholes
        ],
        "handling": sorted(HANDLING),
        "off": sorted(settings.off),
    }


def _calendars() -> list[WorkCalendar]:
    """The nation's calendar, and those of the regions that have days of their own."""
    regions = {*calendars.overlaid_regions(), NATION}
    return [calendars.current_calendar(region) for region in sorted(regions)]


def _back(calendar: WorkCalendar, today: date, days: int) -> date:
    """The last day since which that many working days have passed."""
    day = calendar.day_of(calendar.ordinal(today) - days + 1)
    return day - _ONE_DAY
