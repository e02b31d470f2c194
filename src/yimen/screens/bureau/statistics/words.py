"""Figures as they are shown: groups in words, columns, a figure beside its past."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from urllib.parse import urlencode

from yimen.records.statistics.queries.figures import (
    FiguresPage,
    FiguresRow,
    labels,
)
from yimen.rules.catalogue.captions import CASE_KINDS, TYPES
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.definitions import NOTHING, STATISTICS, Statistic, rounded
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Beside
from yimen.rules.statistics.quantities import (
    QUANTITIES,
    SPREADS,
    Measured,
    Quantity,
)

CUTS: Final[Mapping[Cut, str]] = {
    Cut.NODE: "大厅（含下级）",
    Cut.ORGAN: "部门",
    Cut.MONTH: "月份",
    Cut.MATTER: "事项",
    Cut.TYPE: "事项类型",
    Cut.KIND: "办件类型",
    Cut.CHANNEL: "渠道",
    Cut.WINDOW: "窗口",
    Cut.OFFICER: "经办人",
    Cut.REGION: "区划",
}
CHANNELS: Final[Mapping[str, str]] = {
    "window": "窗口",
    "online": "网上",
    "station": "村（社区）站",
    "outreach": "赶集、巡回",
    "door": "上门",
    "proactive": "免申即享",
    "forwarded": "下级上报",
}
_WORDS: Final[Mapping[Cut, Mapping[str, str]]] = {
    Cut.TYPE: {kind.value: words for kind, words in TYPES.items()},
    Cut.KIND: {kind.value: words for kind, words in CASE_KINDS.items()},
    Cut.CHANNEL: CHANNELS,
}
COUNTS: Final = (
    Quantity.APPLIED,
    Quantity.CARRIED,
    Quantity.ACCEPTED,
    Quantity.CLOSED,
    Quantity.OPEN,
    Quantity.EARLY,
    Quantity.ON_TIME,
    Quantity.LATE,
    Quantity.OPEN_OVERDUE,
)
RATES: Final = ("closing_rate", "early_rate", "on_time_rate", "on_time_rate_open")
MONEY: Final = (
    Quantity.ASKED_CENTS,
    Quantity.AGREED_CENTS,
    Quantity.BENEFIT_CENTS,
)
SHARES: Final = (("mean", "平均"), ("median", "中位"), ("p90", "九成以内"))
_CENTS_OF_WAN: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One figure of a group."""

    said: str
    url: str = ""
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure with its past, and where its cases are."""

    label: str
    now: ShownCell
    last_period: ShownCell
    last_year: ShownCell
    unit: str = ""
    words: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A group in words, its figures in the order of the columns."""

    label: str
    cells: tuple[ShownCell, ...]


def label_of(cut: Cut | None, row: FiguresRow) -> str:
    """What a group is called; an empty key is said too."""
    if cut is Cut.MONTH:
        return _month(row.key)
    words = _WORDS.get(cut, {}) if cut else {}
    return words.get(row.key) or row.label or "未记载"


def _month(key: str) -> str:
    """2026-09 as people say it."""
    year, _, month = key.partition("-")
    return f"{year}年{int(month)}月" if month.isdecimal() else key


def named(cut: Cut, key: str) -> str:
    """What the group with this key is called."""
    if cut is Cut.MONTH:
        return _month(key)
    return _WORDS.get(cut, {}).get(key) or labels(cut, [key]).get(key, key)


def worked_rows(page: FiguresPage) -> tuple[FiguresRow, ...]:
    """The groups that had cases."""
    return tuple(
        row for row in page.rows if any(row.quantity(quantity) for quantity in COUNTS)
    )


def shown_row(cut: Cut | None, row: FiguresRow, asked: Mapping[str, str]) -> ShownRow:
    """A group with its figures; counts lead to the cases."""
    return ShownRow(label_of(cut, row), tuple(_cells(row, asked)))


def _cells(row: FiguresRow, asked: Mapping[str, str]) -> Iterator[ShownCell]:
    for quantity in COUNTS:
        count = row.quantity(quantity)
        url = cases_url(quantity, asked, row.key) if count else ""
        overdue = quantity in {Quantity.LATE, Quantity.OPEN_OVERDUE}
        yield ShownCell(f"{count:,}", url, overdue and count > 0)
    for name in RATES:
        yield ShownCell(said(STATISTICS[name], row.statistic(name)))
    for _, value in spread_of(row, Measured.USED_DAYS):
        yield ShownCell(value)


def cases_url(quantity: Quantity, asked: Mapping[str, str], group: str = "") -> str:
    """Where the cases behind a count are listed."""
    return "?" + urlencode({**asked, "quantity": quantity.value, "group": group})


def spread_of(
    row: FiguresRow, measured: Measured, beside: Beside = Beside.NOW
) -> Iterator[tuple[str, str]]:
    """Mean, median and the ninth tenth, each in words."""
    spread = row.spread(measured, beside)
    for name, label in SHARES:
        value = getattr(spread, name)
        per = SPREADS[measured].per
        yield label, NOTHING if value is None else f"{value / per:.2f}"


def said(one: Statistic, value: Fraction | None) -> str:
    """A figure with its sign of percent."""
    shown = one.shown(value)
    return f"{shown}%" if one.unit == "%" and value is not None else shown


def shown_whole(page: FiguresPage, asked: Mapping[str, str]) -> tuple[Shown, ...]:
    """Every quantity and statistic of the whole, with definition and past."""
    row = page.whole
    return (
        *_quantities(page, asked),
        *(_statistic(one, row) for one in STATISTICS.values()),
        *(one for measured in Measured for one in _spreads(row, measured)),
    )


def _quantities(page: FiguresPage, asked: Mapping[str, str]) -> Iterator[Shown]:
    for quantity in (*COUNTS, *MONEY):
        one = QUANTITIES[quantity]
        is_money = one.of is Relation.MONEY
        now, period, year = (_counted(page, quantity, at, asked) for at in Beside)
        yield Shown(
            one.label,
            now,
            period,
            year,
            unit="万元" if is_money else one.unit,
            words=one.words,
            source=cited(one.source),
        )


def _counted(
    page: FiguresPage, quantity: Quantity, beside: Beside, asked: Mapping[str, str]
) -> ShownCell:
    """A figure of the whole in one of the periods, with the way to its cases."""
    count, of = page.whole.quantity(quantity, beside), QUANTITIES[quantity].of
    if of is Relation.MONEY:
        return ShownCell(_wan(count))
    days = dict(
        zip(Beside, (page.period, page.last_period, page.last_year), strict=True)
    )
    then = {"first": days[beside].first_on, "last": days[beside].last_on}
    said = {**asked, **{name: day.isoformat() for name, day in then.items()}}
    return ShownCell(f"{count:,}", cases_url(quantity, said) if count else "")


def _statistic(one: Statistic, row: FiguresRow) -> Shown:
    told = (said(one, row.statistic(one, beside)) for beside in Beside)
    now, period, year = map(ShownCell, told)
    unit = "" if one.unit == "%" else one.unit
    words = f"{one.words}；{one.note}" if one.note else one.words
    return Shown(one.label, now, period, year, unit, words, cited(one.source))


def _spreads(row: FiguresRow, measured: Measured) -> Iterator[Shown]:
    one = SPREADS[measured]
    told = [dict(spread_of(row, measured, beside)) for beside in Beside]
    for _, label in SHARES:
        now, period, year = (ShownCell(values[label]) for values in told)
        yield Shown(
            f"{one.label}（{label}）",
            now,
            period,
            year,
            unit=one.unit,
            words=one.words,
            source=cited("8.2.10"),
        )


def _wan(cents: int) -> str:
    return f"{rounded(Fraction(cents, _CENTS_OF_WAN), 2):,}"
