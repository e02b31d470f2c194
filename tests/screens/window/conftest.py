"""A clerk at her window, with two matters to take in."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from makers.cast import Cast


@pytest.fixture
def browser(cast: "Cast") -> "Client":
    """王芳's browser; she holds a letter for instant matters."""
    from makers.cases import with_letter
    from makers.persons import a_browser

    return a_browser(with_letter(cast.wang_fang, cast))
