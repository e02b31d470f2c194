"""Every door of the house, tried by every role. A door without a row fails.

Rows stand in `tests/screens/doors/<screen>.py`. What is tried is the whole way in:
middleware, mark, authority table, view, and the records behind it.
"""

import importlib
from collections import ChainMap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from makers.cast import Cast
from makers.persons import a_browser
from screens.doors import Row
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import PUBLIC, TABLE
from yimen.screens.shared.access import Access, access_of


def screens() -> dict[str, Mapping[str, Row]]:
    """The rows of each file."""
    names = sorted(p.stem for p in (Path(__file__).parent / "doors").glob("[a-z]*.py"))
    return {
        name: importlib.import_module(f"screens.doors.{name}").ROWS for name in names
    }


def doors(
    resolver: URLResolver, namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            space = f"{found.namespace}:" if found.namespace else namespace
            yield from doors(found, space)
        else:
            yield f"{namespace}{found.name}", found


SCREENS: Final = screens()
ROWS: Final = dict(ChainMap(*map(dict, SCREENS.values())))
DOORS: Final = dict(doors(get_resolver()))


def test_a_door_stands_in_one_row() -> None:
    assert sum(map(len, SCREENS.values())) == len(ROWS)


def test_every_door_has_a_row() -> None:
    assert sorted(DOORS.keys() - ROWS.keys()) == []


def test_no_row_is_left_of_a_door_that_went_away() -> None:
    assert sorted(ROWS.keys() - DOORS.keys()) == []


def test_a_row_agrees_with_the_authority_table() -> None:
    """Nobody is let in whom the table does not name."""
    wrong = [name for name in sorted(ROWS.keys() & DOORS.keys()) if not agrees(name)]

    assert wrong == []


def agrees(name: str) -> bool:
    mark = access_of(DOORS[name].callback)
    row = ROWS[name]
    if mark is Access.PUBLIC or mark in PUBLIC:
        return row.visitor != 403
    assert isinstance(mark, Step), name
    return set(row.roles.split()) <= {role.value for role in TABLE[mark]}


@pytest.mark.once
@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_a_door_opens_to_those_of_its_row_and_to_nobody_else(
    screen: str, cast: Cast
) -> None:
    keys = {role: a_key(cast.anybody(role)) for role in Role}
    browser, wrong = Client(), {}

    for name in sorted(SCREENS[screen].keys() & DOORS.keys()):
        row = ROWS[name]
        with transaction.atomic():  # what is done behind one door, no other sees
            url = reverse(name, kwargs=row.kwargs(cast))
            met = {None: knock(browser, url, row)}
            met |= {
                role: knock(browser, url, row, key, role) for role, key in keys.items()
            }
            transaction.set_rollback(True)
        for role, status in met.items():
            if status != row.expected(role):
                wrong[name, role] = f"{status}, not {row.expected(role)}"

    assert wrong == {}


def a_key(actor: Actor) -> str:
    return a_browser(actor).cookies["sessionid"].value


def knock(
    browser: Client, url: str, row: Row, key: str = "", role: Role | None = None
) -> int:
    """What a browser that knows nothing but this key meets.

    Whoever should be sent away asks for a part of a page: it is the same way in, and
    the same "no" without the whole frame of a page around it.
    """
    browser.cookies.clear()
    if key:
        browser.cookies["sessionid"] = key
    is_barred = role is not None and row.expected(role) == row.others
    headers = {"HX-Request": "true"} if is_barred else {}
    send = getattr(browser, row.method)
    return int(send(url, row.data, headers=headers).status_code)
