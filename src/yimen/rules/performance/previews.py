"""What another scheme would have made of a month that is closed, before it is in force.

S3-7 has indicators and targets follow the tasks of the day (rulebook item 91), and what
they come to shows only on real work. So the kept quantities of the last closed month
are scored once more, under the scheme that is being written: everybody's total, rank
and grade beside what they were closed with, and which indicators move them. It is an
answer to a question, nothing more: a closed month keeps its scheme (8.4.4).

Invariants: nothing is counted again, only scored; what the indicators move adds up to
what the base of the card moves, to the last digit; who stands level stands in the
order of the name, before as after.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.scoring import FULL, Card, Grade, Scheme, scored

_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCard:
    """A card as it was closed, with the quantities from which it follows."""

    key: str
    label: str
    card: Card
    values: Values


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody stands: total, rank and grade; no rank without a total."""

    total: Fraction | None
    place: int | None
    grade: Grade | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Somebody's stand as closed, and under the other scheme."""

    key: str
    label: str
    was: Stand
    would_be: Stand

    @property
    def change(self) -> Fraction | None:
        """How many points more or fewer; None where there is none to compare."""
        if self.was.total is None or self.would_be.total is None:
            return None
        return self.would_be.total - self.was.total

    @property
    def climbs(self) -> int:
        """How many places better."""
        return (self.was.place or 0) - (self.would_be.place or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How far one indicator moves the bases of the cards, of a hundred points."""

    number: int
    label: str
    cards: int  # how many it moves
    mean: Fraction  # over all cards, with its sign
    size: Fraction  # over all cards, without: by this the indicators are ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everybody of a kind under both schemes."""

    what: Scored
    cards: tuple[Before, ...]  # in the order in which they would stand
    moves: tuple[Move, ...]  # the largest first; those that move nothing left out
    grades: Mapping[Grade, tuple[int, int]]  # how many as closed, how many then


def previewed(what: Scored, closed: Sequence[ClosedCard], scheme: Scheme) -> Preview:
    """What the scheme would have made of these cards."""
    then = {one.key: scored(scheme, one.values, what, one.card.bonus) for one in closed}
    was = _places((one.card, one.label, one.key) for one in closed)
    would_be = _places((then[one.key], one.label, one.key) for one in closed)
    cards = [
        Before(
            key=one.key,
            label=one.label,
            was=_stand(one.card, was[one.key]),
            would_be=_stand(then[one.key], would_be[one.key]),
        )
        for one in closed
    ]
    return Preview(
        what=what,
        cards=tuple(sorted(cards, key=_by_place)),
        moves=_moves([(one.card, then[one.key]) for one in closed]),
        grades=_grades(cards),
    )


def shares(card: Card) -> dict[int, Fraction]:
    """What each indicator brings to the base of the card; together they are the base.

    What does not apply brings nothing: its weight has left the scheme.
    """
    counted = [line for line in card.lines if line.points is not None]
    weight = sum((line.indicator.weight for line in counted), _NOTHING)
    return {
        line.indicator.number: (line.points or _NOTHING) / weight * FULL
        for line in counted
    }


def _stand(card: Card, place: int | None) -> Stand:
    return Stand(card.total, place, card.grade)


def _places(cards: Iterable[tuple[Card, str, str]]) -> dict[str, int | None]:
    """The rank of each key; whoever has no total has none."""
    ranked = sorted(cards, key=_by_total)
    return {
        key: None if card.total is None else place
        for place, (card, _, key) in enumerate(ranked, 1)
    }


def _by_total(one: tuple[Card, str, str]) -> tuple[bool, Fraction, str, str]:
    card, label, key = one
    return card.total is None, -(card.total or _NOTHING), label, key


def _by_place(one: Before) -> tuple[bool, int, str]:
    return one.would_be.place is None, one.would_be.place or 0, one.label


def _moves(pairs: Sequence[tuple[Card, Card]]) -> tuple[Move, ...]:
    labels: dict[int, str] = {}
    changes: dict[int, list[Fraction]] = {}
    for was, would_be in pairs:
        labels |= _labels(was) | _labels(would_be)
        before, after = shares(was), shares(would_be)
        for number in {*before, *after}:
            change = after.get(number, _NOTHING) - before.get(number, _NOTHING)
            changes.setdefault(number, []).append(change)
    found = [
        Move(
            number=number,
            label=labels[number],
            cards=sum(1 for one in moved if one),
            mean=sum(moved, _NOTHING) / len(pairs),
            size=sum(map(abs, moved), _NOTHING) / len(pairs),
        )
        for number, moved in changes.items()
    ]
    moving = [one for one in found if one.size]
    return tuple(sorted(moving, key=lambda one: (-one.size, one.number)))


def _labels(card: Card) -> dict[int, str]:
    return {line.indicator.number: line.indicator.label for line in card.lines}


def _grades(cards: Iterable[Before]) -> dict[Grade, tuple[int, int]]:
    told = list(cards)
    was = Counter(one.was.grade for one in told)
    would_be = Counter(one.would_be.grade for one in told)
    return {grade: (was[grade], would_be[grade]) for grade in Grade}
