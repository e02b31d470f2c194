"""What every number of a report means: a footnote for each name, from one place.

The names are those of the quantities and statistics (`rules.statistics`), of how
measured days lie (`used_days.median`), of the other books (`books`), of what a report
itself does with two numbers (`change.last_period`) and of the appraisal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from yimen.rules.reports.books import BOOKS, PRESENCE, Presence
from yimen.rules.statistics import definitions as statistics
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Beside
from yimen.rules.statistics.quantities import QUANTITIES, SPREADS, Quantity

ALWAYS_BESIDE: Final = statistics.ALWAYS_BESIDE
WAN: Final = "万元"
CALL_BACK_RATE: Final = "call_back_satisfaction"
SCORE: Final = "score"
CHANGE: Final = "change"
GROWTH: Final = "growth"
POINTS: Final = "points"
SHARES: Final[Mapping[str, str]] = MappingProxyType(
    {"mean": "平均", "median": "中位数", "p90": "九成以内"}
)
_PAST: Final[Mapping[Beside, str]] = MappingProxyType(
    {Beside.LAST_PERIOD: "上期", Beside.LAST_YEAR: "去年同期"}
)


@dataclass(frozen=True, slots=True)
class Definition:
    """What stands in a footnote."""

    name: str
    label: str
    words: str
    unit: str
    denominator: str
    source: str


class NoDefinition(LookupError):
    """A number that nobody has defined."""


def definition_of(name: str) -> Definition:
    """The definition by its name; raises `NoDefinition`."""
    try:
        return _defined()[name]
    except KeyError:
        raise NoDefinition(name) from None


@cache
def _defined() -> Mapping[str, Definition]:
    every = (*_quantities(), *_statistics(), *_spreads(), *_books(), *_own())
    return {one.name: one for one in every}


def _quantities() -> Iterator[Definition]:
    for name, one in QUANTITIES.items():
        unit = WAN if one.of is Relation.MONEY else one.unit
        yield Definition(name.value, one.label, one.words, unit, "", one.source)
    label = statistics.LABELS[Quantity.MONTHS.value]
    yield Definition(Quantity.MONTHS.value, label, "本期的月数", "个月", "", "8.2.5")


def _statistics() -> Iterator[Definition]:
    for one in statistics.STATISTICS.values():
        words = f"{one.words}；{one.note}" if one.note else one.words
        yield Definition(
            one.name, one.label, words, one.unit, one.denominator, one.source
        )


def _spreads() -> Iterator[Definition]:
    for measured, one in SPREADS.items():
        for share, said in SHARES.items():
            yield Definition(
                f"{measured.value}.{share}",
                f"{one.label}（{said}）",
                one.words,
                one.unit,
                "",
                "8.2.10",
            )


def _books() -> Iterator[Definition]:
    for name, one in BOOKS.items():
        yield Definition(name.value, one.label, one.words, one.unit, "", one.source)
    for half_days, one in PRESENCE.items():
        of = "应到 − 没有数据" if half_days is Presence.RATE else ""
        yield Definition(
            half_days.value, one.label, one.words, one.unit, of, one.source
        )
    yield Definition(
        CALL_BACK_RATE, "回访满意率", "回访满意 ÷ 回访", "%", "回访", "回访记录，S0"
    )


def _own() -> Iterator[Definition]:
    for beside, past in _PAST.items():
        yield Definition(
            f"{CHANGE}.{beside}",
            f"比{past}增减",
            f"本期减{past}",
            "与原数相同",
            "",
            "8.2",
        )
        yield Definition(
            f"{GROWTH}.{beside}",
            f"比{past}增减幅度",
            f"（本期 − {past}）÷ {past}；{past}为零时不算",
            "%",
            past,
            "8.2.16",
        )
        yield Definition(
            f"{POINTS}.{beside}",
            f"比{past}增减（百分点）",
            f"本期比率减{past}比率",
            "百分点",
            "",
            "8.2",
        )
    yield Definition(
        SCORE,
        "考评得分",
        "31项指标按封存的方案计分，缺项不计并折合成100分",
        "分",
        "",
        "8.4",
    )
