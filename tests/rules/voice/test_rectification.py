"""差评整改: the days, the order of steps, and who stays out of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import Kind, PublishedDay, WorkCalendar
from yimen.rules.legal_clock.lights import Light
from yimen.rules.voice.rating_settings import RatingSettings, standard_limits
from yimen.rules.voice.rectification import (
    OPEN_STATES,
    TRANSITIONS,
    ContestedByOwnUnit,
    NoSuchRectifyingStep,
    Rated,
    RatedOfficerActs,
    RectificationState,
    after,
    light_of,
    require_bystander,
    require_other_unit,
)

CALENDAR = WorkCalendar.of(
    [
        PublishedDay(date(2026, 10, day), Kind.OFF, "国庆节", "通知")
        for day in range(1, 9)
    ]
)
RATED = Rated(officer_id=3, organ_id=7, hall_id=4)


def test_contact_takes_a_working_day_and_rectifying_five_or_fifteen() -> None:
    friday = date(2026, 9, 18)
    days = RatingSettings()
    assert days.contact_due_on(friday, CALENDAR) == date(2026, 9, 21)
    assert days.rectify_due_on(friday, CALENDAR, complex_=False) == date(2026, 9, 25)
    assert days.contact_due_on(date(2026, 9, 30), CALENDAR) == date(2026, 10, 9)
    assert days.rectify_due_on(friday, CALENDAR, complex_=True) == date(2026, 10, 19)
    other = RatingSettings(standard_limits() | {"contact_days": 2, "simple_days": 1})
    assert other.contact_due_on(friday, CALENDAR) == date(2026, 9, 22)
    assert other.rectify_due_on(friday, CALENDAR, complex_=False) == date(2026, 9, 21)


def test_the_light_turns_on_the_last_day_and_goes_out_when_nothing_is_owed() -> None:
    due = date(2026, 9, 21)
    state = RectificationState.OPEN
    assert light_of(state, due, date(2026, 9, 20)) is Light.GREEN
    assert light_of(state, due, due) is Light.REMINDER
    assert light_of(state, due, date(2026, 9, 22)) is Light.RED
    assert light_of(RectificationState.REPORTED, due, date(2026, 9, 30)) is None


@given(st.lists(st.sampled_from(Step), max_size=8))
def test_whatever_is_tried_the_ticket_only_goes_the_drawn_way(
    steps: list[Step],
) -> None:
    state = RectificationState.OPEN
    for step in steps:
        try:
            next_state = after(state, step)
        except NoSuchRectifyingStep:
            assert step not in TRANSITIONS[state]
            continue
        assert next_state is TRANSITIONS[state][step]
        state = next_state
    assert TRANSITIONS[state] or state not in OPEN_STATES


def test_the_rated_stay_out_and_another_unit_decides() -> None:
    rated = Actor(officer_id=3, roles=frozenset({Role.DUTY_DIRECTOR}), organ_id=7)
    stand_in = Actor(officer_id=9, for_officer_id=3)
    own = Actor(officer_id=5, organ_id=7)
    other = Actor(officer_id=6, organ_id=8)

    for actor in (rated, stand_in):
        with pytest.raises(RatedOfficerActs):
            require_bystander(RATED, actor)
    for actor, asked_by in ((own, 1), (other, 6)):
        with pytest.raises(ContestedByOwnUnit):
            require_other_unit(RATED, asked_by, actor)
    require_other_unit(RATED, 5, other)
    with pytest.raises(ContestedByOwnUnit):
        require_other_unit(Rated(3, None, 4), 5, Actor(officer_id=6, hall_id=4))
