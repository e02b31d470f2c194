"""The balanced scorecard as a drawing: four perspectives, eleven goals, 31 indicators.

What is learned carries the process, the process the efficiency, and that the citizens
(Kaplan and Norton's order, S3-7's perspectives), so the bands lie one above the other
and an arrow leads up. Each indicator says its figure in words, and how it does by a
shape and a shade of one hue, so that nothing hangs on telling red from green.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final

from yimen.records.performance.queries import ScorePage
from yimen.rules.performance.indicators import Perspective
from yimen.rules.performance.scoring import ScoreLine
from yimen.screens.bureau.scores.words import figure, rows_url, shown_number

WIDTH: Final = 1180
_NAME: Final = 118
_PAD: Final = 10
_HEAD: Final = 30
_ROW: Final = 26
_GAP: Final = 26
_GOOD: Final = Fraction(9, 10)
_FAIR: Final = Fraction(6, 10)
_UPWARDS: Final = (
    Perspective.CITIZENS,
    Perspective.EFFICIENCY,
    Perspective.PROCESS,
    Perspective.LEARNING,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One indicator: where it stands, what it says, how it does."""

    x: int
    y: int
    width: int
    text: str
    value: str
    sign: str  # ● △ ■ —
    kind: str  # full part low none
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One class of indicators."""

    x: int
    y: int
    width: int
    height: int
    name: str
    points: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One perspective with its goals."""

    y: int
    height: int
    name: str
    points: str
    goals: tuple[Goal, ...]
    arrow: str  # to the band above; empty at the top


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole map."""

    width: int
    height: int
    bands: tuple[Band, ...]


def drawn(page: ScorePage) -> Drawing:
    """The map of one card."""
    bands = tuple(_bands(page))
    last = bands[-1]
    return Drawing(WIDTH, last.y + last.height + _PAD, bands)


def _bands(page: ScorePage) -> Iterator[Band]:
    lines: Mapping[Perspective, list[ScoreLine]] = {
        perspective: [
            one for one in page.card.lines if one.indicator.perspective is perspective
        ]
        for perspective in _UPWARDS
    }
    y = _PAD
    for place, perspective in enumerate(_UPWARDS):
        band = _band(perspective.value, lines[perspective], page, y)
        middle = _NAME + (WIDTH - _NAME) // 2
        arrow = f"M{middle},{y - 4} V{y - _GAP + 8}" if place else ""
        yield Band(y, band.height, band.name, band.points, band.goals, arrow)
        y += band.height + _GAP


def _band(name: str, lines: list[ScoreLine], page: ScorePage, y: int) -> Band:
    groups = [
        list(found) for _, found in groupby(lines, lambda one: one.indicator.group)
    ]
    tallest = max((len(group) for group in groups), default=1)
    height = _HEAD + tallest * _ROW + 2 * _PAD
    width = (WIDTH - _NAME - _PAD) // max(len(groups), 1)
    goals = tuple(
        _goal(group, page, (_NAME + place * width, y + _PAD), (width - _PAD, height))
        for place, group in enumerate(groups)
    )
    return Band(y, height, name, _points(lines), goals, "")


def _goal(
    lines: list[ScoreLine], page: ScorePage, at: tuple[int, int], size: tuple[int, int]
) -> Goal:
    x, y = at
    width, height = size
    marks = tuple(
        _mark(one, page, (x + _PAD, y + _HEAD + place * _ROW), width - 2 * _PAD)
        for place, one in enumerate(lines)
    )
    name = lines[0].indicator.group
    return Goal(x, y, width, height - 2 * _PAD, name, _points(lines), marks)


def _mark(line: ScoreLine, page: ScorePage, at: tuple[int, int], width: int) -> Mark:
    one = line.indicator
    sign, kind = _how(line)
    value = figure(line.figure, one)
    points, weight = shown_number(line.points), shown_number(one.weight)
    said = f"{one.number}. {one.label}：{value}，得{points}分，满分{weight}分"
    url = rows_url(page.row, one.number) if line.points is not None else ""
    return Mark(*at, width, f"{one.number} {one.label}", value, sign, kind, url, said)


def _how(line: ScoreLine) -> tuple[str, str]:
    if line.points is None:
        return "—", "none"
    share = line.points / line.indicator.weight
    if share >= _GOOD:
        return "●", "full"
    return ("△", "part") if share >= _FAIR else ("■", "low")


def _points(lines: list[ScoreLine]) -> str:
    counted = [one for one in lines if one.points is not None]
    if not counted:
        return "—"
    got = sum((one.points or Fraction(0) for one in counted), Fraction(0))
    most = sum((one.indicator.weight for one in counted), Fraction(0))
    return f"{shown_number(got)} / {shown_number(most)}"
