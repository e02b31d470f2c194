"""When a hall's door is open, and when it opens next."""

from datetime import date, datetime, time

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.hours import ImpossibleHours
from yimen.rules.queue.opening import (
    AFTERNOON,
    MORNING,
    OFFICE_DAY,
    OFFICE_WEEK,
    DayException,
    OpeningHours,
    Session,
    Shut,
    UnreadableHours,
    door,
    is_shorter,
    next_opening,
    read_sessions,
    sessions_words,
    written,
)

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)
OFFICE = OpeningHours()
SIX_DAYS = OpeningHours(week={**OFFICE_WEEK, 5: (MORNING,)})


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=CHINA)


@pytest.mark.parametrize(
    ("now", "why", "opens_at"),
    [
        (at(FRIDAY, 8, 59), Shut.NOT_YET, at(FRIDAY, 9)),
        (at(FRIDAY, 12), Shut.BREAK, at(FRIDAY, 13, 30)),
        (at(FRIDAY, 17, 30), Shut.DAY_OVER, at(date(2026, 9, 20), 9)),
        (at(date(2026, 9, 19), 10), Shut.REST_DAY, at(date(2026, 9, 20), 9)),
        (at(date(2026, 10, 2), 10), Shut.HOLIDAY, at(date(2026, 10, 8), 9)),
    ],
)
def test_a_closed_hall_says_why_and_when_it_opens(
    now: datetime, why: Shut, opens_at: datetime
) -> None:
    shut = door(OFFICE, now, CALENDAR)

    assert (shut.is_open, shut.why, shut.opens_at) == (False, why, opens_at)


def test_an_open_hall_says_until_when() -> None:
    standing = door(OFFICE, at(FRIDAY, 9), CALENDAR)

    assert standing.is_open
    assert standing.closes_at == at(FRIDAY, 12)


def test_a_holiday_has_its_name_at_the_door() -> None:
    assert door(OFFICE, at(date(2026, 10, 2), 10), CALENDAR).note == "国庆节"


def test_a_six_day_week_is_open_on_saturday_and_the_legal_clock_is_not() -> None:
    saturday = date(2026, 9, 12)

    assert door(SIX_DAYS, at(saturday, 10), CALENDAR).is_open
    assert not CALENDAR.counts(saturday)
    assert SIX_DAYS.sessions(saturday, CALENDAR) == (MORNING,)


def test_a_make_up_day_opens_like_the_day_the_hall_names() -> None:
    sunday = date(2026, 9, 20)
    short = OpeningHours(week={0: OFFICE_DAY, 4: (MORNING,)}, make_up_day_as=4)

    assert OFFICE.sessions(sunday, CALENDAR) == OFFICE_DAY
    assert short.sessions(sunday, CALENDAR) == (MORNING,)


def test_a_roster_opens_a_holiday_and_a_closure_shuts_a_working_day() -> None:
    holiday = date(2026, 10, 2)
    hours = OpeningHours(
        exceptions={
            holiday: DayException((MORNING,), "节日值班"),
            FRIDAY: DayException((), "停电检修"),
        }
    )

    assert door(hours, at(holiday, 10), CALENDAR).is_open
    shut = door(hours, at(FRIDAY, 10), CALENDAR)
    assert (shut.why, shut.note) == (Shut.EXCEPTION, "停电检修")


def test_a_hall_may_keep_open_on_national_holidays() -> None:
    always = OpeningHours(
        week=dict.fromkeys(range(7), OFFICE_DAY), keeps_national_holidays=False
    )

    assert door(always, at(date(2026, 10, 2), 10), CALENDAR).is_open


def test_a_hall_that_never_opens_has_no_next_opening() -> None:
    closed = OpeningHours(week={})

    assert next_opening(closed, at(FRIDAY, 9), CALENDAR) is None


def test_sessions_lie_one_behind_the_other() -> None:
    with pytest.raises(ImpossibleHours):
        OpeningHours(week={0: (AFTERNOON, MORNING)})
    with pytest.raises(ImpossibleHours):
        Session(time(9), time(9))


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("09:00-12:00, 13:30-17:30", OFFICE_DAY),
        ("9:00–12:00，13:30—17:30", OFFICE_DAY),
        ("13:30至17:30；9：00到12：00", OFFICE_DAY),
        ("", ()),
        ("休息", ()),
    ],
)
def test_hours_are_read_as_people_write_them(
    text: str, sessions: tuple[Session, ...]
) -> None:
    assert read_sessions(text) == sessions


@pytest.mark.parametrize("text", ["上午", "9:00", "9:00-12:00x", "24:00-25:00"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UnreadableHours):
        read_sessions(text)


def test_hours_written_down_are_read_back() -> None:
    hours = OpeningHours(
        week={0: OFFICE_DAY, 5: (MORNING,)},
        keeps_national_holidays=False,
        make_up_day_as=4,
    )

    assert sessions_words(OFFICE_DAY) == "09:00-12:00，13:30-17:30"
    assert written(hours).read() == hours


def test_a_day_is_shorter_where_the_plain_hours_find_the_door_shut() -> None:
    morning, noon = Session(time(9), time(12)), Session(time(13), time(17))
    whole, early = Session(time(0), time(23, 59)), Session(time(9), time(11))

    assert is_shorter((), (morning,))
    assert is_shorter((early, noon), (morning, noon))
    assert not is_shorter((whole,), (morning, noon))
    assert not is_shorter((morning, noon), (morning, noon))
    assert not is_shorter((), ())  # closed anyway
