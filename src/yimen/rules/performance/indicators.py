"""One indicator: what it measures, what it is worth, and how points follow.

Three kinds (8.4): of a rate that is better high, points rise from the floor to the
target; of one that is better low, they rise from the ceiling down to the target; of a
count, each one costs so many points, never below nought. Of nothing there is no rate:
where the formula has no value the indicator does not apply.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from yimen.rules.performance.sources import LABELS
from yimen.rules.refusals import Refused
from yimen.rules.statistics.formulas import Formula, formula

PER: Final = {"%": 100, "‰": 1000}


class BadIndicator(Refused):
    """An indicator needs a weight above nought and a floor apart from its target."""


class Kind(StrEnum):
    """How points follow from the figure."""

    UP = "U"  # a rate, better high
    DOWN = "D"  # a rate, better low
    COUNT = "C"  # each one costs


class Perspective(StrEnum):
    """The four perspectives, literal in the source."""

    CITIZENS = "群众满意度"
    EFFICIENCY = "工作效能"
    PROCESS = "内部流程"
    LEARNING = "学习发展"


class Scored(StrEnum):
    """What is appraised."""

    UNIT = "unit"
    WINDOW = "window"
    PERSON = "person"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Own:
    """The target and the edge that hold for one kind of object."""

    what: Scored
    target: Fraction
    edge: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One line of a scheme.

    `edge` is the floor of a rate that is better high, the ceiling of one that is better
    low, and the points that one more costs of a count; figures are in the unit.
    """

    number: int
    label: str
    perspective: Perspective
    group: str
    text: str  # the formula, over the closed list of quantities
    kind: Kind
    weight: Fraction
    target: Fraction
    edge: Fraction
    unit: str
    source: str
    not_for: frozenset[Scored] = frozenset()
    own: tuple[Own, ...] = ()  # targets of one kind of object (8.4.5)

    def of(self, what: Scored) -> "Indicator":
        """The indicator with the target and edge that hold for this kind."""
        for one in self.own:
            if one.what is what:
                return replace(self, target=one.target, edge=one.edge)
        return self

    @property
    def formula(self) -> Formula:
        """The checked formula; raises `BadFormula`."""
        return formula(self.text, LABELS)

    @property
    def words(self) -> str:
        """The formula in words."""
        return self.formula.words(LABELS)

    def value(self, of: "Values") -> Fraction | None:
        """The figure in its unit; None where there is none."""
        plain = self.formula.value(of)
        return None if plain is None else plain * PER.get(self.unit, 1)

    def points(self, figure: Fraction) -> Fraction:
        """Between nought and the weight (8.4)."""
        if self.kind is Kind.COUNT:
            return max(Fraction(0), self.weight - self.edge * figure)
        share = (figure - self.edge) / (self.target - self.edge)
        return self.weight * min(max(share, Fraction(0)), Fraction(1))


Values = dict[str, Fraction | int | None]


def check(indicator: Indicator) -> None:
    """Raises `BadFormula` or `BadIndicator` for what could not be scored."""
    _ = indicator.formula
    for one in (indicator, *(indicator.of(own.what) for own in indicator.own)):
        _check(one)


def _check(indicator: Indicator) -> None:
    apart = indicator.target - indicator.edge
    backwards = {
        Kind.UP: apart <= 0,
        Kind.DOWN: apart >= 0,
        Kind.COUNT: indicator.edge <= 0,
    }[indicator.kind]
    if backwards or indicator.weight <= 0:
        raise BadIndicator(label=indicator.label)
