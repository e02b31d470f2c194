"""One page out of a long list, as frozen rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django.db.models import QuerySet

Row = TypeVar("Row")

A_PAGE: Final = 50
WHOLE: Final = 100_000  # an export: more than any district has


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """The rows of one page and where it stands among the others."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int


def slice_of(
    found: QuerySet[Any],
    number: int,
    row: Callable[[Any], Row],
    *,
    size: int = A_PAGE,
) -> Slice[Row]:
    """The rows of page `number`, counted from 1; past the end is the last page."""
    total = found.count()
    pages = max(-(-total // size), 1)
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    rows = tuple(row(one) for one in found[start : start + size])
    return Slice(rows, number, pages, total)
