"""Silence accepts, corrections restart, delivery has its own ten days."""

from datetime import date

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.clock import (
    DecisionClock,
    Extension,
    Limit,
    Pause,
    deemed_accepted_on,
    delivery_due,
    due,
    notice_due,
    restarted,
    used,
)
from yimen.rules.legal_clock.printed import (
    binds_applicant,
    binds_promise,
    binds_statute,
)

CALENDAR = bundled_calendar()
RECEIVED = date(2026, 2, 13)


def test_the_notice_is_due_five_working_days_after_receipt() -> None:
    assert notice_due(RECEIVED, CALENDAR).on == date(2026, 2, 27)


@pytest.mark.parametrize(
    ("today", "accepted_on"),
    [
        (date(2026, 2, 27), None),
        (date(2026, 2, 28), RECEIVED),
        (date(2026, 3, 20), RECEIVED),
    ],
)
def test_silence_accepts_backwards_once_the_notice_limit_has_lapsed(
    today: date, accepted_on: date | None
) -> None:
    assert deemed_accepted_on(RECEIVED, today, CALENDAR) == accepted_on


def test_what_silence_accepts_has_used_the_notice_limit_already() -> None:
    clock = DecisionClock(RECEIVED, Limit(20), None).leading

    assert used(clock, notice_due(RECEIVED, CALENDAR).on, CALENDAR) == 5


def test_where_the_region_wants_it_on_the_spot_silence_accepts_the_next_day() -> None:
    assert notice_due(RECEIVED, CALENDAR, Limit(0)).on == RECEIVED
    assert deemed_accepted_on(RECEIVED, date(2026, 2, 14), CALENDAR, Limit(0))


def test_a_corrected_application_starts_from_nought() -> None:
    begun = DecisionClock(
        RECEIVED,
        Limit(20),
        Limit(10),
        (Pause(date(2026, 2, 24), asked_days=3),),
        Extension(5, RECEIVED),
    )

    fresh = restarted(begun, date(2026, 3, 2))

    assert fresh == DecisionClock(date(2026, 3, 2), Limit(20), Limit(10))
    assert due(fresh.leading, CALENDAR).on == date(2026, 3, 16)


def test_delivery_has_ten_working_days_after_the_decision() -> None:
    assert delivery_due(date(2026, 9, 18), CALENDAR).on == date(2026, 10, 9)


EARLY, LATE = date(2026, 10, 20), date(2026, 10, 22)


@pytest.mark.parametrize(
    ("due_on", "printed_on", "applicant", "promise", "statute"),
    [
        (LATE, EARLY, LATE, EARLY, LATE),
        (EARLY, LATE, LATE, EARLY, EARLY),
        (EARLY, None, EARLY, EARLY, EARLY),
        (EARLY, EARLY, EARLY, EARLY, EARLY),
    ],
)
def test_which_of_two_dates_binds_whom(
    due_on: date, printed_on: date | None, applicant: date, promise: date, statute: date
) -> None:
    assert binds_applicant(due_on, printed_on) == applicant
    assert binds_promise(due_on, printed_on) == promise
    assert binds_statute(due_on, printed_on) == statute
