"""What is known of money, and that it is never double or lost."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.money.payments import (
    HOLDS,
    TRANSITIONS,
    BadEBill,
    Balance,
    BillState,
    EBill,
    Heard,
    NotRefundable,
    OwnRefund,
    Paid,
    PayState,
    TooLittleCash,
    after,
    change_of,
    check_ebill,
    check_refund,
    check_second_person,
    state_of,
)


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(PayState)


def test_silence_is_never_taken_for_an_end() -> None:
    for state in (PayState.STARTED, PayState.UNKNOWN):
        assert after(state, Heard.SILENCE) is PayState.UNKNOWN
        assert after(state, Heard.NEVER_SEEN) is PayState.UNKNOWN


def test_an_answer_heard_twice_changes_nothing() -> None:
    for state, heard, wanted in product(PayState, Heard, (True, False)):
        once = after(state, heard, is_wanted=wanted)
        assert after(once, heard, is_wanted=wanted) is once


@given(st.lists(st.sampled_from(list(Heard))), st.booleans())
def test_money_that_came_in_stays_known(answers: list[Heard], wanted: bool) -> None:
    state = PayState.STARTED
    for heard in answers:
        before, state = state, after(state, heard, is_wanted=wanted)
        if before in {PayState.PAID, PayState.SURPLUS}:
            assert state is before
    came = Heard.PAID in answers
    assert (state in {PayState.PAID, PayState.SURPLUS}) == came
    assert not came or (state is PayState.PAID) == wanted


def test_what_comes_in_unwanted_is_surplus() -> None:
    for state in (PayState.FAILED, PayState.CLOSED, PayState.UNKNOWN):
        assert after(state, Heard.PAID, is_wanted=False) is PayState.SURPLUS
        assert after(state, Heard.PAID) is PayState.PAID
    assert after(PayState.PAID, Heard.PAID, is_wanted=False) is PayState.PAID
    assert PayState.SURPLUS not in HOLDS


@pytest.mark.parametrize(
    ("balance", "is_void", "state"),
    [
        (Balance(80, 0, 0), False, BillState.OPEN),
        (Balance(80, 80, 0), False, BillState.PAID),
        (Balance(80, 80, 30), False, BillState.PARTLY_REFUNDED),
        (Balance(80, 80, 80), False, BillState.REFUNDED),
        (Balance(0, 0, 0), False, BillState.EXEMPT),
        (Balance(80, 0, 0), True, BillState.VOID),
    ],
)
def test_a_bill_stands_where_its_sums_say(
    balance: Balance, is_void: bool, state: BillState
) -> None:
    assert state_of(balance, is_void=is_void) is state
    assert balance.is_sound


@pytest.mark.parametrize(
    "balance",
    [
        Balance(80, 40, 0),
        Balance(80, 160, 0),
        Balance(80, 80, 81),
        Balance(80, 80, -1),
        Balance(80, 80, 0, surplus_cents=1, surplus_returned_cents=2),
    ],
)
def test_unsound_sums_are_seen(balance: Balance) -> None:
    assert not balance.is_sound


def test_no_more_is_given_back_than_is_left() -> None:
    lines = [Paid(1, 8000, 0), Paid(2, 1000, 400)]

    assert check_refund(lines, {1: 8000, 2: 600}) == 8600
    for wanted in ({}, {2: 601}, {1: 0}, {1: -5}, {3: 1}):
        with pytest.raises(NotRefundable):
            check_refund(lines, wanted)


def test_who_asks_does_not_approve() -> None:
    check_second_person(7, Actor(officer_id=8))
    for by in (Actor(officer_id=7), SYSTEM):
        with pytest.raises(OwnRefund):
            check_second_person(7, by)


def test_change_is_what_is_over() -> None:
    assert change_of(10_000, 8000) == 2000
    with pytest.raises(TooLittleCash):
        change_of(7999, 8000)


@pytest.mark.parametrize(
    "parts",
    [
        ("1234567", "0123456789", "a1b2c3"),
        ("12345678", "012345678", "a1b2c3"),
        ("12345678", "0123456789", "a1b2c"),
        ("12345678", "01234567８9", "a1b2c3"),
        ("12345678", "0123456789", "a1b2c-"),
    ],
)
def test_a_number_that_can_be_no_ebill_is_refused(parts: tuple[str, str, str]) -> None:
    check_ebill(EBill("12345678", "0123456789", "a1b2c3"))
    with pytest.raises(BadEBill):
        check_ebill(EBill(*parts))
