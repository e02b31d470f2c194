"""Breaches and rounds: who may take which step, and what never happens."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.conduct import patrols
from yimen.rules.conduct.breaches import (
    COUNTED,
    MOVES,
    POINTS,
    AppealTooLate,
    BreachAhead,
    BreachEmpty,
    BreachSettled,
    BreachState,
    Category,
    Move,
    OwnBreach,
    SameHand,
    after,
    appeal_due_on,
    check_appeal,
    check_day,
    check_hands,
    check_text,
)
from yimen.rules.conduct.patrols import (
    ITEMS,
    Figures,
    FindingClosed,
    FindingEmpty,
    FindingState,
    Look,
    OwnAcceptance,
    PatrolEmpty,
    PatrolNotYet,
    PatrolOver,
    PatrolState,
)
from yimen.rules.legal_clock.calendar import WorkCalendar

MONDAY = date(2026, 9, 21)


def test_the_way_of_a_breach() -> None:
    state = BreachState.RECORDED
    for move, expected in (
        (Move.CONFIRM, BreachState.CONFIRMED),
        (Move.APPEAL, BreachState.APPEALED),
        (Move.CANCEL, BreachState.CANCELLED),
    ):
        state = after(state, move)
        assert state is expected
    assert BreachState.CANCELLED not in COUNTED
    for state in (BreachState.DISMISSED, BreachState.UPHELD, BreachState.CANCELLED):
        for move in Move:
            with pytest.raises(BreachSettled):
                after(state, move)
    assert set(POINTS) == set(Category)


@given(st.lists(st.sampled_from(Move), max_size=8))
def test_no_way_leads_round_the_second_hand(moves: list[Move]) -> None:
    state, taken = BreachState.RECORDED, []
    for move in moves:
        if move in MOVES.get(state, {}):
            state = after(state, move)
            taken.append(move)
    if state in COUNTED:
        assert Move.CONFIRM in taken
    if state in {BreachState.UPHELD, BreachState.CANCELLED}:
        assert taken[:2] == [Move.CONFIRM, Move.APPEAL]


def test_hands_words_and_days() -> None:
    check_hands({3}, 1, [2, None])
    with pytest.raises(OwnBreach):
        check_hands({1, 9}, 1)
    with pytest.raises(SameHand):
        check_hands({2}, 1, [2])
    assert check_text(" 脱岗 ") == "脱岗"
    for wrong in ("", "  ", "长" * 2001):
        with pytest.raises(BreachEmpty):
            check_text(wrong)
    check_day(MONDAY, MONDAY)
    with pytest.raises(BreachAhead):
        check_day(MONDAY + timedelta(days=1), MONDAY)


def test_five_working_days_for_an_appeal() -> None:
    calendar = WorkCalendar.of([])
    due_on = appeal_due_on(MONDAY, calendar)
    assert due_on == date(2026, 9, 28)
    check_appeal(due_on, due_on)
    for due, today in ((due_on, due_on + timedelta(days=1)), (None, MONDAY)):
        with pytest.raises(AppealTooLate):
            check_appeal(due, today)


def test_a_round_is_walked_once_on_its_day_and_says_something() -> None:
    looks = {ITEMS[0]: Look.GOOD, ITEMS[1]: Look.BAD}

    def walk(
        state: PatrolState, on: date, said: str = "", *, empty: bool = False
    ) -> Figures:
        seen = {} if empty else looks
        return patrols.check_walk(state, on, seen, said, today=MONDAY)

    seen = walk(PatrolState.PLANNED, MONDAY)
    assert (seen.good, seen.bad, seen.not_seen) == (1, 1, len(ITEMS) - 2)
    assert walk(PatrolState.PLANNED, MONDAY, "秩序好", empty=True).good == 0
    with pytest.raises(PatrolOver):
        walk(PatrolState.DONE, MONDAY)
    with pytest.raises(PatrolNotYet):
        walk(PatrolState.PLANNED, MONDAY + timedelta(days=1))
    with pytest.raises(PatrolEmpty):
        walk(PatrolState.PLANNED, MONDAY, empty=True)


def test_a_finding_goes_through_two_hands() -> None:
    patrols.check_finding("没挂牌", "挂上")
    with pytest.raises(FindingEmpty):
        patrols.check_finding("没挂牌", " ")
    rectified = patrols.after_rectifying(FindingState.OPEN, "挂上了")
    assert rectified is FindingState.RECTIFIED
    again = patrols.after_looking_again
    assert again(rectified, accepts=True, is_same_hand=False) is FindingState.ACCEPTED
    assert again(rectified, accepts=False, is_same_hand=False) is FindingState.OPEN
    with pytest.raises(OwnAcceptance):
        again(rectified, accepts=True, is_same_hand=True)
    with pytest.raises(FindingEmpty):
        patrols.after_rectifying(FindingState.OPEN, "")
    with pytest.raises(FindingClosed):
        patrols.after_rectifying(FindingState.ACCEPTED, "再挂")
    with pytest.raises(FindingClosed):
        again(FindingState.OPEN, accepts=True, is_same_hand=False)
