"""One owner at any time: who may hand on, take, and answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from yimen.ports.almanac import bundled_calendar
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.lights import Light
from yimen.rules.voice import questions
from yimen.rules.voice.questions import (
    CannotTakeQuestion,
    NotOffered,
    NotYourQuestion,
    OfferedAlready,
    Owned,
    QuestionClosed,
    QuestionState,
)

ABLE = frozenset({1, 2, 3})
OPEN = Owned(QuestionState.OPEN, 1)
OFFERED = Owned(QuestionState.OFFERED, 1, 2)
DONE = Owned(QuestionState.ANSWERED, 1)
ONE, TWO = Actor(officer_id=1), Actor(officer_id=2)


def test_the_owner_offers_and_stays_the_owner() -> None:
    questions.check_offer(OPEN, ONE, 2, ABLE)
    questions.check_reply(OFFERED, TWO)
    questions.check_answer(OFFERED, ONE)
    questions.check_answer(OPEN, Actor(officer_id=9, for_officer_id=1))


@pytest.mark.parametrize(
    ("question", "by", "to", "refusal"),
    [
        (OPEN, TWO, 3, NotYourQuestion),
        (OPEN, ONE, 1, CannotTakeQuestion),
        (OPEN, ONE, 9, CannotTakeQuestion),
        (OFFERED, ONE, 3, OfferedAlready),
        (DONE, ONE, 2, QuestionClosed),
    ],
)
def test_what_is_no_offer(
    question: Owned, by: Actor, to: int, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        questions.check_offer(question, by, to, ABLE)


def test_nobody_else_takes_or_answers() -> None:
    with pytest.raises(NotOffered):
        questions.check_reply(OFFERED, ONE)
    with pytest.raises(NotOffered):
        questions.check_reply(OPEN, TWO)
    with pytest.raises(NotYourQuestion):
        questions.check_answer(OFFERED, TWO)
    for check in (questions.check_reply, questions.check_answer):
        with pytest.raises(QuestionClosed):
            check(replace(DONE, offered_to_id=1), ONE)


def test_the_light_of_an_old_question() -> None:
    due_on = questions.answer_due_on(date(2026, 9, 18), bundled_calendar())

    assert due_on == date(2026, 9, 24)
    before, after = due_on - timedelta(days=1), due_on + timedelta(days=1)
    lights = [
        questions.light_of(QuestionState.OPEN, due_on, day)
        for day in (before, due_on, after)
    ]
    assert lights == [Light.GREEN, Light.REMINDER, Light.RED]
    assert questions.light_of(QuestionState.ANSWERED, due_on, after) is None
