"""Which page of a list the address asks for, and the rows that are on it."""

from collections.abc import Sequence
from typing import TypeVar

from django.http import HttpRequest

from yimen.records.people.queries import A_PAGE, Slice

Row = TypeVar("Row")


def number_of(request: HttpRequest) -> int:
    """The page that the address says; the first for anything odd."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() else 1


def sliced(rows: Sequence[Row], number: int, size: int = A_PAGE) -> Slice[Row]:
    """The rows of one page; past the end is the last."""
    pages = max(-(-len(rows) // size), 1)
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    return Slice(tuple(rows[start : start + size]), number, pages, len(rows))
