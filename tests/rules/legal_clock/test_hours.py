"""Seconds that are open by law."""

from datetime import UTC, date, datetime, time

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.legal_clock.hours import OFFICE_HOURS, ImpossibleHours, LegalHours

CALENDAR = bundled_calendar()
FRIDAY, SATURDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9)


def at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        (at(FRIDAY, time(9)), at(FRIDAY, time(17, 30)), 420),
        (at(FRIDAY, time(11, 50)), at(FRIDAY, time(13, 40)), 20),
        (at(FRIDAY, time(17, 30)), at(MONDAY, time(9)), 0),
        (at(FRIDAY, time(17)), at(MONDAY, time(9, 30)), 60),
        (at(SATURDAY, time(10)), at(SATURDAY, time(16)), 0),
        (at(FRIDAY, time(0)), at(FRIDAY, time(23, 59)), 420),
    ],
)
def test_only_open_time_passes(since: datetime, until: datetime, minutes: int) -> None:
    passed = OFFICE_HOURS.position(until, CALENDAR) - OFFICE_HOURS.position(
        since, CALENDAR
    )

    assert passed == minutes * 60


def test_the_zone_of_an_instant_does_not_matter() -> None:
    here = at(FRIDAY, time(10))

    assert OFFICE_HOURS.position(here, CALENDAR) == OFFICE_HOURS.position(
        here.astimezone(UTC), CALENDAR
    )


@pytest.mark.parametrize(
    "moment", [time(9, 0, 1), time(12), time(13, 31), time(17, 30)]
)
def test_a_position_leads_back_to_its_first_instant(moment: time) -> None:
    instant = at(FRIDAY, moment)

    position = OFFICE_HOURS.position(instant, CALENDAR)

    assert OFFICE_HOURS.instant(position, CALENDAR) == instant


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        ((time(9), time(9)),),
        ((time(12), time(9)),),
        ((time(9), time(12)), (time(11), time(17))),
        ((time(13), time(17)), (time(9), time(12))),
    ],
)
def test_sessions_that_overlap_or_run_backwards_are_refused(
    sessions: tuple[tuple[time, time], ...],
) -> None:
    with pytest.raises(ImpossibleHours):
        LegalHours(sessions)
