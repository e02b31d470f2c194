"""Another graph of approvals, tried on the joint cases of the past.

What every approval took of its own is taken as it was; only what waits for what is
changed. An approval begins when the last one before it has ended, so a joint case takes
as long as its longest chain (the critical path). An approval that a past case did not
have takes what that approval took in the middle of all others; one nobody ever gave
takes the days that the graph allows it.

How sure: joint cases of one week are alike, so the weeks in which they ended are drawn
again; where there are too few weeks, the cases themselves.

Invariants: without an edge a case takes as long as its longest approval; an edge more
never makes it shorter. Not decided here: whether a law demands an edge (`graphs`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from statistics import median
from typing import Final

from yimen.rules.joint.graphs import Graph
from yimen.rules.spread import Spread, spread
from yimen.rules.what_if.replaying import Interval, interval

ENOUGH_WEEKS: Final = 8


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint case that ended: what each approval took, and the whole, in days."""

    number: str
    week: date  # the Monday of the one in which it ended
    days: Mapping[str, int]
    took: int
    promised: int | None


@dataclass(frozen=True, slots=True)
class Joined:
    """How long the joint cases would have taken."""

    cases: int
    days: Spread
    mean: Interval
    late: Interval  # the share past its promise, from 0 to 1
    longest_chain: tuple[str, ...]  # of the case in the middle


@dataclass(frozen=True, slots=True)
class _Block:
    """Cases that are drawn together: how many, how long, and how many late."""

    cases: int = 0
    days: int = 0
    told: int = 0  # those with a promise
    late: int = 0

    def with_one(self, took: int, promised: int | None) -> "_Block":
        told = promised is not None
        late = promised is not None and took > promised
        return _Block(
            self.cases + 1, self.days + took, self.told + told, self.late + late
        )


def replayed(joints: Sequence[Joint], graph: Graph, seed: int) -> Joined:
    """What the joint cases of the past would have taken by this graph."""
    usual = _usual(joints, graph)
    before = _before(graph, usual)
    order = tuple(TopologicalSorter(before).static_order())
    chains = [_chain(order, before, {**usual, **_known(one, usual)}) for one in joints]
    middle = sorted(chains)[len(chains) // 2][1] if chains else ()
    return _joined(joints, [took for took, _ in chains], middle, seed)


def as_it_was(joints: Sequence[Joint], seed: int) -> Joined:
    """What they really took."""
    return _joined(joints, [one.took for one in joints], (), seed)


def _joined(
    joints: Sequence[Joint], took: Sequence[int], chain: tuple[str, ...], seed: int
) -> Joined:
    blocks = _blocks(joints, took)
    return Joined(
        cases=len(took),
        days=spread(took),
        mean=interval(blocks, _mean, seed),
        late=interval(blocks, _late_share, seed),
        longest_chain=chain,
    )


def _blocks(joints: Sequence[Joint], took: Sequence[int]) -> Sequence[_Block]:
    """What is drawn again: weeks, or the cases where there are few weeks."""
    by_week = len({one.week for one in joints}) >= ENOUGH_WEEKS
    found: dict[date | int, _Block] = {}
    for place, (one, days) in enumerate(zip(joints, took, strict=True)):
        key = one.week if by_week else place
        found[key] = found.get(key, _Block()).with_one(days, one.promised)
    return tuple(found.values())


def _late_share(blocks: Sequence[_Block]) -> float | None:
    """Which share of those with a promise took longer than that."""
    told = sum(one.told for one in blocks)
    return sum(one.late for one in blocks) / told if told else None


def _mean(blocks: Sequence[_Block]) -> float | None:
    cases = sum(one.cases for one in blocks)
    return sum(one.days for one in blocks) / cases if cases else None


def _usual(joints: Iterable[Joint], graph: Graph) -> dict[str, int]:
    """What each approval of the graph takes where a case does not tell."""
    seen: dict[str, list[int]] = {}
    for one in joints:
        for key, days in one.days.items():
            seen.setdefault(key, []).append(days)
    return {
        one.key: round(median(seen[one.key])) if one.key in seen else one.limit_days
        for one in graph.approvals
        if not one.optional
    }


def _known(one: Joint, usual: Mapping[str, int]) -> dict[str, int]:
    return {key: days for key, days in one.days.items() if key in usual}


def _before(graph: Graph, keys: Iterable[str]) -> dict[str, set[str]]:
    """Which approvals come before each; the same for every case."""
    before: dict[str, set[str]] = {key: set() for key in keys}
    for edge in graph.all_edges:
        if edge.before in before and edge.after in before:
            before[edge.after].add(edge.before)
    return before


def _chain(
    order: Iterable[str], before: Mapping[str, set[str]], days: Mapping[str, int]
) -> tuple[int, tuple[str, ...]]:
    """The longest chain: how many days, and through which approvals."""
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for key in order:
        begun = max((best[one] for one in before[key]), default=(0, ()))
        best[key] = (begun[0] + days[key], (*begun[1], key))
    return max(best.values(), default=(0, ()))
