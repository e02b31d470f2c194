"""Every door of the house is marked, and every mark has a row."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import TABLE
from yimen.screens.shared.access import access_of


def doors(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for found in resolver.url_patterns:
        where = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from doors(found, where)
        else:
            yield where, found


def test_every_door_is_marked() -> None:
    unmarked = [
        where
        for where, door in doors(get_resolver())
        if access_of(door.callback) is None
    ]

    assert not unmarked


def test_every_step_has_a_row_of_who_may_take_it() -> None:
    assert set(TABLE) == set(Step)
