"""The clock of a line is worked out once a day, and is what it is at each instant."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from makers.persons import CHINA
from yimen.records.calendars.queries import calendar_state, current_calendar
from yimen.records.cases.queries.clocks import days_left, light_of, row_clock
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.lights import HOUSE, HUNAN, JIANGSU

FIRST = date(2026, 9, 18)


def _row(dice: random.Random) -> dict[str, Any]:
    """A line whose days lie around those on which it is looked at."""

    def some_day() -> date | None:
        return dice.choice((None, FIRST + timedelta(dice.randint(-4, 12))))

    def some_instant() -> datetime | None:
        day = some_day() if dice.random() < 0.3 else None
        if day is None:
            return None
        return datetime.combine(day, time(dice.randint(0, 23)), CHINA)

    days = ("notice_due_on", "delivery_due_on", "due_on", "statutory_due_on")
    more = ("reminder_on", "paused_through_on", "owed_by_on")
    return {
        "state": dice.choice(list(State)).value,
        "promised_number": dice.choice((None, 5)),
        "region_code": None,
        "calendar_state": calendar_state(),
        **{name: some_day() for name in (*days, *more)},
        **{name: some_instant() for name in ("due_at", "statutory_due_at")},
    }


@pytest.mark.usefixtures("db")
def test_the_clock_of_a_line_is_that_of_each_instant_of_the_day() -> None:
    dice = random.Random(1)  # noqa: S311 - lines, not secrets
    calendar, lights = current_calendar(), set()
    for _ in range(400):
        row, ladder = _row(dice), dice.choice((HOUSE, HUNAN, JIANGSU))
        for hour in (0, 9, 23):
            at = datetime.combine(FIRST + timedelta(2), time(hour, 59), CHINA)
            told = row_clock(row, at, ladder)
            assert told.light == light_of(row, at, calendar, ladder)
            left = told.remaining_days, told.statutory_remaining_days
            assert left == days_left(row, at, calendar)
            lights.add(told.light)
    assert lights == {"", "green", "reminder", "yellow", "red", "paused"}
