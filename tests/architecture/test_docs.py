"""What the documents say of the code is so."""

import importlib
import re
from typing import Final

import docs
import pytest

from architecture import house

ROW: Final = re.compile(
    r"^\| *(.+?) *\| *(.+?) *\| *`([\w.]+)` *\| *(.*?) *\|$", re.MULTILINE
)


def glossary() -> list[tuple[str, ...]]:
    text = (house.ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    return ROW.findall(text)


@pytest.mark.parametrize("name", docs.PAGES)
def test_a_page_made_from_code_is_fresh(name: str) -> None:
    written = (house.ROOT / "docs" / name).read_text(encoding="utf-8")

    assert written == docs.PAGES[name]()


def stands(symbol: str) -> bool:
    parts = f"yimen.{symbol}".split(".")
    for depth in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:depth]))
        except ModuleNotFoundError:
            continue
        for name in parts[depth:]:
            fields = getattr(found, "__dataclass_fields__", {})
            found = getattr(found, name, None) or fields.get(name)
        return found is not None
    return False


def test_a_symbol_of_the_glossary_exists() -> None:
    assert [row[2] for row in glossary() if not stands(row[2])] == []


def test_the_glossary_has_one_symbol_per_term() -> None:
    terms = [row[0] for row in glossary()]

    assert len(terms) == len(set(terms)) >= 60


def test_the_documents_name_no_machine_and_no_registry() -> None:
    marks = ("/work/", "pypi.org", "npmjs", "deb.debian.org", "/root/")
    named = [
        f"{path.name}: {mark}"
        for path in [*house.ROOT.rglob("*.md"), house.ROOT / "Makefile"]
        if ".venv" not in path.parts and path.exists()
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]

    assert not named
