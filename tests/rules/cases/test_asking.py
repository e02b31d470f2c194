"""How often a stranger may ask for a case."""

import pytest

from yimen.rules.cases.asking import (
    ABOUT_ONE_CASE,
    FROM_ONE_ADDRESS,
    TooManyQuestions,
    require_patience,
)


def test_the_last_question_of_the_hour_is_still_answered() -> None:
    require_patience(ABOUT_ONE_CASE, FROM_ONE_ADDRESS)


@pytest.mark.parametrize("counts", [(ABOUT_ONE_CASE + 1, 1), (1, FROM_ONE_ADDRESS + 1)])
def test_one_more_about_a_case_or_from_an_address_is_too_many(
    counts: tuple[int, int],
) -> None:
    with pytest.raises(TooManyQuestions):
        require_patience(*counts)


def test_a_hall_of_terminals_may_ask_more_often_than_one_case_is_asked_for() -> None:
    assert FROM_ONE_ADDRESS >= 10 * ABOUT_ONE_CASE
