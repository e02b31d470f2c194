"""What a page wears it has brought: a class with a style has one where it is used."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from architecture import house

_CHAIN: Final = re.compile(r'{%\s*extends "([^"]+)"')
_SHEET: Final = re.compile(r"static '([^']+\.css)'")
_WORN: Final = re.compile(r'class="((?:{%.*?%}|{{.*?}}|[^"])*)"', re.DOTALL)
_LOGIC: Final = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_STYLED: Final = re.compile(r"\.([a-z][\w-]*)")
_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def _name(path: Path, folder: str) -> str:
    """The name by which templates call a file below this folder of an app."""
    return "/".join(path.parts[path.parts.index(folder) + 1 :])


@cache
def _sheets() -> dict[str, frozenset[str]]:
    """The classes that each stylesheet has a rule for."""
    return {
        _name(path, "static"): frozenset(
            _STYLED.findall(_REMARK.sub("", path.read_text(encoding="utf-8")))
        )
        for path in house.SOURCE.rglob("static/**/*.css")
    }


@cache
def _pages() -> dict[str, str]:
    return {
        _name(path, "templates"): path.read_text(encoding="utf-8")
        for path in house.templates()
    }


def _brought(name: str) -> frozenset[str]:
    """The classes that a page's stylesheets have rules for, those above it too."""
    text = _pages()[name]
    own = {one for sheet in _SHEET.findall(text) for one in _sheets()[sheet]}
    above = _CHAIN.search(text)
    return frozenset(own) | (_brought(above[1]) if above else frozenset())


def _worn(text: str) -> set[str]:
    said = (_LOGIC.sub(" ", one) for one in _WORN.findall(text))
    return {name for one in said for name in one.split()}


def test_a_page_brings_the_stylesheet_of_every_class_it_wears() -> None:
    somewhere = frozenset().union(*_sheets().values())
    bare = {
        name: sorted(found)
        for name, text in _pages().items()
        if _CHAIN.search(text) or "<html" in text
        if (found := (_worn(text) & somewhere) - _brought(name))
    }

    assert len(_pages()) > len(_sheets()) > 1
    assert not bare
