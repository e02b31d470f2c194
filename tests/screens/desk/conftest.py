"""An examiner at the desk, with two matters."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from makers.cases import Counter
    from makers.cast import Cast


@pytest.fixture
def counter(cast: "Cast") -> "Counter":
    """The cast and two published matters."""
    from makers.cases import a_counter

    return a_counter(cast)


@pytest.fixture
def browser(cast: "Cast") -> "Client":
    """李强 examines."""
    from makers.persons import a_browser

    return a_browser(cast.li_qiang)
