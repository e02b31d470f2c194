"""Every door of the house, tried by every role. A door without a row fails.

Rows stand in `tests/screens/doors/<screen>.py`. What is tried is the whole way in:
middleware, mark, authority table, view, and the records behind it.
"""

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from makers.cast import Cast
from makers.persons import a_browser
from screens.doors import Row
from yimen.rules.actors import Role
from yimen.rules.authority import PUBLIC, TABLE
from yimen.rules.steps import Step
from yimen.screens.shared.access import Access, access_of


def table() -> dict[str, Row]:
    """All rows of all screens, each door once."""
    rows: dict[str, Row] = {}
    for path in sorted((Path(__file__).parent / "doors").glob("[a-z]*.py")):
        found: Mapping[str, Row] = importlib.import_module(
            f"screens.doors.{path.stem}"
        ).ROWS
        assert not rows.keys() & found.keys()
        rows |= found
    return rows


def doors(
    resolver: URLResolver, namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            space = f"{found.namespace}:" if found.namespace else namespace
            yield from doors(found, space)
        else:
            yield f"{namespace}{found.name}", found


ROWS: Final = table()
DOORS: Final = dict(doors(get_resolver()))


def test_every_door_has_a_row() -> None:
    assert sorted(DOORS.keys() - ROWS.keys()) == []


def test_no_row_is_left_of_a_door_that_went_away() -> None:
    assert sorted(ROWS.keys() - DOORS.keys()) == []


@pytest.mark.parametrize("name", sorted(ROWS.keys() & DOORS.keys()))
def test_a_row_agrees_with_the_authority_table(name: str) -> None:
    """Nobody is let in whom the table does not name."""
    mark = access_of(DOORS[name].callback)
    row = ROWS[name]

    if mark is Access.PUBLIC or mark in PUBLIC:
        assert row.visitor != 403
    else:
        assert isinstance(mark, Step)
        assert set(row.roles.split()) <= {role.value for role in TABLE[mark]}


@pytest.mark.parametrize("name", sorted(ROWS.keys() & DOORS.keys()))
def test_a_door_opens_to_those_of_its_row_and_to_nobody_else(
    name: str, cast: Cast
) -> None:
    row = ROWS[name]
    url = reverse(name, kwargs=row.kwargs(cast))

    met = {role: knock(url, row, cast, role) for role in (None, *Role)}

    assert met == {role: row.expected(role) for role in (None, *Role)}


def knock(url: str, row: Row, cast: Cast, role: Role | None) -> int:
    browser: Client = a_browser(cast.anybody(role) if role else None)
    send = getattr(browser, row.method)
    return int(send(url, row.data).status_code)
