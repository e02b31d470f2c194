"""What the documents say of the code is so."""

import importlib
import re
from pathlib import Path
from typing import Final

import decisions
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


PARTS: Final = ("**Context.**", "**Decision.**", "**Cost.**", "**Check.**")


@pytest.mark.parametrize("path", decisions.decisions(), ids=lambda path: path.stem)
def test_a_decision_has_its_number_and_its_four_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.startswith(f"# {path.name[:4]}. ")
    assert [text.count(part) for part in PARTS] == [1, 1, 1, 1]


NAMED: Final = re.compile(r"\]\(([^)#:]+)\)|`([a-z_*]+(?:/[\w.*-]+)+)`")
ROOTS: Final = ("", "src/yimen", "docs", "tests")
OF_THE_RECIPE: Final = re.compile(r"transfer|build/")


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_what_a_stranger_is_sent_to_exists(name: str) -> None:
    text = (house.ROOT / name).read_text(encoding="utf-8")
    named = {one or other for one, other in NAMED.findall(text)}

    assert len(named) > 5
    assert {
        path
        for path in named
        if not OF_THE_RECIPE.search(path)
        and not any((house.ROOT / root / path).exists() for root in ROOTS)
    } == set()


SET_BY_OURSELVES: Final = {"YIMEN_DEBUG", "YIMEN_TEST_DB_FAST", "XDG_DATA_HOME"}


def test_the_installer_is_told_of_every_variable_once() -> None:
    asked = {
        name
        for path in house.modules()
        for name in re.findall(
            r'environ\.get\(\s*"(\w+)"', path.read_text(encoding="utf-8")
        )
    }
    manual = (house.ROOT / "docs/manual-installer.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", manual, re.MULTILINE)

    assert sorted(rows) == sorted(asked - SET_BY_OURSELVES)


FRAGMENT: Final = re.compile(r"[a-z0-9-]+\.(feature|law|fix|doc)\.md")


def test_a_change_has_its_kind_and_its_sentence() -> None:
    for path in (house.ROOT / "changes").iterdir():
        assert FRAGMENT.fullmatch(path.name)
        assert path.read_text(encoding="utf-8").strip()
