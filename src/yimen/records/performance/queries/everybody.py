"""The rows behind everybody's card at once, to be kept when a period is closed.

The same rows that a line of a card opens to (`evidence`), of all cards of a kind, in a
fixed number of statements: the cases from the statistics, the other books from their
one definition, the catalogue and the attendance from where they are. A year has more
rows than should be held at once: each is added up and packed as it comes.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from yimen.records.performance.queries import books
from yimen.records.performance.queries.gathering import CUTS, Appraised, keys_of, paths
from yimen.records.statistics.queries.each import EachRow, each_case
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.rows import BookRow, Packed
from yimen.rules.performance.scoring import Scheme
from yimen.rules.performance.sources import KEPT, Kept
from yimen.rules.statistics.cuts import Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity, of_relation

MEANS: Final = frozenset({Kept.WEIGHTED_CLOSED_EACH, Kept.HALL_WEIGHTED_CLOSED_EACH})
_OF_CASES: Final = frozenset(one.quantity.value for one in of_relation(Relation.CASES))
_OF_MATTERS: Final = frozenset(
    one.quantity.value for one in of_relation(Relation.MATTERS)
)
_OF_BOOKS: Final = frozenset(one.value for one in KEPT) - MEANS
_UNTIMED: Final = frozenset({Quantity.MONTHS.value})


def names_behind(scheme: Scheme, what: Scored) -> frozenset[str]:
    """The quantities of a scheme that rows stand for; a mean of many has none."""
    asked = {name for one in scheme.indicators for name in one.formula.names}
    if asked & MEANS:
        asked.add(Kept.WEIGHTED_CLOSED.value)
    known = _OF_CASES | _OF_BOOKS
    if what is Scored.UNIT:  # the catalogue is told apart by organs alone
        known |= _OF_MATTERS
    return frozenset(asked & known) - _UNTIMED


def everybodys_rows(
    what: Scored, period: Period, path: str, scheme: Scheme, of: Iterable[Appraised]
) -> dict[str, Packed]:
    """The rows behind the card of each, by key, packed as they come."""
    names = names_behind(scheme, what)
    found = {one.key: Packed(names) for one in of}
    for key, row in _all(what, period, path, names, found.keys()):
        if key in found:
            found[key].add(row)
    return found


def _all(
    what: Scored,
    period: Period,
    path: str,
    names: frozenset[str],
    keys: Collection[str],
) -> Iterator[tuple[str, BookRow]]:
    if names & _OF_CASES:
        for case in each_case(Scope(path=path), period, CUTS[what], EVERYTHING):
            row = _case(case, names)
            if row.amounts:
                yield case.key, row
    codes = {of: code for code, of in paths(keys).items()} if _is_town(what) else {}
    wanted = names & (_OF_BOOKS | _OF_MATTERS)
    for placed in books.everybodys(period, path, wanted, of_places=_is_town(what)):
        for key in keys_of(placed, what, codes):
            yield key, placed.row


def _is_town(what: Scored) -> bool:
    return what is Scored.TOWN


def _case(one: EachRow, names: frozenset[str]) -> BookRow:
    amounts: dict[str, Fraction] = {
        name.value: _amount(amount)
        for name, amount in one.adds.items()
        if name.value in names
    }
    return BookRow("case", one.number, _day(one), one.matter, amounts)


@lru_cache(maxsize=4096)
def _amount(count: int) -> Fraction:
    """The same few amounts over and over: each is made once."""
    return Fraction(count)


def _day(one: EachRow) -> date:
    return local_date(one.closed_at or one.accepted_at or one.received_at)
