"""The quantities of everybody who is appraised in a period, from all books."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.records.statistics.queries.figures import FiguresRow, figures
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.sources import Kept
from yimen.rules.sight import EVERYTHING
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity

_KEPT: Final = (Path(__file__).parents[1] / "sql" / "kept.sql").read_text(
    encoding="utf-8"
)
_CUTS: Final = {
    Scored.UNIT: Cut.ORGAN,
    Scored.WINDOW: Cut.WINDOW,
    Scored.PERSON: Cut.OFFICER,
    Scored.TOWN: Cut.NODE,
}
COUNTED: Final = frozenset({Kept.BREACHES})
"""Of what is kept, what is nought where nothing was written down: counts."""


@dataclass(frozen=True, slots=True)
class Appraised:
    """Somebody and what they did."""

    what: Scored
    key: str
    label: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Book:
    quantity: str
    organ: str
    officer: str
    path: str
    amount: Fraction


def gathered(what: Scored, period: Period, path: str) -> tuple[Appraised, ...]:
    """Everybody of that kind at and below the place who had anything to do."""
    page = figures(Scope(path=path), period, _CUTS[what], EVERYTHING)
    books = [row for row in _books(period) if row.path.startswith(path)]
    paths = _paths(row.key for row in page.rows) if what is Scored.TOWN else {}
    return tuple(
        Appraised(what, row.key, row.label, _values(row, what, books, paths))
        for row in page.rows
        if row.key and _had_work(row) and paths.get(row.key) != path
    )


def _had_work(row: FiguresRow) -> bool:
    worked = (Quantity.APPLIED, Quantity.ACCEPTED, Quantity.CLOSED, Quantity.OPEN)
    return any(row.quantity(one) for one in worked)


def _values(
    row: FiguresRow, what: Scored, books: Iterable[_Book], paths: Mapping[str, str]
) -> Values:
    values: Values = dict(row.values())
    values |= {one.value: Fraction(0) for one in COUNTED if what is not Scored.WINDOW}
    for book in books:
        whose = {
            Scored.UNIT: book.organ == row.key,
            Scored.PERSON: book.officer == row.key,
            Scored.TOWN: book.path.startswith(paths.get(row.key, "-")),
            Scored.WINDOW: False,  # the other books know no window
        }
        if whose[what]:
            before = values.get(book.quantity) or Fraction(0)
            values[book.quantity] = before + book.amount
    return values


def _paths(codes: Iterable[str]) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, path FROM node WHERE code = ANY (%s)", [list(codes)]
        )
        return dict(cursor.fetchall())


def _books(period: Period) -> tuple[_Book, ...]:
    asked = {
        "since": period.since,
        "until": period.until,
        "first_on": period.first_on,
        "last_on": period.last_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, asked)
        return tuple(
            _Book(quantity, organ or "", officer or "", path or "", Fraction(amount))
            for quantity, organ, officer, path, amount in cursor.fetchall()
        )
