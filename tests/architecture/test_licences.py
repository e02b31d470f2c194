"""What we ship with may be shipped: no GPL, no AGPL; LGPL only as a dependency."""

import re
from contextlib import suppress
from importlib import metadata
from typing import Final

from architecture import house

LOCKED: Final = re.compile(r"^([A-Za-z0-9_.-]+)==", re.MULTILINE)
PINNED: Final = re.compile(r"^[A-Za-z0-9_.-]+==[^ ]+", re.MULTILINE)
FORBIDDEN: Final = re.compile(r"\bA?GPL|Affero|GNU General Public", re.IGNORECASE)


def shipped() -> list[str]:
    text = (house.ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    return sorted(set(LOCKED.findall(text)))


def licence(name: str) -> str:
    about = metadata.metadata(name)
    classifiers = about.get_all("Classifier") or []
    said = about.get("License-Expression") or (about.get("License") or "")[:200]
    return " ".join([said, *(c for c in classifiers if c.startswith("License"))])


def test_a_dependency_has_a_licence_we_may_ship_with() -> None:
    said: dict[str, str] = {}
    for name in shipped():
        with suppress(metadata.PackageNotFoundError):  # not for this platform
            said[name] = licence(name)
    forbidden = {
        name: words
        for name, words in said.items()
        if FORBIDDEN.search(words.replace("LGPL", ""))
    }

    assert len(said) >= 20
    assert not forbidden


def test_every_dependency_is_locked_by_hash() -> None:
    for lock in sorted((house.ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert text.count("==") <= text.count("--hash=sha256:")
        assert "://" not in text


def test_what_runs_is_what_was_tested() -> None:
    lists = house.ROOT / "requirements"
    runs, tests = (
        set(PINNED.findall((lists / f"{name}.txt").read_text(encoding="utf-8")))
        for name in ("run", "dev")
    )

    assert not runs - tests
