"""How scores are shown: two places, "—" where there is none, words for kinds."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from yimen.records.performance.queries import Board, ScoreRow
from yimen.rules.performance.indicators import Indicator, Kind, Scored
from yimen.rules.performance.scoring import Card, Grade
from yimen.rules.statistics.definitions import NOTHING, rounded

WHATS: Final[Mapping[Scored, str]] = {
    Scored.UNIT: "部门",
    Scored.WINDOW: "窗口",
    Scored.PERSON: "人员",
    Scored.TOWN: "镇街",
}
SPANS: Final = {"month": "月", "quarter": "季", "year": "年"}
KINDS: Final[Mapping[Kind, str]] = {
    Kind.UP: "越高越好",
    Kind.DOWN: "越低越好",
    Kind.COUNT: "每件扣分",
}
FIELDS: Final[Mapping[str, str]] = {
    "label": "名称",
    "text": "公式",
    "target": "目标",
    "edge": "起点或扣分",
    "weight": "权重",
    "kind": "算法",
    "unit": "单位",
    "source": "出处",
    "group": "分类",
    "perspective": "维度",
    "not_for": "不适用",
    "own": "各类对象自己的目标",
    "cuts": "等次分数线",
    "bonus_cap": "加分上限",
}
TAGS: Final[Mapping[Grade, str]] = {
    Grade.EXCELLENT: "good",
    Grade.GOOD: "good",
    Grade.FAIR: "plain",
    Grade.POOR: "bad",
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of the board."""

    place: int
    label: str
    total: str
    grade: str
    tag: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a card; the first of its class names the class."""

    number: int
    group: str
    label: str
    words: str
    source: str
    figure: str
    rule: str
    points: str
    weight: str
    lost: str
    applies: bool


def shown_rows(board: Board) -> tuple[ShownRow, ...]:
    """The board's lines with their links."""
    return tuple(
        ShownRow(
            place,
            one.label,
            shown_number(one.total),
            one.grade or NOTHING,
            TAGS[one.grade] if one.grade else "plain",
            _url(one, board),
        )
        for place, one in enumerate(board.rows, 1)
    )


def _url(one: ScoreRow, board: Board) -> str:
    if one.score_id is not None:
        return reverse("bureau:score", args=[one.score_id])
    months = board.period.months
    span = {1: "month", 3: "quarter"}.get(months, "year")
    asked = urlencode({"on": board.period.first_on.isoformat(), "span": span})
    return f"{reverse('bureau:score-live', args=[one.what.value, one.key])}?{asked}"


def shown_lines(card: Card) -> tuple[ShownLine, ...]:
    """The card's lines in words."""
    found: list[ShownLine] = []
    seen: set[str] = set()
    for line in card.lines:
        one = line.indicator
        group = f"{one.perspective.value} · {one.group}"
        found.append(
            ShownLine(
                number=one.number,
                group="" if group in seen else group,
                label=one.label,
                words=one.words,
                source=one.source,
                figure=figure(line.figure, one),
                rule=rule(one),
                points=shown_number(line.points),
                weight=shown_number(one.weight),
                lost=shown_number(line.lost) if line.points is not None else NOTHING,
                applies=line.points is not None,
            )
        )
        seen.add(group)
    return tuple(found)


def rule(one: Indicator) -> str:
    """From where to where points rise."""
    if one.kind is Kind.COUNT:
        return f"每{one.unit}扣{shown_number(one.edge)}分"
    edge, target = shown_number(one.edge), shown_number(one.target)
    return f"{edge}{one.unit} 起，{target}{one.unit} 满分"


def figure(value: Fraction | None, one: Indicator) -> str:
    """The figure with its unit."""
    return NOTHING if value is None else f"{shown_number(value)}{one.unit}"


def shown_number(value: Fraction | None) -> str:
    """At most two places, none without need."""
    if value is None:
        return NOTHING
    return f"{rounded(value, 2):f}".rstrip("0").rstrip(".") or "0"
