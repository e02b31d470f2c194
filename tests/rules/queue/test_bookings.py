"""Slots inside opening hours, booked in time, checked in on time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from yimen.rules.queue.bookings import (
    SlotGone,
    SlotTime,
    TooEarlyToCheckIn,
    TooLateToCheckIn,
    bookable_days,
    require_bookable,
    require_in_time,
    slots_of,
)

NINE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
MORNING = (NINE, NINE + 180 * A_MINUTE)


def starts(sessions: tuple[tuple[datetime, datetime], ...], minutes: int) -> list[int]:
    found = slots_of(sessions, minutes)
    return [int((slot.starts_at - NINE) / A_MINUTE) for slot in found]


def test_slots_fit_whole_into_the_sessions() -> None:
    assert starts((MORNING,), 30) == [0, 30, 60, 90, 120, 150]
    assert starts((MORNING,), 50) == [0, 50, 100]


def test_no_slot_reaches_over_lunch() -> None:
    afternoon = (NINE + 270 * A_MINUTE, NINE + 300 * A_MINUTE)

    assert starts((MORNING, afternoon), 45) == [0, 45, 90, 135]


def test_a_closed_day_has_no_slots() -> None:
    assert slots_of((), 30) == ()


def test_bookings_reach_from_today_over_the_days_ahead() -> None:
    assert bookable_days(NINE, 2) == (
        date(2026, 9, 21),
        date(2026, 9, 22),
        date(2026, 9, 23),
    )


def test_a_slot_can_be_booked_until_it_begins() -> None:
    given = slots_of((MORNING,), 30)

    assert require_bookable(given[1].starts_at, given, NINE) == given[1]
    for too_late in (NINE, NINE + A_MINUTE):
        with pytest.raises(SlotGone):
            require_bookable(NINE, given, too_late)


def test_an_instant_between_two_slots_is_none() -> None:
    with pytest.raises(SlotGone):
        require_bookable(NINE + 7 * A_MINUTE, slots_of((MORNING,), 30), NINE - A_MINUTE)


@pytest.mark.parametrize("minutes", [-30, 0, 30, 45])
def test_half_an_hour_before_to_a_quarter_after_is_in_time(minutes: int) -> None:
    require_in_time(SlotTime(NINE, NINE + 30 * A_MINUTE), NINE + minutes * A_MINUTE)


@pytest.mark.parametrize(
    ("minutes", "refusal"), [(-31, TooEarlyToCheckIn), (46, TooLateToCheckIn)]
)
def test_earlier_or_later_is_refused(minutes: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        require_in_time(SlotTime(NINE, NINE + 30 * A_MINUTE), NINE + minutes * A_MINUTE)
