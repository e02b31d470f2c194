"""Which days count: the bundled notices against two independent packages."""

from datetime import UTC, date, datetime
from functools import cache

import chinese_calendar
import holidays
import pytest

from yimen.ports.almanac import Bundled, bundled_calendar
from yimen.rules.legal_clock.calendar import (
    NATION,
    BeyondCalendar,
    CalendarUnknown,
    Kind,
    PublishedDay,
    Reason,
    WorkCalendar,
    day_number,
    days_from,
    lineage,
    local_date,
)

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
NEW_YEAR_2006 = date(2005, 12, 31)
CALENDAR = bundled_calendar()


@cache
def as_holidays_says() -> holidays.HolidayBase:
    return holidays.country_holidays("CN", years=range(2003, 2028))


def test_every_bundled_day_equals_the_package_holidays() -> None:
    different = [
        day
        for day in days_from(FIRST, LAST)
        if CALENDAR.working(day) is not as_holidays_says().is_working_day(day)
    ]

    assert different == []


def test_every_bundled_day_equals_chinesecalendar_but_one() -> None:
    different = [
        day
        for day in days_from(FIRST, LAST)
        if CALENDAR.working(day) is not chinese_calendar.is_workday(day)
    ]

    assert different == [NEW_YEAR_2006]
    assert CALENDAR.working(NEW_YEAR_2006)


def test_the_years_have_as_many_working_days_as_the_rulebook_says() -> None:
    counts = [
        CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31))
        for year in range(2004, 2027)
    ]

    assert counts == [
        *(252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249),
        *(250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248),
    ]


def test_every_bundled_day_names_its_notice() -> None:
    assert all("国务院" in day.notice and day.name for day in Bundled().days())


def test_no_bundled_row_repeats_what_the_week_says_anyway() -> None:
    idle = [
        day
        for day in Bundled().days()
        if day.kind is Kind.WORK and day.on.weekday() < 5
    ]

    assert idle == []


@pytest.mark.parametrize(
    ("day", "why", "name"),
    [
        (date(2026, 2, 14), Reason.MAKE_UP, "春节"),
        (date(2026, 2, 17), Reason.HOLIDAY, "春节"),
        (date(2015, 9, 4), Reason.HOLIDAY, "抗战胜利70周年"),
        (date(2020, 2, 1), Reason.HOLIDAY, "春节"),
        (date(2026, 3, 7), Reason.WEEKEND, ""),
        (date(2026, 3, 9), Reason.WEEKDAY, ""),
        (date(2027, 10, 1), Reason.PRESUMED_OFF, ""),
        (date(2027, 10, 4), Reason.PRESUMED_WORKDAY, ""),
        (date(2027, 10, 2), Reason.WEEKEND, ""),
    ],
)
def test_a_day_has_its_reason(day: date, why: Reason, name: str) -> None:
    reason = CALENDAR.reason(day)

    assert (reason.why, reason.name) == (why, name)
    assert reason.working is CALENDAR.counts(day)


def test_the_extension_of_2020_names_its_own_notice() -> None:
    assert "延长2020年春节假期" in CALENDAR.reason(date(2020, 2, 1)).notice


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1)])
def test_a_year_nobody_has_published_is_refused(day: date) -> None:
    with pytest.raises(CalendarUnknown):
        CALENDAR.working(day)


def test_an_unpublished_year_is_counted_monday_to_friday_less_the_fixed_holidays() -> (
    None
):
    counted = CALENDAR.working_days_between(date(2026, 12, 31), date(2027, 12, 31))

    assert counted == 261 - 2  # 1 January and 1 October 2027 are Fridays


def test_a_notice_that_reaches_into_new_year_does_not_publish_the_year() -> None:
    new_year = [
        PublishedDay(date(2027, 1, day), Kind.OFF, "元旦", "2027") for day in (1, 2, 3)
    ]

    calendar = WorkCalendar.of((*Bundled().days(), *new_year))

    assert 2027 not in calendar.years


def test_one_day_off_behind_new_year_publishes_the_year() -> None:
    day = PublishedDay(date(2027, 2, 6), Kind.OFF, "春节", "2027")

    calendar = WorkCalendar.of((*Bundled().days(), day))

    assert calendar.working(date(2027, 6, 1))


def test_a_region_adds_its_holidays_but_publishes_no_year() -> None:
    local = PublishedDay(date(2027, 4, 9), Kind.OFF, "三月三", "桂政办")
    swap = PublishedDay(date(2026, 4, 18), Kind.OFF, "三月三", "桂政办")

    calendar = WorkCalendar.of(Bundled().days(), [local, swap], region="450000")

    assert 2027 not in calendar.years
    assert not calendar.counts(date(2027, 4, 9))
    assert calendar.region == "450000"


def test_a_region_may_work_on_a_national_day_off_and_the_reverse() -> None:
    overlay = [
        PublishedDay(date(2026, 4, 20), Kind.OFF, "三月三", "桂政办"),
        PublishedDay(date(2026, 2, 28), Kind.OFF, "调休改期", "桂政办"),
        PublishedDay(date(2026, 3, 7), Kind.WORK, "调休改期", "桂政办"),
    ]

    calendar = WorkCalendar.of(Bundled().days(), overlay)

    assert not calendar.working(date(2026, 4, 20))
    assert not calendar.working(date(2026, 2, 28))
    assert calendar.working(date(2026, 3, 7))
    assert calendar.working(date(2026, 3, 9))


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("CN", (NATION,)),
        ("", (NATION,)),
        ("450000", (NATION, "450000")),
        ("450102", (NATION, "450000", "450100", "450102")),
        ("131000", (NATION, "130000", "131000")),
        (
            "450102001201",
            (NATION, "450000", "450100", "450102", "450102001", "450102001201"),
        ),
        ("450102010000", (NATION, "450000", "450100", "450102", "450102010")),
    ],
)
def test_a_region_lies_in_the_regions_its_code_begins_with(
    code: str, chain: tuple[str, ...]
) -> None:
    assert lineage(code) == chain


def test_the_day_turns_at_midnight_in_china() -> None:
    assert local_date(datetime(2026, 9, 18, 15, 59, tzinfo=UTC)) == date(2026, 9, 18)
    assert local_date(datetime(2026, 9, 18, 16, 0, tzinfo=UTC)) == date(2026, 9, 19)


def test_an_instant_without_its_offset_is_no_instant() -> None:
    with pytest.raises(ValueError, match="offset"):
        local_date(datetime(2026, 9, 18, 9))  # noqa: DTZ001 - the point


def test_no_calendar_reaches_beyond_its_centuries() -> None:
    with pytest.raises(BeyondCalendar):
        CALENDAR.add_working_days(date(2026, 1, 1), 100_000)


def test_no_day_lies_beyond_the_calendars_centuries() -> None:
    with pytest.raises(BeyondCalendar):
        day_number(date.max.toordinal() + 1)


def test_the_calendar_also_answers_before_its_origin() -> None:
    assert CALENDAR.ordinal(date(1998, 12, 31)) < CALENDAR.ordinal(date(1999, 12, 31))


def test_days_laid_on_top_make_no_year_known() -> None:
    extra = PublishedDay(date(2027, 4, 9), Kind.OFF, "三月三", "桂政办")

    calendar = CALENDAR.with_days([extra])

    assert not calendar.counts(date(2027, 4, 9))
    assert calendar.years == CALENDAR.years


def test_the_numbers_go_on_before_the_origin() -> None:
    day = date(1999, 12, 31)

    assert CALENDAR.ordinal(day) == 0
    assert CALENDAR.day_of(0) == day
    assert CALENDAR.day_of(-1) == date(1999, 12, 30)
    assert CALENDAR.day_of(1) == date(2000, 1, 3)
