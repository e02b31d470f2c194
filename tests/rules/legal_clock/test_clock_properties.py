"""Laws of the clock, against random facts and against the rulebook's own sentence.

`counted_by_hand` walks day by day and counts as rulebook 3.2.7 says it; it knows no
ordinals, no merging and no scales.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yimen.ports.almanac import Bundled, bundled_calendar
from yimen.rules.legal_clock.calendar import (
    CHINA,
    ONE_DAY,
    Kind,
    PublishedDay,
    WorkCalendar,
)
from yimen.rules.legal_clock.clock import (
    ClockFacts,
    DecisionClock,
    Extension,
    Limit,
    Pause,
    Unit,
    due,
    explain,
    is_late,
    light,
    remaining,
    strip,
    used,
    whole,
)
from yimen.rules.legal_clock.lights import Light
from yimen.rules.legal_clock.strip import Look

CALENDAR = bundled_calendar()
DAYS_UNITS = [Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH]

days = st.dates(date(2004, 1, 1), date(2028, 6, 30))
counts = st.integers(0, 40)


@st.composite
def paused(draw: st.DrawFn, started_on: date) -> Pause:
    since = started_on + timedelta(days=draw(st.integers(0, 60)))
    until = since + timedelta(days=draw(st.integers(0, 40)))
    asked = draw(st.integers(0, 15))
    ended_on, asked_days = draw(
        st.sampled_from([(None, asked), (until, asked), (until, None)])
    )
    noticed = draw(st.sampled_from([True, True, True, False]))
    return Pause(since, ended_on, asked_days, noticed=noticed)


@st.composite
def clocks(
    draw: st.DrawFn, units: list[Unit] = DAYS_UNITS, *, most: int = 60
) -> ClockFacts:
    started_on = draw(days)
    unit = draw(st.sampled_from(units))
    number = draw(st.integers(1, 6 if unit is Unit.MONTH else most))
    pauses = draw(st.lists(paused(started_on), max_size=4))
    added = draw(st.integers(0, 15))
    extension = Extension(added, started_on) if added else None
    return ClockFacts(started_on, Limit(number, unit), tuple(pauses), extension)


def is_told(clock: ClockFacts, day: date) -> bool:
    """Whether a pause covers the day, as rulebook 3.2.7 and 3.2.8 say."""
    return any(
        pause.noticed and pause.started_on < day <= last_day_off(pause)
        for pause in clock.pauses
    )


def last_day_off(pause: Pause) -> date:
    """E' by walking: the result, or the asked-th working day after the notice."""
    bound = pause.started_on
    asked = pause.asked_days
    while asked:
        bound += ONE_DAY
        asked -= CALENDAR.counts(bound)
    if pause.asked_days is None:
        assert pause.ended_on
        return pause.ended_on
    return bound if pause.ended_on is None else min(bound, pause.ended_on)


def counted_by_hand(clock: ClockFacts) -> date:
    """The day on which the count is full, if no pause is told on that very day."""
    needed = clock.limit.number + clock.added_days
    day = clock.started_on
    while needed:
        day += ONE_DAY
        counts = clock.limit.unit is not Unit.WORKING_DAY or CALENDAR.counts(day)
        needed -= counts and not is_told(clock, day)
    if clock.limit.unit is not Unit.WORKING_DAY:
        while not CALENDAR.counts(day):
            day += ONE_DAY
    return day


@given(clocks([Unit.WORKING_DAY, Unit.CALENDAR_DAY]))
def test_the_due_day_is_the_one_that_walking_finds(clock: ClockFacts) -> None:
    by_hand = counted_by_hand(clock)
    told_late = [
        pause
        for pause in clock.pauses
        if pause.noticed and last_day_off(pause) > by_hand
    ]
    assume(not told_late)

    assert due(clock, CALENDAR).on == by_hand


@given(clocks())
def test_on_the_due_day_exactly_the_limit_is_used(clock: ClockFacts) -> None:
    last = due(clock, CALENDAR).on

    assert used(clock, last, CALENDAR) == whole(clock, CALENDAR)
    assert remaining(clock, last, CALENDAR) == 0
    if clock.limit.unit is not Unit.MONTH:
        assert whole(clock, CALENDAR) == clock.limit.number + clock.added_days


@given(clocks())
def test_the_next_working_day_is_late_and_the_due_day_is_not(clock: ClockFacts) -> None:
    answer = due(clock, CALENDAR)
    following = CALENDAR.add_working_days(answer.on, 1)

    assert not is_late(answer, answer.on)
    assert is_late(answer, following)
    assert remaining(clock, following, CALENDAR) < 0


@given(days, st.integers(1, 400))
def test_adding_some_working_days_and_counting_them_gives_as_many(
    day: date, count: int
) -> None:
    later = CALENDAR.add_working_days(day, count)

    assert CALENDAR.working_days_between(day, later) == count
    assert CALENDAR.counts(later)
    assert CALENDAR.day_of(CALENDAR.ordinal(later)) == later


@given(days)
def test_the_ordinal_rises_by_one_on_working_days_only(day: date) -> None:
    risen = CALENDAR.ordinal(day) - CALENDAR.ordinal(day - ONE_DAY)

    assert risen == CALENDAR.counts(day)


@given(days, st.integers(1, 60), st.data())
def test_a_pause_gives_back_exactly_its_working_days(
    started_on: date, number: int, data: st.DataObject
) -> None:
    clock = ClockFacts(started_on, Limit(number))
    last = due(clock, CALENDAR).on
    since = data.draw(st.dates(started_on, last - ONE_DAY))
    until = data.draw(st.dates(since, since + timedelta(days=60)))

    moved = due(replace(clock, pauses=(Pause(since, until),)), CALENDAR).on

    given_back = CALENDAR.working_days_between(last, moved)
    assert given_back == CALENDAR.working_days_between(since, until)


@given(days, st.integers(1, 60), st.sampled_from(DAYS_UNITS[:2]), counts)
def test_a_pause_told_on_the_due_day_ends_before_the_case_is_due(
    started_on: date, number: int, unit: Unit, asked: int
) -> None:
    clock = ClockFacts(started_on, Limit(number, unit))
    last = due(clock, CALENDAR).on
    told = Pause(last, asked_days=asked)
    through = told.through(CALENDAR)

    moved = due(replace(clock, pauses=(told,)), CALENDAR).on

    assert moved == (CALENDAR.add_working_days(through, 1) if asked else last)


@given(clocks([Unit.WORKING_DAY]))
def test_a_pause_told_after_the_due_day_comes_too_late(clock: ClockFacts) -> None:
    last = due(clock, CALENDAR).on
    told = Pause(last + ONE_DAY, last + timedelta(days=30))

    moved = due(replace(clock, pauses=(*clock.pauses, told)), CALENDAR).on

    joined = any(
        pause.noticed and pause.started_on <= last + ONE_DAY <= pause.through(CALENDAR)
        for pause in clock.pauses
    )
    assert moved == last or joined


@given(clocks(), st.randoms())
def test_the_order_of_the_pauses_does_not_matter(
    clock: ClockFacts, random: Random
) -> None:
    shuffled = list(clock.pauses)
    random.shuffle(shuffled)
    other = replace(clock, pauses=tuple(shuffled))

    assert due(other, CALENDAR) == due(clock, CALENDAR)
    assert explain(other, CALENDAR) == explain(clock, CALENDAR)


@given(clocks())
def test_a_pause_nobody_was_told_of_changes_nothing(clock: ClockFacts) -> None:
    silent = tuple(replace(pause, noticed=False) for pause in clock.pauses)

    assert due(replace(clock, pauses=silent), CALENDAR) == due(
        replace(clock, pauses=()), CALENDAR
    )


@given(clocks())
def test_a_longer_limit_or_another_pause_never_brings_the_due_day_forward(
    clock: ClockFacts,
) -> None:
    last = due(clock, CALENDAR).on
    longer = replace(clock, limit=replace(clock.limit, number=clock.limit.number + 1))
    fewer = replace(clock, pauses=clock.pauses[:-1])

    assert due(longer, CALENDAR).on >= last
    assert due(fewer, CALENDAR).on <= last


@given(clocks())
def test_the_counted_days_of_the_ledger_add_up_to_the_limit(clock: ClockFacts) -> None:
    ledger = explain(clock, CALENDAR)

    assert sum(line.amount for line in ledger) == whole(clock, CALENDAR)
    assert ledger[0].on == clock.started_on
    assert ledger[-1].on == due(clock, CALENDAR).on
    assert ledger[-1].counted
    for line in ledger:
        assert line.total == used(clock, line.on, CALENDAR)
        assert line.article or not line.counted


@st.composite
def timed(draw: st.DrawFn) -> ClockFacts:
    started_on = draw(st.dates(date(2005, 1, 1), date(2026, 6, 30)))
    moment = draw(st.times())
    started_at = datetime.combine(started_on, moment.replace(microsecond=0), CHINA)
    unit, most = draw(st.sampled_from([(Unit.HOUR, 60), (Unit.MINUTE, 600)]))
    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        since = started_at + timedelta(minutes=draw(st.integers(0, 10_000)))
        until = since + timedelta(minutes=draw(st.integers(0, 10_000)))
        pauses.append(
            Pause(since.date(), until.date(), started_at=since, ended_at=until)
        )
    return ClockFacts(
        started_on,
        Limit(draw(st.integers(1, most)), unit),
        tuple(pauses),
        started_at=started_at,
    )


@given(timed())
def test_at_its_instant_exactly_the_limit_of_hours_is_used(clock: ClockFacts) -> None:
    answer = due(clock, CALENDAR)
    minutes = 60 if clock.limit.unit is Unit.HOUR else 1

    assert answer.at
    assert used(clock, answer.at, CALENDAR) == clock.limit.number * minutes
    assert not is_late(answer, answer.at)
    assert CALENDAR.counts(answer.on)


@st.composite
def busy_minutes(draw: st.DrawFn) -> ClockFacts:
    """A limit of minutes around a lunch, a night or a weekend, with pauses."""
    started_on = draw(st.sampled_from([date(2026, 3, 5), date(2026, 3, 6)]))
    started_at = datetime.combine(started_on, draw(st.times(time(8))), CHINA)
    started_at = started_at.replace(microsecond=0)
    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        since = started_at + timedelta(minutes=draw(st.integers(0, 120)))
        until = since + timedelta(minutes=draw(st.integers(0, 90)))
        pauses.append(
            Pause(since.date(), until.date(), started_at=since, ended_at=until)
        )
    limit = Limit(draw(st.integers(1, 120)), Unit.MINUTE)
    return ClockFacts(started_on, limit, tuple(pauses), started_at=started_at)


@settings(max_examples=25, deadline=None)
@given(busy_minutes())
def test_seconds_walked_one_by_one_reach_the_same_instant(clock: ClockFacts) -> None:
    assert clock.started_at
    left, now = clock.limit.number * 60, clock.started_at
    second = timedelta(seconds=1)

    while left:
        left -= is_open(now) and not any(
            pause.started_at <= now < pause.ended_at
            for pause in clock.pauses
            if pause.started_at and pause.ended_at
        )
        now += second

    assert due(clock, CALENDAR).at == now


def is_open(instant: datetime) -> bool:
    moment = instant.time()
    morning = time(9) <= moment < time(12)
    return CALENDAR.counts(instant.date()) and (
        morning or time(13, 30) <= moment < time(17, 30)
    )


@st.composite
def decisions(draw: st.DrawFn) -> DecisionClock:
    clock = draw(clocks([Unit.WORKING_DAY]))
    promised = draw(st.none() | st.integers(1, clock.limit.number))
    return DecisionClock(
        clock.started_on,
        clock.limit,
        Limit(promised) if promised else None,
        clock.pauses,
        clock.extension,
    )


CARDS = [Light.YELLOW, Light.RED]


@given(decisions())
def test_a_card_stays_while_the_days_go_on(clock: DecisionClock) -> None:
    assert clock.statutory
    last = due(clock.statutory, CALENDAR).on
    seen = [light(clock, last + timedelta(days=n), CALENDAR) for n in range(-10, 6)]
    cards = [CARDS.index(lamp) + 1 if lamp in CARDS else 0 for lamp in seen]

    assert cards == sorted(cards)
    assert seen[-1] is Light.RED
    assert Light.RED not in seen[:11]


@given(decisions(), st.integers(-3, 80))
def test_the_strip_is_whole(clock: DecisionClock, offset: int) -> None:
    today = clock.started_on + timedelta(days=max(offset, 0))

    drawn = strip(clock, today, CALENDAR)

    assert sum(segment.days for segment in drawn.segments) == len(drawn.days)
    assert [day.on for day in drawn.days if day.is_today] == [today]
    assert drawn.days[0].look is Look.START
    ends = [day.on for day in drawn.days if day.is_statutory_end]
    assert drawn.statutory
    assert ends == [drawn.statutory.on]
    for before, behind in pairwise(drawn.segments):
        assert before.last_on + ONE_DAY == behind.first_on


@given(st.dates(date(2004, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_a_holiday_more_never_brings_a_due_day_forward(day: date, number: int) -> None:
    extra = PublishedDay(day + timedelta(days=5), Kind.OFF, "临时放假", "国办")
    later = WorkCalendar.of((*Bundled().days(), extra))
    clock = ClockFacts(day, Limit(number))

    assert due(clock, later).on >= due(clock, CALENDAR).on
