"""回访: what a call brings, who may make it, and what the figures say."""

from decimal import Decimal

import pytest

from yimen.rules.authority.actors import Actor
from yimen.rules.voice.callbacks import (
    TRIES,
    CallOutcome,
    CallResult,
    CallsOwnWork,
    ResultIncomplete,
    check_result,
    count,
    is_ended,
    require_other_hands,
)
from yimen.rules.voice.ratings import Level

GOOD = CallResult(CallOutcome.REACHED, Level.SATISFIED)
BAD = CallResult(CallOutcome.REACHED, Level.VERY_DISSATISFIED)
MISSED = CallResult(CallOutcome.NO_ANSWER)


def test_a_level_stands_exactly_where_somebody_was_reached() -> None:
    check_result(GOOD)
    check_result(MISSED)
    for wrong in (
        CallResult(CallOutcome.REACHED),
        CallResult(CallOutcome.DECLINED, Level.SATISFIED),
    ):
        with pytest.raises(ResultIncomplete):
            check_result(wrong)


def test_who_does_not_answer_is_tried_again() -> None:
    assert not is_ended(MISSED, TRIES - 1)
    assert is_ended(MISSED, TRIES)
    assert is_ended(GOOD, 1)


def test_who_was_not_reached_is_never_counted_as_satisfied() -> None:
    figures = count([(True, GOOD), (True, BAD), (True, MISSED), (False, None)])
    assert (figures.drawn, figures.reached, figures.ended) == (4, 2, 3)
    assert figures.satisfaction == Decimal("0.5")
    assert figures.reach == Decimal("0.5")
    assert count([]).satisfaction is None


def test_nobody_calls_about_their_own_work() -> None:
    require_other_hands([1, None], Actor(officer_id=2))
    for actor in (Actor(officer_id=1), Actor(officer_id=2, for_officer_id=1)):
        with pytest.raises(CallsOwnWork):
            require_other_hands([1, None], actor)
