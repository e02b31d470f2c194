"""Due days: the rulebook's vectors, units, edges and what is provisional."""

from datetime import date, datetime, time

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.calendar import CHINA, BeyondCalendar
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    DecisionClock,
    Extension,
    LegalHours,
    Limit,
    Pause,
    Unit,
    due,
    is_late,
    remaining,
    used,
    whole,
    working_days_left,
)
from yimen.rules.legal_clock.limits import ImpossibleLimit, latest_before, months_later
from yimen.rules.legal_clock.terms import NoLimit

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)


def facts(
    started_on: date,
    number: int,
    unit: Unit = Unit.WORKING_DAY,
    *pauses: Pause,
    extension: Extension | None = None,
) -> ClockFacts:
    return ClockFacts(started_on, Limit(number, unit), pauses, extension)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=CHINA)


@pytest.mark.parametrize(
    ("started_on", "days", "last"),
    [
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 2, 13), 20, date(2026, 3, 19)),
        (date(2026, 9, 18), 5, date(2026, 9, 24)),
        (date(2026, 9, 18), 20, date(2026, 10, 22)),
        (date(2026, 9, 30), 20, date(2026, 11, 3)),
        (date(2026, 9, 30), 45, date(2026, 12, 8)),
        (date(2025, 9, 26), 5, date(2025, 10, 10)),
        (date(2025, 9, 22), 20, date(2025, 10, 24)),
        (date(2005, 4, 28), 5, date(2005, 5, 10)),
    ],
)
def test_the_rulebooks_vectors(started_on: date, days: int, last: date) -> None:
    answer = due(facts(started_on, days), CALENDAR)

    assert answer.on == last
    assert not answer.provisional


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 8, 15), 6, date(2027, 2, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_a_month_ends_on_its_corresponding_day_or_its_last(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("started_on", "number", "unit", "last"),
    [
        (date(2026, 8, 31), 1, Unit.MONTH, date(2026, 9, 30)),
        (date(2026, 9, 1), 1, Unit.MONTH, date(2026, 10, 8)),
        (date(2026, 3, 15), 60, Unit.CALENDAR_DAY, date(2026, 5, 14)),
        (date(2026, 9, 15), 10, Unit.CALENDAR_DAY, date(2026, 9, 28)),
        (date(2026, 9, 9), 11, Unit.CALENDAR_DAY, date(2026, 9, 20)),
    ],
)
def test_a_last_day_that_is_off_becomes_the_next_working_day(
    started_on: date, number: int, unit: Unit, last: date
) -> None:
    assert due(facts(started_on, number, unit), CALENDAR).on == last


def test_a_limit_of_nought_is_on_the_spot_on_any_day() -> None:
    saturday = date(2026, 9, 19)

    for unit in Unit:
        assert due(facts(saturday, 0, unit), CALENDAR).on <= saturday
    assert due(facts(saturday, 0), CALENDAR).on == saturday
    assert due(facts(saturday, 0, Unit.CALENDAR_DAY), CALENDAR).on == saturday


def test_no_month_lies_beyond_the_calendars_centuries() -> None:
    with pytest.raises(BeyondCalendar):
        months_later(date(2026, 1, 31), 12_000)


def test_a_limit_below_nought_is_none() -> None:
    with pytest.raises(ImpossibleLimit):
        Limit(-1)


@pytest.mark.parametrize(
    ("limit", "latest"),
    [
        (Limit(30, Unit.CALENDAR_DAY), date(2026, 9, 1)),
        (Limit(1, Unit.MONTH), date(2026, 9, 1)),
        (Limit(5), date(2026, 9, 22)),
    ],
)
def test_a_renewal_is_asked_for_before_the_expiry(limit: Limit, latest: date) -> None:
    assert latest_before(date(2026, 10, 1), limit, CALENDAR) == latest


def test_nothing_is_due_hours_before_an_expiry() -> None:
    with pytest.raises(ImpossibleLimit):
        latest_before(date(2026, 10, 1), Limit(3, Unit.HOUR), CALENDAR)


@pytest.mark.parametrize(
    ("started_on", "number", "unit", "provisional"),
    [
        (date(2026, 12, 1), 22, Unit.WORKING_DAY, False),
        (date(2026, 12, 1), 23, Unit.WORKING_DAY, True),
        (date(2026, 12, 1), 30, Unit.CALENDAR_DAY, False),
        (date(2026, 12, 1), 31, Unit.CALENDAR_DAY, True),
        (date(2003, 12, 1), 30, Unit.WORKING_DAY, True),
        (date(2026, 11, 30), 2, Unit.MONTH, True),
    ],
)
def test_a_count_that_touches_an_unpublished_year_is_provisional(
    started_on: date, number: int, unit: Unit, provisional: bool
) -> None:
    assert due(facts(started_on, number, unit), CALENDAR).provisional is provisional


def test_what_is_used_and_left_adds_up_to_the_limit() -> None:
    clock = facts(FRIDAY, 20)

    assert used(clock, FRIDAY, CALENDAR) == 0
    assert used(clock, date(2026, 9, 20), CALENDAR) == 1
    assert remaining(clock, date(2026, 9, 20), CALENDAR) == 19
    assert whole(clock, CALENDAR) == 20
    assert used(clock, date(2026, 9, 1), CALENDAR) == 0


def test_beyond_the_due_day_less_than_nothing_is_left() -> None:
    clock = facts(FRIDAY, 5)

    assert remaining(clock, date(2026, 9, 24), CALENDAR) == 0
    assert remaining(clock, date(2026, 9, 28), CALENDAR) == -1
    assert remaining(clock, at(date(2026, 9, 29), 8), CALENDAR) == -2


def test_working_days_left_are_counted_whatever_the_unit() -> None:
    answer = due(facts(date(2026, 9, 15), 10, Unit.CALENDAR_DAY), CALENDAR)

    assert working_days_left(answer, at(date(2026, 9, 23), 23, 59), CALENDAR) == 2


def test_a_limit_of_hours_ends_at_an_instant() -> None:
    clock = ClockFacts(FRIDAY, Limit(9, Unit.HOUR), started_at=at(FRIDAY, 11))

    answer = due(clock, CALENDAR)

    assert answer.at == at(date(2026, 9, 20), 14, 30)
    assert answer.on == date(2026, 9, 20)
    assert not is_late(answer, at(date(2026, 9, 20), 14, 30))
    assert is_late(answer, at(date(2026, 9, 20), 14, 31))
    assert used(clock, at(FRIDAY, 15), CALENDAR) == 150
    assert remaining(clock, at(FRIDAY, 15), CALENDAR) == 390


def test_a_limit_of_hours_without_an_instant_starts_with_its_day() -> None:
    answer = due(facts(FRIDAY, 90, Unit.MINUTE), CALENDAR)

    assert answer.at == at(FRIDAY, 10, 30)


def test_hours_of_a_hall_may_differ() -> None:
    hours = LegalHours(((time(8), time(12)), (time(14), time(18))))
    clock = ClockFacts(
        FRIDAY, Limit(8, Unit.HOUR), started_at=at(FRIDAY, 14), hours=hours
    )

    assert due(clock, CALENDAR).at == at(date(2026, 9, 20), 12)


def test_an_extension_lengthens_statute_and_promise_alike() -> None:
    clock = DecisionClock(
        FRIDAY, Limit(20), Limit(10), extension=Extension(10, date(2026, 9, 30))
    )

    assert clock.statutory
    assert clock.promised
    assert due(clock.statutory, CALENDAR).on == date(2026, 11, 5)
    assert due(clock.promised, CALENDAR).on == date(2026, 10, 22)


@pytest.mark.parametrize(
    ("number", "unit", "last"),
    [
        (60, Unit.CALENDAR_DAY, date(2026, 6, 15)),
        (2, Unit.MONTH, date(2026, 6, 15)),
        (7, Unit.HOUR, date(2026, 4, 28)),
    ],
)
def test_an_extension_adds_days_in_every_unit(
    number: int, unit: Unit, last: date
) -> None:
    clock = facts(
        date(2026, 3, 16), number, unit, extension=Extension(30, date(2026, 3, 16))
    )

    assert due(clock, CALENDAR).on == last


def test_a_clock_has_at_least_one_limit() -> None:
    with pytest.raises(NoLimit):
        DecisionClock(FRIDAY, None, None)


def test_the_leading_limit_is_the_promise_or_else_the_statute() -> None:
    assert DecisionClock(FRIDAY, Limit(20), Limit(3)).leading.limit == Limit(3)
    assert DecisionClock(FRIDAY, Limit(20), None).leading.limit == Limit(20)
