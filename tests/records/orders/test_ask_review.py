"""A petition whose review was asked for waits for that, wherever it is shown."""

from datetime import timedelta

import pytest

from makers.cast import Cast
from makers.orders import SAID_AT, Desk, a_desk, row_of
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.answer_order import answer_order
from yimen.records.orders.actions.ask_review import ask_review
from yimen.records.orders.actions.decline_order import decline_order
from yimen.records.orders.actions.note_feedback import note_feedback
from yimen.records.orders.queries import (
    OrderFilter,
    held_order,
    order_page,
    order_rows,
)
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_kinds import OrderKind
from yimen.rules.voice.orders import Decline, Outcome
from yimen.screens.shared.order_words import state_of

LATER = SAID_AT + timedelta(days=1)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def stands(desk: Desk, number: str) -> str:
    """What the person, the list and the page say of it: the same."""
    rows = order_rows(OrderFilter(), actor=desk.manager, at=LATER).rows
    held = held_order(number, LATER)
    assert held is not None
    said = {
        str(state_of(one))
        for one in (
            held,
            next(row for row in rows if row.number == number),
            order_page(number, desk.manager, LATER).row,
        )
    }
    assert len(said) == 1, said
    return said.pop()


def answered(desk: Desk, number: str) -> None:
    accept_order(number=number, by=desk.manager, at=LATER)
    answer_order(
        number=number,
        outcome=Outcome.EXPLAINED,
        text="维持原答复",
        by=desk.manager,
        at=LATER,
    )


def test_it_waits_for_each_review_and_says_when_that_is_over(desk: Desk) -> None:
    number = desk.answered(OrderKind.PETITION)
    assert stands(desk, number) == "已答复"

    review = ask_review(number=number, reason="没有查清楚", at=LATER).number

    assert row_of(number).state == "followed"  # and nobody has rated anything
    assert stands(desk, number) == "等复查"
    answered(desk, review)
    assert stands(desk, number) == "复查过了"
    recheck = ask_review(number=review, reason="还是不服", at=LATER).number
    assert stands(desk, review) == "等复核"
    answered(desk, recheck)
    assert stands(desk, review) == "复核过了"
    assert stands(desk, recheck) == "已答复"


def test_a_review_that_is_not_taken_up_leaves_the_answer(desk: Desk) -> None:
    silent, content = (desk.answered(OrderKind.PETITION) for _ in range(2))
    note_feedback(
        number=content, feedback=Feedback.SATISFIED, by=desk.manager, at=LATER
    )
    for number in (silent, content):
        review = ask_review(number=number, reason="没有查清楚", at=LATER)
        decline_order(
            number=review.number,
            why=Decline.FINISHED,
            where="",
            by=desk.manager,
            at=LATER,
        )

    assert stands(desk, silent) == "已答复"
    assert stands(desk, content) == "已评价"
