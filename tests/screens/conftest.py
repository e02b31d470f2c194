"""A hall with a counter, for every screen that shows cases."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from makers.cases import Counter
    from makers.cast import Cast


@pytest.fixture
def counter(cast: "Cast") -> "Counter":
    """The cast with a matter to promise and one to decide on the spot."""
    from makers.cases import a_counter

    return a_counter(cast)
