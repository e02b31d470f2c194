"""The ladder of lights, the house's and two published ones."""

from datetime import date

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.clock import DecisionClock, Limit, Pause, Unit, due, light
from yimen.rules.legal_clock.lights import (
    HUNAN,
    JIANGSU,
    Light,
    LightSettings,
    Standing,
    is_paused,
    shown,
)

CALENDAR = bundled_calendar()
MONDAY = date(2026, 3, 2)
BOTH = DecisionClock(MONDAY, Limit(20), Limit(10))  # promise 16 March, statute 30


@pytest.mark.parametrize(
    ("today", "lamp"),
    [
        (date(2026, 3, 2), Light.GREEN),
        (date(2026, 3, 11), Light.GREEN),
        (date(2026, 3, 12), Light.REMINDER),  # a fifth of ten days is left
        (date(2026, 3, 16), Light.REMINDER),
        (date(2026, 3, 17), Light.YELLOW),
        (date(2026, 3, 30), Light.YELLOW),
        (date(2026, 3, 31), Light.RED),
    ],
)
def test_the_ladder_of_the_house(today: date, lamp: Light) -> None:
    assert light(BOTH, today, CALENDAR) is lamp


@pytest.mark.parametrize(
    ("today", "lamp"),
    [
        (date(2026, 3, 13), Light.GREEN),
        (date(2026, 3, 16), Light.REMINDER),
        (date(2026, 3, 17), Light.YELLOW),
        (date(2026, 3, 18), Light.RED),
    ],
)
def test_the_ladder_of_jiangsu_looks_at_the_promise_only(
    today: date, lamp: Light
) -> None:
    assert light(BOTH, today, CALENDAR, JIANGSU) is lamp


def test_a_ladder_of_the_promise_takes_the_statute_where_nothing_was_promised() -> None:
    statutory_only = DecisionClock(MONDAY, Limit(5), None)  # until 9 March
    days = (date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11))

    shown = [light(statutory_only, day, CALENDAR, JIANGSU) for day in days]

    assert shown == [Light.REMINDER, Light.YELLOW, Light.RED]


def test_the_ladder_of_hunan_has_no_fifth() -> None:
    assert light(BOTH, date(2026, 3, 12), CALENDAR, HUNAN) is Light.GREEN
    assert light(BOTH, date(2026, 3, 13), CALENDAR, HUNAN) is Light.REMINDER


def test_a_promise_equal_to_the_statute_is_red_at_once() -> None:
    same = DecisionClock(MONDAY, Limit(10), Limit(10))

    assert light(same, date(2026, 3, 17), CALENDAR) is Light.RED


@pytest.mark.parametrize(
    ("today", "lamp"),
    [
        (date(2026, 3, 9), Light.REMINDER),
        (date(2026, 3, 10), Light.YELLOW),
        (date(2026, 3, 11), Light.RED),
    ],
)
def test_without_a_statute_red_comes_two_working_days_after_the_promise(
    today: date, lamp: Light
) -> None:
    promised_only = DecisionClock(MONDAY, None, Limit(5))

    assert light(promised_only, today, CALENDAR) is lamp


def test_without_a_promise_the_statute_leads() -> None:
    statutory_only = DecisionClock(MONDAY, Limit(5), None)

    assert light(statutory_only, date(2026, 3, 6), CALENDAR) is Light.REMINDER
    assert light(statutory_only, date(2026, 3, 10), CALENDAR) is Light.RED


def test_a_running_pause_shows_until_its_result_or_the_days_asked_for() -> None:
    paused = DecisionClock(
        MONDAY, Limit(20), Limit(10), (Pause(date(2026, 3, 4), asked_days=5),)
    )

    assert light(paused, date(2026, 3, 3), CALENDAR) is Light.GREEN
    assert light(paused, date(2026, 3, 4), CALENDAR) is Light.PAUSED
    assert light(paused, date(2026, 3, 11), CALENDAR) is Light.PAUSED
    assert light(paused, date(2026, 3, 12), CALENDAR) is Light.GREEN


def test_a_pause_has_ended_on_the_day_of_its_result() -> None:
    ended = BOTH.leading
    pause = Pause(date(2026, 3, 4), date(2026, 3, 6))
    clock = DecisionClock(MONDAY, Limit(20), Limit(10), (pause,))

    assert is_paused(clock.leading, date(2026, 3, 5), CALENDAR)
    assert not is_paused(clock.leading, date(2026, 3, 6), CALENDAR)
    assert not is_paused(ended, date(2026, 3, 5), CALENDAR)


def test_a_pause_does_not_hide_a_card() -> None:
    told_late = DecisionClock(
        MONDAY, Limit(5), None, (Pause(date(2026, 3, 10), asked_days=5),)
    )

    assert light(told_late, date(2026, 3, 11), CALENDAR) is Light.RED


def test_a_limit_of_hours_reminds_in_its_last_fifth() -> None:
    clock = DecisionClock(MONDAY, None, Limit(5, Unit.HOUR))  # until 15:30

    from yimen.rules.legal_clock.calendar import start_of_day

    morning = start_of_day(MONDAY).replace(hour=11)
    afternoon = start_of_day(MONDAY).replace(hour=14, minute=30)

    assert light(clock, morning, CALENDAR) is Light.GREEN
    assert light(clock, afternoon, CALENDAR) is Light.REMINDER


def test_the_thresholds_are_settings() -> None:
    careful = LightSettings(reminder_days=5, reminder_percent=0)

    assert light(BOTH, date(2026, 3, 9), CALENDAR, careful) is Light.REMINDER


def test_a_list_shows_the_same_lamp_from_its_due_days() -> None:
    assert BOTH.promised
    assert BOTH.statutory
    standing = Standing(
        due(BOTH.promised, CALENDAR), due(BOTH.statutory, CALENDAR), left=2, whole=10
    )

    assert shown(standing, date(2026, 3, 12), CALENDAR) is Light.REMINDER


def test_a_standing_without_limits_is_green() -> None:
    assert shown(Standing(None, None, 9, 9), MONDAY, CALENDAR) is Light.GREEN
