"""The quantities of everybody who is appraised in a period, from all books.

A fixed number of statements for everybody of a kind, however many they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from django.db import connection

from yimen.records.performance.queries.books import Placed, Sum, sums
from yimen.records.statistics.queries.figures import FiguresRow, figures
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.sources import KEPT, Kept
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity

CUTS: Final = {
    Scored.UNIT: Cut.ORGAN,
    Scored.WINDOW: Cut.WINDOW,
    Scored.PERSON: Cut.OFFICER,
    Scored.TOWN: Cut.NODE,
}
_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Appraised:
    """Somebody and what they did."""

    what: Scored
    key: str
    label: str
    values: Values = field(default_factory=dict)


def gathered(what: Scored, period: Period, path: str) -> tuple[Appraised, ...]:
    """Everybody of that kind at and below the place who had anything to do."""
    page = figures(Scope(path=path), period, CUTS[what], EVERYTHING)
    of_places = what is Scored.TOWN
    told = sums(period, path, of_places=of_places)
    rows = [row for row in page.rows if row.key and _had_work(row)]
    places = paths(row.key for row in rows) if of_places else {}
    each = _by_key(told, what, places)
    halls = _halls(told)
    return tuple(
        Appraised(what, row.key, row.label, _values(row, each[row.key], halls))
        for row in rows
        if places.get(row.key) != path
    )


def whole(period: Period, path: str) -> Appraised:
    """Everything at and below a place, as if it were one."""
    page = figures(Scope(path=path), period, None, EVERYTHING)
    told = sums(period, path, of_places=False)
    values = _values(page.whole, told, _halls(told))
    return Appraised(Scored.TOWN, WHOLE, "", values)


def _had_work(row: FiguresRow) -> bool:
    worked = (Quantity.APPLIED, Quantity.ACCEPTED, Quantity.CLOSED, Quantity.OPEN)
    return any(row.quantity(one) for one in worked)


def _values(row: FiguresRow, told: Iterable[Sum], halls: "_Halls") -> Values:
    """What was counted; nought where a book says nothing."""
    values: Values = dict(row.values())
    counted = dict.fromkeys((one.value for one in KEPT), _NOTHING)
    of_halls: _Halls = {}
    for one in told:
        counted[one.quantity] = counted.get(one.quantity, _NOTHING) + one.amount
        if one.quantity == Kept.WEIGHTED_CLOSED:
            of_halls.setdefault(one.path, []).append(one)
    values |= counted
    values |= _each(of_halls, halls)
    return values


_Halls = dict[str, list[Sum]]


def _halls(told: Iterable[Sum]) -> _Halls:
    """What was finished, hall by hall."""
    found: _Halls = {}
    for one in told:
        if one.quantity == Kept.WEIGHTED_CLOSED:
            found.setdefault(one.path, []).append(one)
    return found


def _each(own: _Halls, halls: _Halls) -> Values:
    """A head's share of the work, and what it would be at the mean of their halls."""
    heads = {path: len({one.officer for one in done}) for path, done in own.items()}
    if not sum(heads.values()):
        return {}
    mine = sum((one.amount for done in own.values() for one in done), _NOTHING)
    means = sum((heads[path] * _mean(halls[path]) for path in own), _NOTHING)
    return {
        Kept.WEIGHTED_CLOSED_EACH.value: mine / sum(heads.values()),
        Kept.HALL_WEIGHTED_CLOSED_EACH.value: means / sum(heads.values()),
    }


def _mean(done: list[Sum]) -> Fraction:
    total = sum((one.amount for one in done), _NOTHING)
    return total / len({one.officer for one in done})


def _by_key(
    told: Iterable[Sum], what: Scored, places: Mapping[str, str]
) -> Mapping[str, list[Sum]]:
    """Each sum under whom it falls to; under a place and every place above it."""
    found: dict[str, list[Sum]] = defaultdict(list)
    codes = {path: code for code, path in places.items()}
    for one in told:
        for key in keys_of(one, what, codes):
            found[key].append(one)
    return found


def keys_of(one: Sum | Placed, what: Scored, codes: Mapping[str, str]) -> Iterator[str]:
    """Under which keys of a kind it falls; `codes` are those of places by path."""
    if what is not Scored.TOWN:
        yield {
            Scored.UNIT: one.organ,
            Scored.PERSON: one.officer,
            Scored.WINDOW: one.seat,
        }[what]
        return
    path = ""
    for part in one.path.strip("/").split("/"):
        path = f"{path or '/'}{part}/"
        if path in codes:
            yield codes[path]


def paths(codes: Iterable[str]) -> dict[str, str]:
    """Where the places with these codes are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, path FROM node WHERE code = ANY (%s)", [list(codes)]
        )
        return dict(cursor.fetchall())
