"""A card's life: who may take which step when, and what a verdict does to it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import TABLE
from yimen.rules.cases.lifecycle import TRANSITIONS
from yimen.rules.supervision.cards import (
    AFTER,
    LIVE,
    Answer,
    Card,
    CardState,
    NoSuchCardStep,
    NotASecondPerson,
    StillTimeToExplain,
    after,
    answer,
    false_share,
)
from yimen.rules.supervision.watching import Level

TODAY = date(2026, 9, 21)
LIN, SUN, UNIT = (Actor(officer_id=number) for number in (1, 2, 3))
CARD_STATES = st.sampled_from(CardState)
CARDS = st.none() | st.builds(Card, state=CARD_STATES, level=st.sampled_from(Level))


def a_card(state: CardState, **columns: object) -> Card:
    return Card(state=state, level=Level.YELLOW, **columns)  # type: ignore[arg-type]


def test_the_usual_life_of_a_card() -> None:
    card = a_card(CardState.RAISED)
    assert after(card, Step.NOTIFY_CARD, by=LIN, today=TODAY) is CardState.NOTIFIED
    card = a_card(CardState.NOTIFIED, is_notified=True, explain_by_on=TODAY)
    assert after(card, Step.EXPLAIN_CARD, by=UNIT, today=TODAY) is CardState.EXPLAINED
    card = a_card(CardState.EXPLAINED, is_notified=True, explained_by=3)
    assert after(card, Step.UPHOLD_CARD, by=LIN, today=TODAY) is CardState.UPHELD
    card = a_card(CardState.UPHELD)
    assert after(card, Step.RECHECK_CARD, by=LIN, today=TODAY) is CardState.RECHECKED


def test_nobody_is_upheld_unheard_before_the_deadline() -> None:
    card = a_card(CardState.NOTIFIED, is_notified=True, explain_by_on=TODAY)
    with pytest.raises(StillTimeToExplain):
        after(card, Step.UPHOLD_CARD, by=LIN, today=TODAY)
    late = date(2026, 9, 22)
    assert after(card, Step.UPHOLD_CARD, by=LIN, today=late) is CardState.UPHELD


def test_only_a_second_person_cancels_or_keeps() -> None:
    card = a_card(CardState.DOUBTED, is_notified=True, explained_by=3, doubted_by=1)
    for step in (Step.CANCEL_CARD, Step.KEEP_CARD):
        for somebody in (LIN, UNIT):
            with pytest.raises(NotASecondPerson):
                after(card, step, by=somebody, today=TODAY)
    assert after(card, Step.CANCEL_CARD, by=SUN, today=TODAY) is CardState.CANCELLED
    assert after(card, Step.KEEP_CARD, by=SUN, today=TODAY) is CardState.EXPLAINED
    stood = a_card(CardState.DOUBTED, is_notified=True, doubted_by=1)
    assert after(stood, Step.KEEP_CARD, by=SUN, today=TODAY) is CardState.NOTIFIED


def test_what_is_settled_stays_so() -> None:
    for state in set(CardState) - LIVE:
        for step in (Step.NOTIFY_CARD, Step.UPHOLD_CARD, Step.REPLACE_CARD):
            with pytest.raises(NoSuchCardStep):
                after(a_card(state), step, by=SYSTEM, today=TODAY)
    assert set(AFTER) == set(CardState)


@given(CARDS, st.none() | st.sampled_from(Level))
def test_judging_twice_changes_nothing_more(
    last: Card | None, level: Level | None
) -> None:
    said = answer(last, level)
    if said in {Answer.RAISE, Answer.REPLACE}:
        assert level is not None
        last = Card(state=CardState.RAISED, level=level)
    elif said is Answer.LIFT:
        assert last is not None
        last = Card(state=CardState.LIFTED, level=last.level)

    assert answer(last, level) is Answer.NOTHING


@given(CARDS, st.sampled_from(Level))
def test_a_cause_keeps_at_most_one_live_card(last: Card | None, level: Level) -> None:
    said = answer(last, level)
    is_live = last is not None and last.state in LIVE

    assert (said is Answer.REPLACE) <= is_live
    assert not (said is Answer.RAISE and is_live)


def test_only_a_reminder_is_lifted_by_itself() -> None:
    quiet = Card(state=CardState.NOTIFIED, level=Level.REMINDER)
    loud = Card(state=CardState.NOTIFIED, level=Level.YELLOW)

    assert answer(quiet, None) is Answer.LIFT
    assert answer(loud, None) is Answer.NOTHING
    assert answer(Card(state=CardState.CANCELLED, level=Level.YELLOW), Level.RED) is (
        Answer.RAISE
    )


def test_a_supervisor_changes_no_case() -> None:
    moving = {step for steps in TRANSITIONS.values() for step in steps}

    assert [step for step in moving if Role.SUPERVISOR in TABLE[step]] == []


def test_the_share_of_false_cards() -> None:
    assert false_share(0, 0) is None
    assert false_share(8, 1) == 12
