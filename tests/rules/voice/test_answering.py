"""How soon people were answered."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.registers import Moment, read_moment
from yimen.rules.voice.answering import Asked, answering

CALENDAR = bundled_calendar()
FIFTEEN = Limit(15)


def _asked(submitted: str, replied: str = "") -> Asked:
    return Asked(read_moment(submitted), read_moment(replied))


def test_working_days_leave_out_the_day_itself_and_the_holiday() -> None:
    whole, years = answering(
        [_asked("2026-09-18 10:00", "2026-09-25 16:00")], Limit(5), CALENDAR
    )
    assert (whole.n, whole.replied, whole.within_limit, whole.late) == (1, 1, 1, 0)
    assert whole.wd.mean == 5  # 9/20 is worked, 9/25 is a holiday
    assert whole.cd.mean == 7.25
    assert list(years) == ["2026"]


def test_unanswered_matters_count_but_are_neither_in_time_nor_late() -> None:
    whole, _ = answering([_asked("2019-04-25 10:00")], FIFTEEN, CALENDAR)
    assert (whole.n, whole.replied, whole.within_limit, whole.late) == (1, 0, 0, 0)
    assert whole.wd.mean is None


def test_a_reply_without_a_time_is_judged_but_has_no_duration() -> None:
    whole, _ = answering([_asked("2019-04-25 10:00", "2019-04-26")], FIFTEEN, CALENDAR)
    assert (whole.within_limit, whole.late, whole.left_out) == (1, 0, 1)
    assert whole.wd.max is whole.cd.max is None


def test_a_reply_before_its_submission_is_not_judged() -> None:
    whole, _ = answering(
        [_asked("2019-04-25 10:00", "2019-04-24 10:00")], FIFTEEN, CALENDAR
    )
    assert (whole.replied, whole.left_out) == (1, 1)
    assert (whole.within_limit, whole.late) == (0, 0)


def test_a_limit_in_calendar_days_ends_at_midnight() -> None:
    limit = Limit(2, Unit.CALENDAR_DAY)
    asked = [
        _asked("2019-04-25 10:00", "2019-04-27 23:59"),
        _asked("2019-04-25 10:00", "2019-04-28 00:01"),
    ]
    whole, _ = answering(asked, limit, CALENDAR)
    assert (whole.within_limit, whole.late) == (1, 1)


DATES = st.dates(date(2010, 1, 1), date(2025, 6, 1))
MOMENTS = st.builds(datetime.combine, DATES, st.times(), st.just(CHINA)).map(Moment.of)
DAYS = DATES.map(Moment)
ASKED = st.builds(Asked, st.none() | MOMENTS | DAYS, st.none() | MOMENTS | DAYS)


@given(st.lists(ASKED, max_size=40), st.integers(0, 60))
def test_the_years_add_up_and_everybody_is_counted_once(
    asked: list[Asked], number: int
) -> None:
    whole, years = answering(asked, Limit(number), CALENDAR)
    assert whole.n == len(asked) == sum(one.n for one in years.values())
    for name in ("replied", "within_limit", "late", "left_out"):
        assert getattr(whole, name) == sum(getattr(one, name) for one in years.values())
    assert whole.within_limit + whole.late <= whole.replied <= whole.n


@given(MOMENTS, st.integers(0, 90), st.integers(0, 60))
def test_a_longer_limit_never_makes_anybody_late(
    submitted: Moment, took: int, number: int
) -> None:
    assert submitted.at is not None
    asked = [Asked(submitted, Moment.of(submitted.at + timedelta(days=took)))]
    shorter, _ = answering(asked, Limit(number), CALENDAR)
    longer, _ = answering(asked, Limit(number + 1), CALENDAR)
    assert longer.late <= shorter.late
