"""Invented people and cases for the living page."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from yimen.ports.almanac import bundled_calendar
from yimen.rules.charts import Chart, ChartKind, Series
from yimen.rules.legal_clock.clock import (
    DecisionClock,
    Limit,
    Pause,
    Procedure,
    Strip,
    Unit,
    strip,
)
from yimen.screens.shared.wording.words import Words

CHART: Final = Chart(
    title="本周每天受理 42 到 61 件，周三最多",
    kind=ChartKind.BARS,
    labels=("周一", "周二", "周三", "周四", "周五"),
    series=(
        Series("受理", (48, 52, 61, 55, 42)),
        Series("办结", (45, 50, None, 57, 44)),
    ),
    unit="件",
    across="日",
    mark=50,
    mark_name="每天 50 件",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a worklist."""

    number: str
    matter: str
    who: str
    strip: Strip


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


_CASES: Final = (
    ("2026-0918-0042", "食品经营许可（新办）", "渝味面馆", "过了法定"),
    ("2026-0918-0007", "户外招牌设置", "张*", "过了承诺"),
    ("2026-0918-0013", "特种设备使用登记", "合阳机械厂", "只剩一天"),
    ("2026-0918-0031", "公共场所卫生许可", "李*", "正常"),
    ("2026-0918-0002", "排污许可（变更）", "嘉陵化工", "检测中，暂停"),
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

_DAY: Final = Unit.WORKING_DAY
_START: Final = date(2026, 9, 18)


def _strip(today: date, *pauses: Pause, start: date = _START, law: int = 20) -> Strip:
    promise = Limit(8, _DAY) if law > 8 else None  # noqa: PLR2004
    clock = DecisionClock(start, Limit(law, _DAY), promise, pauses)
    return strip(clock, today, bundled_calendar())


@cache
def strips() -> dict[str, Strip]:
    """One strip for each way a case can stand, computed, not drawn by hand."""
    test = Pause(date(2026, 9, 22), asked_days=5, procedure=Procedure.DETECTION_TEST)
    return {
        "刚受理": _strip(_START),
        "正常": _strip(date(2026, 9, 23)),
        "检测中，暂停": _strip(date(2026, 9, 24), test),
        "过了承诺": _strip(date(2026, 10, 12)),
        "过了法定": _strip(date(2026, 10, 27)),
        "只剩一天": _strip(date(2026, 9, 23), law=5),
        "四十五天，跨到没公布的年份": _strip(
            date(2026, 12, 8), start=date(2026, 11, 30), law=45
        ),
    }


def samples() -> dict[str, Any]:
    """Everything the living page shows."""
    return {
        **SAMPLES,
        "strips": strips().items(),
        "strip": strips()["正常"],
        "rows": [
            Row(number, matter, who, strips()[kind])
            for number, matter, who, kind in _CASES
        ],
    }


SAMPLES: Final[dict[str, Any]] = {
    "now": datetime(2026, 10, 22, 1, 31, tzinfo=UTC),
    "called_at": datetime(2026, 10, 22, 1, 12, tzinfo=UTC),
    "day": date(2026, 10, 22),
    "next_year": date(2027, 1, 5),
    "lights": ("green", "reminder", "yellow", "red", "paused"),
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
    "heading": "没有找到这一页",
    "text": "网址可能打错了，或者这件事不归您查看。",
    "next": "核对网址或编号，也可以从首页重新查找。",
    "place": "3 号综合窗口",
}
