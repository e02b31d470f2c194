"""何欣 at her till, and the browsers of those around her."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from makers.cases import Counter
    from makers.fees import Till
    from yimen.ports.payment import StandIn


@pytest.fixture
def till(counter: "Counter") -> "Till":
    from makers.fees import a_till

    return a_till(counter)


@pytest.fixture
def browser(till: "Till") -> "Client":
    """何欣's browser."""
    from makers.persons import a_browser

    return a_browser(till.he_xin)


@pytest.fixture
def platform(tmp_path: Path) -> Iterator["StandIn"]:
    from makers.fees import gateways

    yield from gateways(tmp_path / "platform")
