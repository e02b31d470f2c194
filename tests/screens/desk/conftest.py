"""An examiner at the desk, with two matters."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from makers.cast import Cast


@pytest.fixture
def browser(cast: "Cast") -> "Client":
    """李强 examines."""
    from makers.persons import a_browser

    return a_browser(cast.li_qiang)
