"""What a new order is probably about: what those like it were filed under.

Nobody who telephones knows the tree of categories, and whoever writes it down has a
queue waiting. So a new text is held against the orders that were decided: each run of
signs that both have counts for more the fewer decided orders have it, and the ten that
are most alike speak for what they were filed under in the end. A text is known only by
its sketch (`similar_text.sketch`), so neither the words of this one nor those of the
others are opened.

Who may not read the others' orders must not learn of one through its category: a hint
needs the orders of at least three different persons, and says only how many there were.
It fills a field in beforehand when more than half of what is alike speaks for it. A
person decides.

How often it is right is measured the honest way: each decided order is asked about with
only those at hand that had been registered before it.

Invariants: a hint is a category that at least three persons' orders were filed under;
the order in which those are given does not matter; without anything alike there is no
hint, and what has nothing in common changes none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from yimen.rules.voice.categories import at_level

NEIGHBOURS: Final = 10
FEWEST_PERSONS: Final = 3
FAINTEST: Final = 0.02
"""What is less alike than this has only small words in common."""

SURE: Final = 0.5
MOST: Final = 3
TRIED: Final = 300
"""Of so many of the newest it is told how often a hint was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An order that somebody has filed: its sketch, or what of it is asked about."""

    number: str
    category: str
    person: str  # who it is of, in no way that names them; empty: nobody knows
    runs: frozenset[int]
    length: int  # of the whole sketch


@dataclass(frozen=True, slots=True)
class Hint:
    """A category, the part of the likeness that speaks for it, and those that do."""

    category: str
    share: float
    alike: tuple[str, ...]  # the numbers, the most alike first

    @property
    def is_sure(self) -> bool:
        """Whether it may be filled in before anybody has looked."""
        return self.share > SURE


@dataclass(frozen=True, slots=True)
class HitRate:
    """How often the hints were right: of so many asked, with so many answered."""

    asked: int
    hinted: int
    right: int  # the first hint was it
    among: int  # one of the hints was it
    sure: int
    sure_right: int


@dataclass(frozen=True, slots=True)
class Trial:
    """The hit rate, by first level of the tree too, and what is taken for what."""

    whole: HitRate
    by_branch: tuple[tuple[str, HitRate], ...]
    mistaken: tuple[tuple[str, str, int], ...]  # was, was said to be, how often


def hints(
    runs: frozenset[int], decided: Iterable[Decided], known: int
) -> tuple[Hint, ...]:
    """What it may be about, the likeliest first; `known`: so many are decided in all.

    Those that share nothing need not be given.
    """
    memory = _Memory()
    for one in decided:
        memory.learn(one)
    return memory.asked(runs, known)


def tried(decided: Sequence[Decided], most: int = TRIED) -> Trial:
    """How often the newest would have been guessed; they come in time's order."""
    memory = _Memory()
    outcomes = []
    for place, one in enumerate(decided):
        if place >= len(decided) - most:
            outcomes.append((one.category, memory.asked(one.runs, place)))
        memory.learn(one)
    branches = sorted({at_level(category, 1) for category, _ in outcomes})
    wrong = Counter(
        (category, found[0].category)
        for category, found in outcomes
        if found and found[0].category != category
    )
    return Trial(
        _rate(outcomes),
        tuple(
            (name, _rate([one for one in outcomes if at_level(one[0], 1) == name]))
            for name in branches
        ),
        tuple((*pair, count) for pair, count in sorted(wrong.items(), key=_often)),
    )


_Outcome = tuple[str, tuple[Hint, ...]]


def _often(entry: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -entry[1], entry[0]


def _rate(outcomes: Sequence[_Outcome]) -> HitRate:
    hinted = [(was, found) for was, found in outcomes if found]
    sure = [(was, found) for was, found in hinted if found[0].is_sure]
    return HitRate(
        asked=len(outcomes),
        hinted=len(hinted),
        right=sum(found[0].category == was for was, found in hinted),
        among=sum(any(one.category == was for one in found) for was, found in hinted),
        sure=len(sure),
        sure_right=sum(found[0].category == was for was, found in sure),
    )


class _Memory:
    """The decided orders by the runs they hold."""

    def __init__(self) -> None:
        self._known: list[Decided] = []
        self._holding: dict[int, list[int]] = defaultdict(list)

    def learn(self, one: Decided) -> None:
        """One more is decided."""
        for run in one.runs:
            self._holding[run].append(len(self._known))
        self._known.append(one)

    def asked(self, runs: frozenset[int], known: int) -> tuple[Hint, ...]:
        """The hints for a text of these runs."""
        near = self._nearest(runs, known)
        whole = sum(likeness for likeness, _ in near)
        spoken: dict[str, list[tuple[float, Decided]]] = defaultdict(list)
        for likeness, one in near:
            spoken[one.category].append((likeness, one))
        found = [
            Hint(
                category,
                sum(likeness for likeness, _ in voices) / whole,
                tuple(one.number for _, one in voices),
            )
            for category, voices in spoken.items()
            if len({one.person or one.number for _, one in voices}) >= FEWEST_PERSONS
        ]
        found.sort(key=lambda hint: (-hint.share, hint.category))
        return tuple(found[:MOST])

    def _nearest(self, runs: frozenset[int], known: int) -> list[tuple[float, Decided]]:
        weights = self._weights(runs, known)
        whole = sum(weights.values())
        found: dict[int, float] = defaultdict(float)
        for run in sorted(weights):  # always in one order: sums of fractions differ
            for place in self._holding.get(run, ()):
                found[place] += weights[run]
        alike = [
            (weight / sqrt(whole * self._known[place].length), self._known[place])
            for place, weight in found.items()
        ]
        alike = [entry for entry in alike if entry[0] >= FAINTEST]
        alike.sort(key=lambda entry: (-entry[0], entry[1].number))
        return alike[:NEIGHBOURS]

    def _weights(self, runs: frozenset[int], known: int) -> Mapping[int, float]:
        """A run weighs more the rarer it is."""
        most = max(known, len(self._known))
        return {
            run: log(1 + most / (1 + len(self._holding.get(run, ())))) ** 2
            for run in runs
        }
