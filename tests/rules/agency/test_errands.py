"""What an errand may do, by when it goes up, and whose clock is believed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.agency.errands import (
    OPEN,
    TRANSITIONS,
    ErrandState,
    HandUp,
    NoSuchErrandStep,
    after,
    believed,
    hand_up,
    light,
    next_steps,
    skew_seconds,
)
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.lights import Light

CALENDAR = bundled_calendar()
MONDAY = datetime(2026, 8, 3, 9, 0, tzinfo=CHINA)


def test_every_state_is_reached_and_only_one_has_no_way_on() -> None:
    reached = {to for steps in TRANSITIONS.values() for to in steps.values()}

    assert reached == set(ErrandState) - {ErrandState.TAKEN}
    assert set(ErrandState) - OPEN == {ErrandState.CLOSED}


def test_what_is_not_in_the_table_is_refused() -> None:
    for state in ErrandState:
        for step in set(Step) - next_steps(state):
            with pytest.raises(NoSuchErrandStep):
                after(state, step)


def test_three_working_days_and_a_week_at_most() -> None:
    assert hand_up(MONDAY, CALENDAR) == HandUp(date(2026, 8, 6), date(2026, 8, 10))
    # Thursday, Friday, then a weekend
    friday = MONDAY + timedelta(days=4)
    assert hand_up(friday, CALENDAR) == HandUp(date(2026, 8, 12), date(2026, 8, 14))
    # the national holiday eats the week: nobody is late before the third day
    eve = datetime(2026, 9, 30, 9, 0, tzinfo=CHINA)
    limit = hand_up(eve, CALENDAR)
    assert limit.due_on == limit.latest_on > date(2026, 10, 7)


def test_the_light_of_an_errand_that_lies() -> None:
    limit = hand_up(MONDAY, CALENDAR)
    seen = [
        light(limit, MONDAY.date() + timedelta(days=days), CALENDAR)
        for days in range(9)
    ]

    assert seen == [
        Light.GREEN,
        Light.GREEN,
        Light.REMINDER,  # one working day left
        Light.REMINDER,
        *[Light.YELLOW] * 4,
        Light.RED,
    ]


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2027, 1, 1)))  # noqa: DTZ001 - made aware below
def test_nobody_is_late_before_three_working_days(naive: datetime) -> None:
    taken_at = naive.replace(tzinfo=CHINA)
    limit = hand_up(taken_at, CALENDAR)
    taken_on = taken_at.date()

    assert limit.latest_on >= limit.due_on > taken_on
    assert CALENDAR.working_days_between(taken_on, limit.due_on) == 3


@given(st.integers(-(10**6), 10**6))
def test_a_device_never_took_anything_after_the_server_heard_of_it(
    seconds: int,
) -> None:
    happened = MONDAY + timedelta(seconds=seconds)

    assert believed(happened, MONDAY) <= MONDAY
    if seconds <= 0:
        assert believed(happened, MONDAY) == happened
    assert skew_seconds(happened, MONDAY) == seconds
