"""How fast a terminal gives numbers."""

import pytest

from yimen.rules.queue.touches import (
    AT_ONE_TERMINAL,
    FROM_ONE_ADDRESS,
    TooManyTouches,
    require_calm,
)


def test_a_visitor_every_ten_seconds_is_calm() -> None:
    require_calm(AT_ONE_TERMINAL, FROM_ONE_ADDRESS)


def test_one_more_at_a_terminal_or_from_an_address_is_too_many() -> None:
    for counts in ((AT_ONE_TERMINAL + 1, 1), (1, FROM_ONE_ADDRESS + 1)):
        with pytest.raises(TooManyTouches) as refusal:
            require_calm(*counts)
        assert refusal.value.facts == {"minutes": 5}


def test_the_terminals_of_a_hall_may_do_more_than_one_of_them() -> None:
    assert FROM_ONE_ADDRESS >= 2 * AT_ONE_TERMINAL
