"""Another graph of approvals, tried on the joint cases of the past.

What every approval took of its own is taken as it was; only what waits for what is
changed. An approval begins when the last one before it has ended, so a joint case takes
as long as its longest chain (the critical path). An approval that a past case did not
have takes what that approval took in the middle of all others; one nobody ever gave
takes the days that the graph allows it.

Invariants: without an edge a case takes as long as its longest approval; an edge more
never makes it shorter. Not decided here: whether a law demands an edge (`graphs`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from statistics import median

from yimen.rules.joint.graphs import Graph
from yimen.rules.spread import Spread, spread
from yimen.rules.what_if.replaying import Interval, interval


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint case that ended: what each approval took, and the whole, in days."""

    number: str
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


def replayed(joints: Sequence[Joint], graph: Graph, seed: int) -> Joined:
    """What the joint cases of the past would have taken by this graph."""
    usual = _usual(joints, graph)
    chains = [_chain(graph, {**usual, **_known(one, usual)}) for one in joints]
    blocks = [
        (took, one.promised) for one, (took, _) in zip(joints, chains, strict=True)
    ]
    middle = sorted(chains)[len(chains) // 2][1] if chains else ()
    return Joined(
        cases=len(blocks),
        days=spread(took for took, _ in blocks),
        mean=interval(blocks, _mean, seed),
        late=interval(blocks, late_share, seed),
        longest_chain=middle,
    )


def as_it_was(joints: Sequence[Joint], seed: int) -> Joined:
    """What they really took."""
    blocks = [(one.took, one.promised) for one in joints]
    return Joined(
        cases=len(blocks),
        days=spread(took for took, _ in blocks),
        mean=interval(blocks, _mean, seed),
        late=interval(blocks, late_share, seed),
        longest_chain=(),
    )


def late_share(blocks: Sequence[tuple[int, int | None]]) -> float | None:
    """Which share of those with a promise took longer than that."""
    told = [(took, limit) for took, limit in blocks if limit is not None]
    return sum(took > limit for took, limit in told) / len(told) if told else None


def _mean(blocks: Sequence[tuple[int, int | None]]) -> float | None:
    return sum(took for took, _ in blocks) / len(blocks) if blocks else None


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


def _chain(graph: Graph, days: Mapping[str, int]) -> tuple[int, tuple[str, ...]]:
    """The longest chain: how many days, and through which approvals."""
    before: dict[str, set[str]] = {key: set() for key in days}
    for edge in graph.all_edges:
        if edge.before in before and edge.after in before:
            before[edge.after].add(edge.before)
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for key in TopologicalSorter(before).static_order():
        begun = max((best[one] for one in before[key]), default=(0, ()))
        best[key] = (begun[0] + days[key], (*begun[1], key))
    return max(best.values(), default=(0, ()))
