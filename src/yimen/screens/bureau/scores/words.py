"""How scores are shown: two places, "—" where there is none, words for kinds."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from yimen.records.performance.queries import Board, ScorePage, ScoreRow
from yimen.rules.performance.appeals import AppealState, Wish
from yimen.rules.performance.awards import AwardState
from yimen.rules.performance.bonuses import BonusState
from yimen.rules.performance.indicators import Indicator, Kind, Scored
from yimen.rules.performance.scoring import Grade
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.definitions import NOTHING, rounded
from yimen.rules.statistics.periods import MONTHS_IN_A_YEAR, Period
from yimen.rules.supervision.register import RULES

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
KIND_OF_ROW: Final[Mapping[str, str]] = {
    "case": "办件",
    "order": "工单",
    "card": "监察卡",
    "staff_breach": "违纪",
    "staff_honour": "荣誉",
    "half_day": "半天考勤",
    "training": "考试",
    "officer": "人员",
    "bill": "缴款单",
    "matter": "事项",
    "rectification": "差评整改",
    "information_request": "信息公开申请",
    "ticket": "叫号",
    "patrol_finding": "巡查问题",
}
WISHES: Final[Mapping[Wish, str]] = {
    Wish.COUNT_WELL: "这一条其实合格，应当算上",
    Wish.LEAVE_OUT: "这一条不该算在内",
}
STATES_OF_APPEAL: Final[Mapping[AppealState, str]] = {
    AppealState.OPEN: "等另一个人来定",
    AppealState.UPHELD: "采纳，已更正",
    AppealState.REJECTED: "没有采纳",
}
STATES_OF_BONUS: Final[Mapping[BonusState, str]] = {
    BonusState.ASKED: "等第二个人批",
    BonusState.APPROVED: "已批准",
    BonusState.REFUSED: "没有批准",
}
STATES_OF_AWARD: Final[Mapping[AwardState, str]] = {
    AwardState.PROPOSED: "拟评，等签字",
    AwardState.GRANTED: "已公布",
    AwardState.DECLINED: "没有评上",
    AwardState.REVOKED: "已撤回",
}
TAGS_OF_STATES: Final[Mapping[str, str]] = {
    "open": "warm",
    "asked": "warm",
    "proposed": "warm",
    "upheld": "good",
    "approved": "good",
    "granted": "good",
    "rejected": "plain",
    "refused": "plain",
    "declined": "plain",
    "revoked": "bad",
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
    is_lost: bool
    url: str


def shown_rows(board: Board) -> tuple[ShownRow, ...]:
    """The board's lines with their links."""
    return tuple(
        ShownRow(
            place,
            one.label,
            shown_total(one.total),
            grade_word(one.grade, board.period),
            tag_of(one.grade),
            _url(one, board),
        )
        for place, one in enumerate(board.rows, 1)
    )


def _url(one: ScoreRow, board: Board) -> str:
    if one.score_id is not None:
        return reverse("bureau:score", args=[one.score_id])
    at = reverse("bureau:score-live", args=[one.what.value, one.key])
    return f"{at}?{urlencode(said_of(board.period))}"


def said_of(period: Period) -> dict[str, str]:
    """How an address says this period."""
    span = {1: "month", 3: "quarter"}.get(period.months, "year")
    return {"on": period.first_on.isoformat(), "span": span}


def rows_url(row: ScoreRow, number: int) -> str:
    """Where the rows behind a line are; without a key, those of the whole place."""
    if row.score_id is not None:
        return reverse("bureau:score-rows", args=[row.score_id, number])
    if row.key:
        at = reverse("bureau:score-live-rows", args=[row.what.value, row.key, number])
    else:
        at = reverse("bureau:score-map-rows", args=[number])
    return f"{at}?{urlencode(said_of(row.period))}"


def grade_word(grade: Grade | None, period: Period) -> str:
    """The grade; a poor year is called failed (8.4.2)."""
    if grade is Grade.POOR and period.whole_months == MONTHS_IN_A_YEAR:
        return "不合格"
    return grade or NOTHING


def tag_of(grade: Grade | None) -> str:
    """How a grade is marked; the word stands beside it."""
    return TAGS[grade] if grade else "plain"


def row_words(kind: str, what: str) -> str:
    """What a row is about, in words."""
    if kind != "card":
        return what
    name, _, subject = what.partition(" ")
    rule = RULES.get(name)
    return f"{rule.label if rule else name} {subject}".strip()


def shown_lines(page: ScorePage) -> tuple[ShownLine, ...]:
    """The card's lines in words, each with the way to its rows."""
    card = page.card
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
                source=cited(one.source),
                figure=figure(line.figure, one),
                rule=rule(one),
                points=shown_number(line.points),
                weight=shown_number(one.weight),
                lost=shown_number(line.lost) if line.points is not None else NOTHING,
                applies=line.points is not None,
                is_lost=bool(line.lost),
                url=rows_url(page.row, one.number) if line.points is not None else "",
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


def shown_total(value: Fraction | None) -> str:
    """A total with its two places, so that totals line up."""
    return NOTHING if value is None else f"{rounded(value, 2):.2f}"


def shown_number(value: Fraction | int | None) -> str:
    """At most two places, none without need."""
    if value is None:
        return NOTHING
    return f"{rounded(Fraction(value), 2):f}".rstrip("0").rstrip(".") or "0"
