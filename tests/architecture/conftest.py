"""One worker reads the house, and forgets it when all have looked at it."""

from collections.abc import Iterator

import pytest

from architecture import house


@pytest.fixture(scope="package", autouse=True)
def _forgotten() -> Iterator[None]:
    """A million syntax nodes would make every later sweep for garbage slow."""
    yield
    house.nodes.cache_clear()
