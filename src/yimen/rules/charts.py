"""A chart as a value: what it shows and how it says it in words.

Who draws it is another question. Every chart has the sentence that one should read off
it, its numbers as a table, and a gap where there is no figure: nought and nothing are
not the same (rulebook 8.2).
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

MOST_SERIES: Final = 4  # more cannot be told apart in grey
GAP: Final = "—"

Figure = int | float | Fraction | None


class ChartKind(StrEnum):
    """How the figures of a series lie beside each other."""

    BARS = "bars"  # one beside the other
    STACKED = "stacked"  # parts of a whole, one on the other
    LINES = "lines"  # one thing in the course of time
    ROWS = "rows"  # lying bars, for long names


@dataclass(frozen=True, slots=True)
class Series:
    """Figures under one name, one for each label of the chart."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is shown; the title is the sentence that one should read off it."""

    title: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    across: str = ""  # what the labels are
    mark: Figure = None  # a line to reach, as a target
    mark_name: str = ""

    def __post_init__(self) -> None:
        """Figures without a label, or too many series, are a fault of ours."""
        if any(len(one.figures) != len(self.labels) for one in self.series):
            raise ValueError("every series has one figure for each label")
        if len(self.series) > MOST_SERIES:
            raise ValueError(f"at most {MOST_SERIES} series can be told apart")

    @property
    def places(self) -> tuple[str, ...]:
        """The labels; one that stands there already is told apart by its number."""
        met: Counter[str] = Counter()
        return tuple(_told_apart(label, met) for label in self.labels)

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure at all."""
        return all(figure is None for one in self.series for figure in one.figures)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The figures as a table: a label, then a cell for each series."""
        columns = [one.figures for one in self.series]
        return tuple(
            (label, *(shown(column[n]) for column in columns))
            for n, label in enumerate(self.places)
        )

    @property
    def words(self) -> str:
        """All of it in one line, for who cannot see it."""
        parts = (
            f"{one.name}："
            + "，".join(
                f"{label} {shown(figure)}"
                for label, figure in zip(self.places, one.figures, strict=True)
            )
            for one in self.series
        )
        unit = f"（{self.unit}）" if self.unit else ""
        return f"{self.title}{unit}。{'；'.join(parts)}"


def _told_apart(label: str, met: Counter[str]) -> str:
    met[label] += 1
    return f"{label}（{met[label]}）" if met[label] > 1 else label


def shown(figure: Figure) -> str:
    """The figure in a table: at most two decimal places, none without need."""
    if figure is None:
        return GAP
    return f"{float(figure):,.2f}".rstrip("0").rstrip(".")
