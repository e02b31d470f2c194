"""What we ship with may be shipped: no GPL, no AGPL; LGPL only as a dependency."""

import re
from importlib import metadata
from typing import Final

import pytest

from architecture import house

LOCKED: Final = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)
FORBIDDEN: Final = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)


def shipped() -> list[str]:
    text = (house.ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    return sorted(set(LOCKED.findall(text)))


def licence(name: str) -> str:
    about = metadata.metadata(name)
    classifiers = about.get_all("Classifier") or []
    said = about.get("License-Expression") or (about.get("License") or "")[:200]
    return " ".join([said, *(c for c in classifiers if c.startswith("License"))])


@pytest.mark.parametrize("name", shipped())
def test_a_dependency_has_a_licence_we_may_ship_with(name: str) -> None:
    try:
        said = licence(name)
    except metadata.PackageNotFoundError:
        pytest.skip("not for this platform")

    assert not FORBIDDEN.search(said.replace("LGPL", "")), said


def test_every_dependency_is_locked_by_hash() -> None:
    for lock in sorted((house.ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert text.count("==") <= text.count("--hash=sha256:")
        assert "://" not in text
