"""Invented people and cases for the living page."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from yimen.screens.shared.wording.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a worklist."""

    number: str
    matter: str
    who: str
    light: str
    due_on: date
    left: str


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a picker."""

    value: str
    name: str
    tag: str
    detail: str
    url: str = "#picker"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab with how many are behind it."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False


_ROWS: Final = (
    Row(
        "2026-0917-0042",
        "食品经营许可（新办）",
        "渝味面馆",
        "red",
        date(2026, 10, 20),
        "法定超 2 天",
    ),
    Row(
        "2026-0921-0007",
        "户外招牌设置",
        "张*",
        "yellow",
        date(2026, 10, 21),
        "承诺超 1 天",
    ),
    Row(
        "2026-0922-0013",
        "特种设备使用登记",
        "合阳机械厂",
        "reminder",
        date(2026, 10, 23),
        "还剩 1 天",
    ),
    Row(
        "2026-0925-0031",
        "公共场所卫生许可",
        "李*",
        "green",
        date(2026, 10, 30),
        "还剩 6 天",
    ),
    Row(
        "2026-0928-0002",
        "排污许可（变更）",
        "嘉陵化工",
        "paused",
        date(2027, 1, 5),
        "检测中，不计时",
    ),
)

OPTIONS: Final = (
    Option(
        "spjyxkxb",
        "食品经营许可（新办）",
        "承诺件",
        "市场监管局 · 法定 20 个工作日 · 承诺 8 个工作日 · 不收费 · 跑 1 次",
    ),
    Option(
        "spjyxkbg",
        "食品经营许可（变更）",
        "承诺件",
        "市场监管局 · 法定 20 个工作日 · 承诺 5 个工作日 · 不收费",
    ),
    Option("spscxk", "食品生产许可", "联办件", "市场监管局 · 法定 20 个工作日"),
)

SAMPLES: Final[dict[str, Any]] = {
    "now": datetime(2026, 10, 22, 1, 31, tzinfo=UTC),
    "called_at": datetime(2026, 10, 22, 1, 12, tzinfo=UTC),
    "day": date(2026, 10, 22),
    "next_year": date(2027, 1, 5),
    "lights": ("green", "reminder", "yellow", "red", "paused"),
    "rows": _ROWS,
    "options": OPTIONS,
    "none": (),
    "tabs": (
        Tab("待受理", "#tabs", 12),
        Tab("审查中", "#tabs", 38, is_current=True),
        Tab("待决定", "#tabs", 4),
        Tab("已办结", "#tabs"),
    ),
    "words": Words(
        "补正只能一次告知，不能再要材料。",
        "《行政许可法》第三十二条第一款第四项",
        "已收的材料可以先受理；确需补充的，写进审查意见。",
    ),
    "place": "3 号综合窗口",
}
