"""Hearings: five days to ask, twenty to hold, seven of notice, a host apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.cases.hearings import (
    Hearing,
    HearingAskedTooLate,
    HearingKind,
    HearingNotTold,
    HearingOpen,
    HearingState,
    HearingTooLate,
    HostExamines,
    HostMayNotExamine,
    MinutesUnsigned,
    NoHearing,
    NotHeldYet,
    earliest_day,
    hold_by,
    is_late,
    latest_day,
    live,
    request_by,
    require_asked_in_time,
    require_held,
    require_host,
    require_reviewer,
    require_schedule,
    require_settled,
    standing,
)

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)
ONE_DAY = timedelta(days=1)
TOLD = Hearing(
    kind=HearingKind.ON_REQUEST,
    state=HearingState.TOLD,
    request_by_on=date(2026, 9, 24),
)


def asked(hold_by_on: date | None = date(2026, 10, 22)) -> Hearing:
    return Hearing(
        kind=HearingKind.ON_REQUEST,
        state=HearingState.REQUESTED,
        hold_by_on=hold_by_on,
    )


def test_days_are_working_days() -> None:
    assert request_by(FRIDAY, CALENDAR) == date(2026, 9, 24)
    assert hold_by(FRIDAY, CALENDAR) == date(2026, 10, 22)
    assert earliest_day(FRIDAY, CALENDAR) == date(2026, 9, 29)


def test_a_right_lives_five_days_and_lapses_by_itself() -> None:
    last = date(2026, 9, 24)
    require_asked_in_time(TOLD, last)
    with pytest.raises(HearingOpen):
        require_settled([TOLD], last)

    after = last + ONE_DAY
    assert standing(TOLD, after) is HearingState.LAPSED
    with pytest.raises(HearingAskedTooLate):
        require_asked_in_time(TOLD, after)
    require_settled([TOLD], after)
    assert live([TOLD], after) is None


def test_what_was_asked_for_bars_the_decision_until_it_is_held_or_given_up() -> None:
    for state in (HearingState.REQUESTED, HearingState.SCHEDULED):
        hearing = Hearing(kind=HearingKind.ON_REQUEST, state=state)
        with pytest.raises(HearingOpen):
            require_settled([hearing], date(2030, 1, 1))
    for state in (HearingState.HELD, HearingState.WAIVED, HearingState.LAPSED):
        require_settled([Hearing(kind=HearingKind.ON_REQUEST, state=state)], FRIDAY)


def test_the_day_leaves_seven_for_the_notice_and_comes_within_twenty() -> None:
    def planned(on: date, hearing: Hearing | None = None) -> None:
        require_schedule(
            hearing or asked(), told_on=FRIDAY, begins_on=on, calendar=CALENDAR
        )

    planned(date(2026, 9, 29))
    planned(date(2026, 10, 22))
    with pytest.raises(HearingNotTold) as early:
        planned(date(2026, 9, 28))
    assert early.value.facts["earliest_on"] == date(2026, 9, 29)
    with pytest.raises(HearingTooLate) as late:
        planned(date(2026, 10, 23))
    assert late.value.facts["latest_on"] == date(2026, 10, 22)
    planned(date(2027, 3, 1), asked(None))  # ordered by the organ: no twenty days
    with pytest.raises(NoHearing):
        planned(date(2026, 9, 29), TOLD)


def test_who_schedules_too_late_may_still_hold_it_and_it_shows() -> None:
    overdue = asked(date(2026, 9, 21))
    lawful = earliest_day(FRIDAY, CALENDAR)

    assert latest_day(overdue, FRIDAY, CALENDAR) == lawful
    require_schedule(overdue, told_on=FRIDAY, begins_on=lawful, calendar=CALENDAR)
    with pytest.raises(HearingTooLate):
        require_schedule(
            overdue, told_on=FRIDAY, begins_on=lawful + ONE_DAY, calendar=CALENDAR
        )
    scheduled = Hearing(
        kind=HearingKind.ON_REQUEST,
        state=HearingState.SCHEDULED,
        hold_by_on=date(2026, 9, 21),
        begins_on=lawful,
    )
    assert is_late(scheduled)
    assert not is_late(asked())


def test_the_host_stands_apart_and_the_minutes_are_signed() -> None:
    require_host(7, (1, None, 2))
    with pytest.raises(HostExamines):
        require_host(2, (1, None, 2))
    require_reviewer((7, 8), {1, 2})
    with pytest.raises(HostMayNotExamine):
        require_reviewer((7, 8), {1, 8})  # for a colleague who hosted
    sitting = Hearing(
        kind=HearingKind.ON_REQUEST, state=HearingState.SCHEDULED, begins_on=FRIDAY
    )
    with pytest.raises(NotHeldYet):
        require_held(sitting, FRIDAY - ONE_DAY, signed=True, note="")
    with pytest.raises(MinutesUnsigned):
        require_held(sitting, FRIDAY, signed=False, note=" ")
    require_held(sitting, FRIDAY, signed=False, note="李四拒绝签名")
    require_held(sitting, FRIDAY, signed=True, note="")
    with pytest.raises(NoHearing):
        require_held(asked(), FRIDAY, signed=True, note="")


@given(
    requested=st.dates(date(2025, 1, 2), date(2026, 8, 1)),
    waited=st.integers(0, 60),
)
def test_there_is_always_a_lawful_day(requested: date, waited: int) -> None:
    hearing = asked(hold_by(requested, CALENDAR))
    told_on = requested + timedelta(days=waited)

    first = earliest_day(told_on, CALENDAR)
    last = latest_day(hearing, told_on, CALENDAR)

    assert last is not None
    assert first <= last
    require_schedule(hearing, told_on=told_on, begins_on=first, calendar=CALENDAR)
    assert CALENDAR.working_days_between(told_on, first) == 7
