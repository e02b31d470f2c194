"""The joint clock, day by day, against its rule said plainly."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.joint.clock import Member, joint_facts
from yimen.rules.legal_clock.calendar import ONE_DAY
from yimen.rules.legal_clock.clock import Extension, Limit, Pause, due

CALENDAR = bundled_calendar()
ACCEPTED = date(2026, 3, 2)


@st.composite
def members(draw: st.DrawFn) -> Member:
    started_on = ACCEPTED + timedelta(days=draw(st.integers(0, 10)))
    lasts = draw(st.none() | st.integers(0, 40))
    pauses = []
    for _ in range(draw(st.integers(0, 2))):
        since = started_on + timedelta(days=draw(st.integers(0, 20)))
        pauses.append(Pause(since, asked_days=draw(st.integers(0, 12))))
    closed_on = None if lasts is None else started_on + timedelta(days=lasts)
    is_started = draw(st.sampled_from([True, True, True, False]))
    return Member(started_on if is_started else None, closed_on, tuple(pauses))


def runs(day: date, parts: list[Member]) -> bool:
    """Whether the joint clock counts this day, as architecture 7 says it."""
    if not CALENDAR.counts(day):
        return False
    open_ones = [
        part
        for part in parts
        if part.started_on
        and part.started_on <= day
        and (part.closed_on is None or day <= part.closed_on)
    ]
    return not open_ones or any(
        not any(
            pause.started_on < day <= pause.through(CALENDAR) for pause in part.pauses
        )
        for part in open_ones
    )


@given(st.lists(members(), max_size=4), st.integers(5, 45))
def test_the_joint_clock_counts_the_days_on_which_somebody_can_work(
    parts: list[Member], number: int
) -> None:
    answer = due(joint_facts(ACCEPTED, parts, CALENDAR, limit=Limit(number)), CALENDAR)

    day, left = ACCEPTED, number
    while left:
        day += ONE_DAY
        left -= runs(day, parts)
    # only a standstill that begins right behind the last day moves it further
    assert answer.on == day or not runs(day + ONE_DAY, parts)
    assert answer.on >= day


def test_without_members_the_joint_clock_just_runs() -> None:
    assert due(joint_facts(ACCEPTED, (), CALENDAR), CALENDAR).on == date(2026, 5, 8)


def test_the_joint_limit_may_be_extended_by_fifteen() -> None:
    facts = joint_facts(ACCEPTED, (), CALENDAR, extension=Extension(15, ACCEPTED))

    assert due(facts, CALENDAR).on == date(2026, 5, 28)
