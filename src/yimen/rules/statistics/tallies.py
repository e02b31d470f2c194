"""The obvious engine: every fact is asked whether it counts, one after the other.

What faster engines answer has to be the same, to the last case; this one is what they
are held against, and it serves small sets.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from yimen.rules.spread import Spread, spread
from yimen.rules.statistics.cuts import COLUMNS, ONCE, WHOLE, Cut, Once, Place, Scope
from yimen.rules.statistics.facts import Fact, Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import (
    SPREADS,
    Measured,
    Quantity,
    of_relation,
)
from yimen.rules.statistics.terms import holds


@dataclass(frozen=True, slots=True)
class Tally:
    """What facts of a group come to: each quantity, and how the measured ones lie."""

    quantities: Mapping[Quantity, int] = field(default_factory=dict)
    spreads: Mapping[Measured, Spread] = field(default_factory=dict)

    def with_these(self, other: "Tally") -> "Tally":
        """Both together; they speak of different quantities."""
        return Tally(
            {**self.quantities, **other.quantities}, {**self.spreads, **other.spreads}
        )


NOTHING = Tally()


@dataclass
class _Group:
    quantities: dict[Quantity, int] = field(default_factory=lambda: defaultdict(int))
    samples: dict[Measured, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def tally(self, relation: Relation) -> Tally:
        counts = {
            one.quantity: self.quantities[one.quantity] for one in of_relation(relation)
        }
        if relation is not Relation.CASES:
            return Tally(MappingProxyType(counts))
        spreads = {measured: spread(self.samples[measured]) for measured in Measured}
        return Tally(MappingProxyType(counts), MappingProxyType(spreads))


def tallies(
    relation: Relation,
    facts: Iterable[Fact],
    period: Period,
    cut: Cut | None = None,
    *,
    scope: Scope | None = None,
    places: Sequence[Place] = (),
) -> Mapping[str, Tally]:
    """The tally of every group that the cut makes; with no cut, of the whole.

    A cut by node needs the places that are to be told apart. Months are periods of
    their own, not a cut of one period. A fact that has no such column is in no group.
    """
    asked = scope or Scope()
    groups = defaultdict[str, _Group](_Group)
    for fact in facts:
        if not in_scope(fact, asked):
            continue
        for key in _keys(fact, cut, asked, places):
            _count(groups[key], relation, fact, period)
    return {key: groups[key].tally(relation) for key in sorted(groups)}


def in_scope(fact: Fact, scope: Scope) -> bool:
    """Whether a fact is asked about."""
    if not getattr(fact, "path", scope.path).startswith(scope.path):
        return False
    return all(
        getattr(fact, COLUMNS[cut], None) == key for cut, key in scope.only.items()
    )


def _keys(
    fact: Fact, cut: Cut | None, scope: Scope, places: Sequence[Place]
) -> Iterator[str]:
    if cut is Cut.NODE:
        for place in places:
            if _lies(fact, place) and not _stood_for_in(fact, place):
                yield place.code
        return
    if _is_left_out(fact, cut, scope):
        return
    if cut is None:
        yield WHOLE
    elif hasattr(fact, COLUMNS[cut]):
        yield getattr(fact, COLUMNS[cut])


def _lies(fact: Fact, place: Place) -> bool:
    path = str(getattr(fact, "path", ""))
    return path == place.path if place.is_alone else path.startswith(place.path)


def _stood_for_in(fact: Fact, place: Place) -> bool:
    stands = getattr(fact, "stand_path", None)
    return stands is not None and str(stands).startswith(place.path)


def _is_left_out(fact: Fact, cut: Cut | None, scope: Scope) -> bool:
    stand_path = getattr(fact, "stand_path", None)
    fixed = any(ONCE[fixed] is Once.NEVER for fixed in scope.only)
    if stand_path is None or fixed:
        return False
    same_organ = getattr(fact, "stand_organ", None) == getattr(fact, "organ", None)
    match ONCE[cut]:
        case Once.NEVER:
            return False
        case Once.SAME_ORGAN:
            return same_organ and str(stand_path).startswith(scope.path)
        case _:
            is_asked = str(stand_path).startswith(scope.path)
            return is_asked and (Cut.ORGAN not in scope.only or same_organ)


def _count(group: _Group, relation: Relation, fact: Fact, period: Period) -> None:
    edges = period.edges
    for one in of_relation(relation):
        if holds(one.when, fact, edges):
            amount = getattr(fact, one.column) if one.column else 1
            group.quantities[one.quantity] += amount or 0
    if relation is not Relation.CASES:
        return
    for measured, spreading in SPREADS.items():
        if holds(spreading.when, fact, edges):
            group.samples[measured].append(getattr(fact, measured.value))
