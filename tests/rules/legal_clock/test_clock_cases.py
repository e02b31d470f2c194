"""Twenty-four ways in which other systems' clocks went wrong, in their order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from fractions import Fraction

import pytest

from yimen.ports.almanac import Bundled, bundled_calendar
from yimen.rules.joint.clock import Member, joint_facts
from yimen.rules.legal_clock import pauses as pausing
from yimen.rules.legal_clock.calendar import (
    CHINA,
    CalendarUnknown,
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
    Procedure,
    Unit,
    due,
    explain,
    is_late,
    remaining,
    restarted,
    used,
)
from yimen.rules.legal_clock.ledger import Why
from yimen.rules.statistics.punctuality import Punctuality, on_time_rate, punctuality

CALENDAR = bundled_calendar()
MONDAY = date(2026, 3, 2)
CLOSE_OF_BUSINESS = time(17, 30)
OPENING = time(9)


def day(number: int) -> date:
    """A day of March 2026, whose every week is whole."""
    return date(2026, 3, number)


def at(on: date, moment: time) -> datetime:
    return datetime.combine(on, moment, tzinfo=CHINA)


def twenty(*pauses: Pause) -> ClockFacts:
    return ClockFacts(MONDAY, Limit(20), pauses)


def test_01_a_pause_from_closing_to_the_next_opening_adds_nothing() -> None:
    overnight = Pause(
        day(6),
        day(9),
        started_at=at(day(6), CLOSE_OF_BUSINESS),
        ended_at=at(day(9), OPENING),
    )
    hours = ClockFacts(
        day(5), Limit(20, Unit.HOUR), (overnight,), started_at=at(day(5), OPENING)
    )

    assert due(hours, CALENDAR) == due(replace(hours, pauses=()), CALENDAR)
    assert due(twenty(Pause(day(6), day(8))), CALENDAR) == due(twenty(), CALENDAR)


def test_02_a_pause_gives_back_working_days_not_weekends_and_holidays() -> None:
    over_a_weekend = twenty(Pause(day(6), day(9)))
    over_spring_festival = ClockFacts(
        date(2026, 2, 9), Limit(10), (Pause(date(2026, 2, 13), date(2026, 2, 24)),)
    )

    assert due(over_a_weekend, CALENDAR).on == date(2026, 3, 31)
    # 14 February is a Saturday worked, 24 February the first day after: two days
    assert due(over_spring_festival, CALENDAR).on == date(2026, 3, 3)


def test_03_several_rounds_of_waiting_add_up() -> None:
    rounds = [Pause(day(n), day(n + 1)) for n in (3, 5, 10, 12)]

    assert due(twenty(*rounds), CALENDAR).on == date(2026, 4, 3)


def test_04_overlapping_reasons_are_not_counted_twice() -> None:
    testing = Pause(day(4), day(11), procedure=Procedure.DETECTION_TEST)
    review = Pause(day(9), day(13), procedure=Procedure.EXPERT_REVIEW)
    moved_on = [Pause(day(4), day(11)), Pause(day(11), day(13))]
    both = due(twenty(Pause(day(4), day(13))), CALENDAR)

    assert due(twenty(testing, review), CALENDAR) == both
    assert due(twenty(*moved_on), CALENDAR) == both


@pytest.mark.parametrize(
    ("started_on", "refusal"),
    [
        (date(2026, 2, 27), pausing.PauseBeforeStart),
        (day(12), pausing.PauseInFuture),
        (day(5), pausing.PauseBeforeResume),
    ],
)
def test_05_a_pause_that_cannot_be_is_refused(
    started_on: date, refusal: type[Exception]
) -> None:
    earlier = (Pause(day(4), day(6)),)

    with pytest.raises(refusal):
        pausing.begin(
            earlier,
            Pause(started_on, asked_days=5),
            limit_started_on=MONDAY,
            today=day(11),
        )


def test_06_the_clock_restarts_exactly_where_it_stood() -> None:
    stopped = pausing.begin(
        (), Pause(day(9), asked_days=10), limit_started_on=MONDAY, today=day(9)
    )
    resumed = pausing.end(stopped, ended_on=day(12), today=day(12))

    before = remaining(twenty(*stopped), day(9), CALENDAR)
    after = remaining(twenty(*resumed), day(12), CALENDAR)

    assert before == after == 15
    assert remaining(twenty(*resumed), day(13), CALENDAR) == 14


def test_07_taking_back_an_extension_leaves_the_pauses() -> None:
    paused = twenty(Pause(day(4), day(6)))
    extended = replace(paused, extension=Extension(10, day(10)))

    assert due(extended, CALENDAR).on == date(2026, 4, 16)
    assert due(replace(extended, extension=None), CALENDAR) == due(paused, CALENDAR)


def test_08_a_limit_changed_on_the_way_keeps_the_pauses_already_earned() -> None:
    paused = twenty(Pause(day(4), day(6)))

    shorter = replace(paused, limit=Limit(10))

    assert due(shorter, CALENDAR).on == day(18)
    assert used(shorter, day(10), CALENDAR) == used(paused, day(10), CALENDAR)


def test_09_a_holiday_announced_later_moves_the_due_day() -> None:
    extra = PublishedDay(day(20), Kind.OFF, "临时放假", "国办")
    later = WorkCalendar.of((*Bundled().days(), extra))

    assert due(twenty(), CALENDAR).on == date(2026, 3, 30)
    assert due(twenty(), later).on == date(2026, 3, 31)
    # a closed case is judged by what its due day was: the clock keeps no memory,
    # so tests/records/cases/test_follow_calendar.py shows that its row stays


def test_10_a_make_up_saturday_counts_and_its_holiday_does_not() -> None:
    clock = ClockFacts(date(2026, 2, 13), Limit(5))
    ledger = {line.on: line for line in explain(clock, CALENDAR)}

    assert ledger[date(2026, 2, 14)].counted
    assert not ledger[date(2026, 2, 16)].counted
    assert due(clock, CALENDAR).on == date(2026, 2, 27)


def test_11_a_year_that_nobody_has_published_is_never_taken_for_known() -> None:
    answer = due(ClockFacts(date(2026, 12, 21), Limit(20)), CALENDAR)

    assert answer.provisional
    with pytest.raises(CalendarUnknown):
        CALENDAR.working(answer.on)


def test_12_the_day_of_acceptance_is_day_zero() -> None:
    ledger = explain(ClockFacts(MONDAY, Limit(1)), CALENDAR)

    assert [(line.on, line.counted) for line in ledger] == [
        (day(2), False),
        (day(3), True),
    ]


@pytest.mark.parametrize("moment", [OPENING, CLOSE_OF_BUSINESS, time(23, 59)])
def test_13_after_hours_or_on_a_day_off_the_next_working_day_is_day_one(
    moment: time,
) -> None:
    friday = ClockFacts(day(6), Limit(1), started_at=at(day(6), moment))
    saturday = ClockFacts(day(7), Limit(1), started_at=at(day(7), moment))
    late = ClockFacts(day(6), Limit(1, Unit.HOUR), started_at=at(day(6), time(20)))

    assert due(friday, CALENDAR).on == day(9)
    assert due(saturday, CALENDAR).on == day(9)
    assert due(late, CALENDAR).at == at(day(9), time(10))


def test_14_a_last_day_off_rolls_forward_for_calendar_days() -> None:
    clock = ClockFacts(MONDAY, Limit(5, Unit.CALENDAR_DAY))

    assert due(clock, CALENDAR).on == day(9)
    assert remaining(clock, day(8), CALENDAR) == 1
    assert not is_late(due(clock, CALENDAR), day(9))


def test_15_members_of_a_joint_case_keep_their_own_units() -> None:
    fire = ClockFacts(MONDAY, Limit(10))
    health = ClockFacts(MONDAY, Limit(10, Unit.CALENDAR_DAY))
    signs = ClockFacts(MONDAY, Limit(1, Unit.MONTH))
    members = [Member(clock.started_on) for clock in (fire, health, signs)]

    dues = [due(clock, CALENDAR).on for clock in (fire, health, signs)]
    joint = due(joint_facts(MONDAY, members, CALENDAR), CALENDAR)

    assert dues == [day(16), day(12), date(2026, 4, 2)]
    assert joint.on == date(2026, 5, 8)


def test_16_each_region_counts_by_its_own_calendar() -> None:
    local = [PublishedDay(date(2026, 4, n), Kind.OFF, "三月三", "桂") for n in (20, 21)]
    guangxi = WorkCalendar.of(Bundled().days(), local, region="450000")
    clock = ClockFacts(date(2026, 4, 13), Limit(10))

    assert due(clock, CALENDAR).on == date(2026, 4, 27)
    assert due(clock, guangxi).on == date(2026, 4, 29)


def test_17_hours_do_not_run_over_lunch() -> None:
    clock = ClockFacts(MONDAY, Limit(2, Unit.HOUR), started_at=at(MONDAY, time(11, 15)))

    assert due(clock, CALENDAR).at == at(MONDAY, time(14, 45))


def test_18_one_day_is_one_day_and_not_so_many_hours() -> None:
    started = at(MONDAY, time(16))
    one_day = ClockFacts(MONDAY, Limit(1), started_at=started)
    day_of_hours = ClockFacts(MONDAY, Limit(24, Unit.HOUR), started_at=started)

    assert due(one_day, CALENDAR).on == day(3)
    assert due(one_day, CALENDAR).at is None
    assert due(day_of_hours, CALENDAR).at == at(day(6), time(10, 30))


@pytest.mark.parametrize("limit", [Limit(0), Limit(1), Limit(1, Unit.CALENDAR_DAY)])
def test_19_what_is_filed_today_is_not_late_today(limit: Limit) -> None:
    answer = due(ClockFacts(MONDAY, limit), CALENDAR)

    assert not is_late(answer, MONDAY)
    assert not is_late(answer, at(MONDAY, time(23, 59)))


def test_20_a_step_may_be_late_in_a_case_on_time_and_the_reverse() -> None:
    case = due(twenty(), CALENDAR)
    examination = due(ClockFacts(MONDAY, Limit(5)), CALENDAR)
    decision = due(ClockFacts(date(2026, 3, 31), Limit(3)), CALENDAR)

    assert is_late(examination, day(10))
    assert not is_late(case, day(10))
    assert is_late(case, date(2026, 4, 1))
    assert not is_late(decision, date(2026, 4, 1))


def joint_due(members: Iterable[Member]) -> date:
    return due(
        joint_facts(MONDAY, tuple(members), CALENDAR, limit=Limit(20)), CALENDAR
    ).on


def test_21_the_joint_clock_stops_only_when_every_open_member_is_paused() -> None:
    waiting = Member(MONDAY, pauses=(Pause(day(4), day(11)),))
    shorter = Member(MONDAY, pauses=(Pause(day(6), day(10)),))
    working = Member(MONDAY)
    finished = Member(MONDAY, closed_on=day(5))
    to_come = Member(None)

    assert joint_due([waiting, working]) == date(2026, 3, 30)
    assert joint_due([waiting]) == date(2026, 4, 7)
    # 9 and 10 March are the working days on which both stand still
    assert joint_due([waiting, shorter]) == date(2026, 4, 1)
    # the other has finished on the 5th: 6, 9, 10 and 11 March stand still
    assert joint_due([waiting, finished, to_come]) == date(2026, 4, 3)


def test_22_waiting_for_the_applicant_is_not_the_officers_time_but_is_shown() -> None:
    clock = twenty(Pause(day(4), day(6), procedure=Procedure.HEARING))

    waited = [line.on for line in explain(clock, CALENDAR) if line.why is Why.PAUSED]

    assert waited == [day(5), day(6)]
    assert used(clock, day(6), CALENDAR) == 2


def test_23_a_correction_before_acceptance_resets_and_one_after_it_continues() -> None:
    clock = DecisionClock(MONDAY, Limit(20), Limit(10))
    by_another_law = Pause(
        day(4), day(6), procedure=Procedure.CORRECTION, article="某条例第九条"
    )

    reset = restarted(clock, day(9))
    continued = replace(clock, pauses=(by_another_law,))

    assert reset.promised
    assert continued.promised
    assert due(reset.promised, CALENDAR).on == day(23)
    assert due(continued.promised, CALENDAR).on == day(18)


def test_24_an_open_case_that_is_overdue_counts_against_the_rate() -> None:
    answer = due(ClockFacts(MONDAY, Limit(5)), CALENDAR)
    today = day(20)

    standing = [
        punctuality(answer, day(9), today),
        punctuality(answer, at(day(9), time(23, 59)), today),
        punctuality(answer, day(10), today),
        punctuality(answer, None, today),
        punctuality(answer, None, day(9)),
    ]

    assert standing == [
        Punctuality.ON_TIME,
        Punctuality.ON_TIME,
        Punctuality.LATE,
        Punctuality.OPEN_OVERDUE,
        Punctuality.RUNNING,
    ]
    assert on_time_rate(standing) == Fraction(2, 4)
    assert on_time_rate([Punctuality.RUNNING]) is None
