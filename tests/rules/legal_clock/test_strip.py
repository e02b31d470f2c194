"""The clock strip: segments, marks, and the same sentence everywhere."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.ports.almanac import bundled_calendar
from yimen.rules.legal_clock.clock import (
    DecisionClock,
    Light,
    Limit,
    Pause,
    Procedure,
    Unit,
    strip,
)
from yimen.rules.legal_clock.strip import Look, Segment, thin

CALENDAR = bundled_calendar()
FRIDAY = date(2026, 9, 18)


def test_days_that_look_alike_are_one_segment() -> None:
    drawn = strip(DecisionClock(FRIDAY, Limit(5), None), date(2026, 9, 22), CALENDAR)

    assert [(s.look, s.days, s.is_past) for s in drawn.segments] == [
        (Look.START, 1, True),
        (Look.OFF, 1, True),
        (Look.COUNTED, 2, True),
        (Look.COUNTED, 3, False),
    ]
    assert drawn.segments[2].words == "第 1–2 个工作日"
    assert drawn.segments[1] == Segment(
        Look.OFF,
        date(2026, 9, 19),
        date(2026, 9, 19),
        1,
        "周六，不计入",
        "行政许可法第八十二条",
        is_past=True,
    )


def test_the_marks_stand_on_their_days() -> None:
    drawn = strip(
        DecisionClock(FRIDAY, Limit(20), Limit(10)), date(2026, 9, 30), CALENDAR
    )

    assert [day.on for day in drawn.days if day.is_promised_end] == [date(2026, 10, 9)]
    assert [day.on for day in drawn.days if day.is_statutory_end] == [
        date(2026, 10, 22)
    ]
    assert [day.on for day in drawn.days if day.is_today] == [date(2026, 9, 30)]
    assert drawn.days[-1].on == date(2026, 10, 22)
    assert drawn.sentence == "第 8 个工作日，承诺还剩 2 天，法定还剩 12 天"


def test_a_pause_has_its_own_segment_with_its_article() -> None:
    pause = Pause(date(2026, 9, 21), asked_days=3, procedure=Procedure.EXPERT_REVIEW)

    drawn = strip(
        DecisionClock(FRIDAY, Limit(5), None, (pause,)), date(2026, 9, 22), CALENDAR
    )

    paused = [segment for segment in drawn.segments if segment.look is Look.PAUSED]
    assert [(s.first_on.day, s.last_on.day) for s in paused] == [(22, 24)]
    assert paused[0].words == "专家评审期间，不计入"
    assert paused[0].article == "行政许可法第四十五条"
    assert drawn.light is Light.PAUSED


def test_a_late_case_is_drawn_to_today() -> None:
    drawn = strip(DecisionClock(FRIDAY, Limit(1), None), date(2026, 9, 22), CALENDAR)

    assert drawn.days[-1].on == date(2026, 9, 22)
    assert drawn.days[-1].look is Look.LATE
    assert drawn.light is Light.RED


def test_the_later_of_two_limits_in_different_units_decides_the_length() -> None:
    drawn = strip(
        DecisionClock(FRIDAY, Limit(20, Unit.CALENDAR_DAY), Limit(20)), FRIDAY, CALENDAR
    )

    assert drawn.days[-1].on == date(2026, 10, 22)
    assert any(day.is_statutory_end for day in drawn.days)


@given(
    statutory=st.integers(1, 25),
    promised=st.none() | st.integers(1, 20),
    pauses=st.lists(
        st.tuples(st.integers(0, 20), st.integers(1, 6), st.none() | st.integers(0, 9)),
        max_size=2,
    ),
    today=st.integers(0, 60),
)
def test_a_thin_strip_is_the_whole_one_with_its_days_gathered(
    statutory: int,
    promised: int | None,
    pauses: list[tuple[int, int, int | None]],
    today: int,
) -> None:
    facts = tuple(
        Pause(
            FRIDAY + timedelta(days=start),
            None if length is None else FRIDAY + timedelta(days=start + length),
            asked_days=asked,
            procedure=Procedure.EXPERT_REVIEW,
        )
        for start, asked, length in pauses
    )
    limit = Limit(min(promised, statutory)) if promised else None
    clock = DecisionClock(FRIDAY, Limit(statutory), limit, facts)
    whole = strip(clock, FRIDAY + timedelta(days=today), CALENDAR)

    small = thin(whole)

    looks = [one.look for one in small.stretches for _ in range(one.days)]
    used = [one.is_used for one in small.stretches for _ in range(one.days)]
    assert looks == [day.look for day in whole.days]
    assert sum(used) == sum(
        day.look is Look.COUNTED and day.on <= whole.today for day in whole.days
    )
    assert small.length == len(whole.days)
    places = {day.on: at for at, day in enumerate(whole.days)}
    assert whole.statutory is not None
    assert small.statutory == places[whole.statutory.on]
    assert small.promised == (places[whole.promised.on] if whole.promised else None)
    assert small.today == places.get(whole.today)
    assert small.sentence == whole.sentence
