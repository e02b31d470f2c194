"""From quantities to a card: points, total, grade (rulebook 8.4).

The weight of what does not apply leaves the scheme, and the total is rescaled to a
hundred, so that nobody gains or loses by what they could not do. The bonus comes on
top, at most ten. Nothing is rounded before it is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from yimen.rules.performance.indicators import (
    BadIndicator,
    Indicator,
    Scored,
    Values,
    check,
)

FULL: Final = Fraction(100)


class Grade(StrEnum):
    """The grades of S3-7."""

    EXCELLENT = "优秀"
    GOOD = "良好"
    FAIR = "合格"
    POOR = "差"


@dataclass(frozen=True, slots=True)
class Cuts:
    """From how many points which grade; below the last it is poor (8.4.2)."""

    excellent: Fraction = Fraction(90)
    good: Fraction = Fraction(80)
    fair: Fraction = Fraction(60)

    def grade(self, total: Fraction) -> Grade:
        """The grade of this total."""
        if total >= self.excellent:
            return Grade.EXCELLENT
        if total >= self.good:
            return Grade.GOOD
        return Grade.FAIR if total >= self.fair else Grade.POOR


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is measured, where grades cut, and how much bonus may come on top."""

    indicators: tuple[Indicator, ...]
    cuts: Cuts = Cuts()
    bonus_cap: Fraction = Fraction(10)

    @property
    def weight(self) -> Fraction:
        """What all indicators together are worth."""
        return sum((one.weight for one in self.indicators), Fraction(0))


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One indicator on a card; without a figure it does not apply."""

    indicator: Indicator
    figure: Fraction | None
    points: Fraction | None

    @property
    def lost(self) -> Fraction:
        """The points that are missing to the full weight."""
        return (
            Fraction(0) if self.points is None else self.indicator.weight - self.points
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A scored period: its lines, what they come to, and the grade.

    Where nothing applies there is no total and no grade.
    """

    lines: tuple[ScoreLine, ...]
    base: Fraction | None
    bonus: Fraction
    total: Fraction | None
    grade: Grade | None


def scored(scheme: Scheme, values: Values, what: Scored, bonus: Fraction) -> Card:
    """The card of one unit, window, person or town."""
    lines = tuple(_line(one, values, what) for one in scheme.indicators)
    counted = [line for line in lines if line.points is not None]
    weight = sum((line.indicator.weight for line in counted), Fraction(0))
    given = min(max(bonus, Fraction(0)), scheme.bonus_cap)
    if not weight:
        return Card(lines, None, given, None, None)
    points = sum((line.points or Fraction(0) for line in counted), Fraction(0))
    base = points / weight * FULL
    total = base + given
    return Card(lines, base, given, total, scheme.cuts.grade(total))


def _line(indicator: Indicator, values: Values, what: Scored) -> ScoreLine:
    indicator = indicator.of(what)
    figure = None if what in indicator.not_for else indicator.value(values)
    points = None if figure is None else indicator.points(figure)
    return ScoreLine(indicator, figure, points)


def check_scheme(scheme: Scheme) -> None:
    """Raises `BadFormula` or `BadIndicator` for a scheme that could not be scored."""
    for indicator in scheme.indicators:
        check(indicator)
    numbers = [one.number for one in scheme.indicators]
    cuts = scheme.cuts
    in_order = cuts.excellent > cuts.good > cuts.fair > 0
    if len(set(numbers)) != len(numbers) or scheme.weight != FULL or not in_order:
        raise BadIndicator(label=f"权重合计{float(scheme.weight):g}分")


def year_grade(months: Iterable[Grade | None], own: Grade | None) -> Grade | None:
    """The grade of a year: one poor month makes it fail whatever its own (8.4.2)."""
    return Grade.POOR if Grade.POOR in set(months) else own
