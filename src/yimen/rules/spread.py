"""How a handful of figures lie: their mean, median, high percentiles and greatest.

A percentile lies between two figures by linear interpolation: of n figures in order
the q-th lies at place q·(n - 1), counted from nought. Of no figures there is nothing
to say: every figure is then None, never nought (rulebook 8.2.18).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Spread:
    """The figures of a distribution, each in the unit that went in."""

    mean: float | None = None
    median: float | None = None
    p90: float | None = None
    p95: float | None = None
    max: float | None = None


def percentile(ordered: Sequence[float], share: float) -> float:
    """The figure below which this share of the ordered figures lies."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def spread(figures: Iterable[float]) -> Spread:
    """How these figures lie."""
    ordered = sorted(figures)
    if not ordered:
        return Spread()
    return Spread(
        mean=fmean(ordered),
        median=percentile(ordered, 0.5),
        p90=percentile(ordered, 0.9),
        p95=percentile(ordered, 0.95),
        max=ordered[-1],
    )
