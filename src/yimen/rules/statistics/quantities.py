"""The base quantities: everything that is counted or summed (rulebook 8.1).

`CLOSED` counts accepted cases only (8.2.11a): what was turned away at the door was
never the organ's to finish. So carried + accepted = closed + open, in every group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from yimen.rules.statistics.facts import MoneyKind, Relation
from yimen.rules.statistics.terms import (
    Condition,
    Edge,
    Is,
    Known,
    Missing,
    Of,
    Op,
    either,
    every,
    not_yet,
    within,
)


class Quantity(StrEnum):
    """The names by which formulas speak of quantities."""

    APPLIED = "applied"
    ACCEPTED = "accepted"
    CARRIED = "carried"
    CLOSED = "closed"
    OPEN = "open"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OPEN_OVERDUE = "open_overdue"
    CLOSED_IN_MONTH = "closed_in_month"
    CLOSED_SAME_DAY = "closed_same_day"
    CLOSED_OF_ACCEPTED = "closed_of_accepted"
    CLOSED_IN_HALL = "closed_in_hall"
    INSTANT = "instant"
    ONLINE = "online"
    RATED = "rated"
    SATISFIED = "satisfied"
    USED_DAYS = "used_days"
    USED_OF_STATUTORY = "used_of_statutory"
    USED_OF_PROMISED = "used_of_promised"
    STATUTORY_DAYS = "statutory_days"
    PROMISED_DAYS = "promised_days"
    WAITED_SECONDS = "waited_seconds"
    MATTERS = "matters"
    INSTANT_MATTERS = "instant_matters"
    MATTER_STATUTORY_DAYS = "matter_statutory_days"
    MATTER_PROMISED_DAYS = "matter_promised_days"
    ASKED_CENTS = "asked_cents"
    AGREED_CENTS = "agreed_cents"
    BENEFIT_CENTS = "benefit_cents"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Defined:
    """What a quantity counts; with a column, what it adds up."""

    quantity: Quantity
    label: str
    unit: str
    words: str
    source: str
    of: Relation
    when: Condition
    column: str = ""


_CASES, _MATTERS, _MONEY = Relation.CASES, Relation.MATTERS, Relation.MONEY
_ACCEPTED: Final = within("accepted_at")
_CLOSED: Final = every(Known("accepted_at"), within("closed_at"))
_OPEN: Final = every(
    Is("accepted_at", Op.BEFORE, Edge.UNTIL), not_yet("closed_at", Edge.UNTIL)
)
_SAME_DAY: Final = Is("closed_on", Op.EQUAL, Of("accepted_on"))
_INSTANT: Final = Is("kind", Op.EQUAL, "instant")
_IN_TIME: Final = either(
    Is("closed_at", Op.UP_TO, Of("due_at")),
    every(_INSTANT, _SAME_DAY, Missing("due_at")),
)
_EARLY: Final = either(
    Is("used_days", Op.BEFORE, Of("promised_days")), every(_INSTANT, _SAME_DAY)
)
_IN_FORCE: Final = every(
    Is("from_at", Op.BEFORE, Edge.UNTIL), not_yet("to_at", Edge.UNTIL)
)
_LIMITED: Final = every(_IN_FORCE, Known("statutory_days"), Known("promised_days"))


def _counted(
    quantity: Quantity, label: str, words: str, source: str, when: Condition
) -> Defined:
    return Defined(quantity, label, "件", words, source, _CASES, when)


def _summed(
    quantity: Quantity, label: str, words: str, source: str, *, when: Condition
) -> Defined:
    column = _COLUMNS[quantity]
    unit = "秒" if column == "waited_seconds" else "工作日"
    return Defined(quantity, label, unit, words, source, _CASES, when, column)


_COLUMNS: Final = {
    Quantity.USED_DAYS: "used_days",
    Quantity.USED_OF_STATUTORY: "used_days",
    Quantity.USED_OF_PROMISED: "used_days",
    Quantity.STATUTORY_DAYS: "statutory_days",
    Quantity.PROMISED_DAYS: "promised_days",
    Quantity.WAITED_SECONDS: "waited_seconds",
}


def _of_matters(
    quantity: Quantity, label: str, words: str, *, when: Condition, column: str = ""
) -> Defined:
    unit = "工作日" if column else "项"
    source = "8.1 STAT_i, PROM_i" if column else "8.2.13"
    return Defined(quantity, label, unit, words, source, _MATTERS, when, column)


def _money(quantity: Quantity, label: str, words: str, what: MoneyKind) -> Defined:
    when = every(Is("what", Op.EQUAL, what.value), within("at"))
    return Defined(quantity, label, "分", words, "S0 9, S2 21", _MONEY, when, "cents")


_ALL: Final = (
    _counted(
        Quantity.APPLIED,
        "收件",
        "本期收到的申请",
        "8.1 APP",
        within("received_at"),
    ),
    _counted(Quantity.ACCEPTED, "受理", "本期受理的办件", "8.1 ACC", _ACCEPTED),
    _counted(
        Quantity.CARRIED,
        "上期结转",
        "本期开始前受理、当时尚未办结的办件",
        "8.1",
        every(
            Is("accepted_at", Op.BEFORE, Edge.SINCE), not_yet("closed_at", Edge.SINCE)
        ),
    ),
    _counted(
        Quantity.CLOSED,
        "办结",
        "本期办结的已受理办件（准予、不予、撤回、退件、终止）",
        "8.1 CLS; 8.2.11a",
        _CLOSED,
    ),
    _counted(Quantity.OPEN, "在办", "期末已受理、尚未办结的办件", "8.1", _OPEN),
    _counted(
        Quantity.EARLY,
        "提前办结",
        "办结中用时少于承诺时限的，或即办件当日办结的",
        "8.1 EARLY",
        every(_CLOSED, _IN_TIME, _EARLY),
    ),
    _counted(
        Quantity.ON_TIME,
        "按时办结",
        "办结中未超过到期时刻的（含提前）",
        "8.1 ONTIME",
        every(_CLOSED, _IN_TIME),
    ),
    _counted(
        Quantity.LATE,
        "超期办结",
        "办结中超过到期时刻的",
        "8.1 OVER",
        every(_CLOSED, Is("closed_at", Op.AFTER, Of("due_at"))),
    ),
    _counted(
        Quantity.OPEN_OVERDUE,
        "在办超期",
        "期末在办、到期时刻已过的",
        "8.1 OVER",
        every(_OPEN, Is("due_at", Op.BEFORE, Edge.UNTIL)),
    ),
    _counted(
        Quantity.CLOSED_IN_MONTH,
        "当月办结",
        "本期受理并在受理当月办结的",
        "8.1 CSM",
        every(_ACCEPTED, _CLOSED, Is("closed_month", Op.EQUAL, Of("accepted_month"))),
    ),
    _counted(
        Quantity.CLOSED_SAME_DAY,
        "当日办结",
        "本期受理并在受理当日办结的",
        "8.1 CSD",
        every(_ACCEPTED, _SAME_DAY),
    ),
    _counted(
        Quantity.CLOSED_OF_ACCEPTED,
        "受理已办结",
        "本期受理、至今已办结的",
        "8.2.2",
        every(_ACCEPTED, Known("closed_at")),
    ),
    _counted(
        Quantity.CLOSED_IN_HALL,
        "现场办结",
        "办结中各环节均在大厅内完成的",
        "8.2.12",
        every(_CLOSED, Is("stayed_in_hall", Op.EQUAL, value=True)),
    ),
    _counted(
        Quantity.INSTANT,
        "即办件",
        "本期受理的即办件",
        "8.2.13",
        every(_ACCEPTED, _INSTANT),
    ),
    _counted(
        Quantity.ONLINE,
        "网上申请",
        "本期网上收到的申请",
        "8.2.15",
        every(within("received_at"), Is("channel", Op.EQUAL, "online")),
    ),
    _counted(
        Quantity.RATED,
        "有评价",
        "办结中至少有一次有效评价的",
        "8.1 RATED",
        every(_CLOSED, Known("rating")),
    ),
    _counted(
        Quantity.SATISFIED,
        "满意",
        "有评价中非常满意、满意、基本满意的",
        "8.1 SAT",
        every(_CLOSED, Is("rating", Op.UP_TO, 3)),
    ),
    _summed(
        Quantity.USED_DAYS,
        "实际用时合计",
        "办结各件所用工作日之和，扣除特别程序，当日办结为0",
        "8.1 USED_c; 8.2.10",
        when=_CLOSED,
    ),
    _summed(
        Quantity.USED_OF_STATUTORY,
        "有法定时限办件的用时",
        "办结中有法定时限各件所用工作日之和",
        "8.2.7",
        when=every(_CLOSED, Known("statutory_days"), Known("used_days")),
    ),
    _summed(
        Quantity.USED_OF_PROMISED,
        "有承诺时限办件的用时",
        "办结中有承诺时限各件所用工作日之和",
        "8.2.9",
        when=every(_CLOSED, Known("promised_days"), Known("used_days")),
    ),
    _summed(
        Quantity.STATUTORY_DAYS,
        "办件法定时限合计",
        "办结各件法定时限（工作日）之和",
        "8.1 STAT_c",
        when=every(_CLOSED, Known("statutory_days"), Known("used_days")),
    ),
    _summed(
        Quantity.PROMISED_DAYS,
        "办件承诺时限合计",
        "办结各件承诺时限（工作日）之和",
        "8.1 PROM_c",
        when=every(_CLOSED, Known("promised_days"), Known("used_days")),
    ),
    _summed(
        Quantity.WAITED_SECONDS,
        "受理等待合计",
        "本期受理各件自收件至受理的秒数之和",
        "8.2.10",
        when=_ACCEPTED,
    ),
    _of_matters(Quantity.MATTERS, "事项", "期末在用的事项", when=_IN_FORCE),
    _of_matters(
        Quantity.INSTANT_MATTERS,
        "即办事项",
        "期末在用的即办事项",
        when=every(_IN_FORCE, _INSTANT),
    ),
    _of_matters(
        Quantity.MATTER_STATUTORY_DAYS,
        "事项法定时限合计",
        "期末在用、两种时限都有的各事项法定时限之和，不按件数加权",
        when=_LIMITED,
        column="statutory_days",
    ),
    _of_matters(
        Quantity.MATTER_PROMISED_DAYS,
        "事项承诺时限合计",
        "期末在用、两种时限都有的各事项承诺时限之和，不按件数加权",
        when=_LIMITED,
        column="promised_days",
    ),
    _money(
        Quantity.ASKED_CENTS, "意向投资", "本期登记的重点项目意向投资", MoneyKind.ASKED
    ),
    _money(
        Quantity.AGREED_CENTS,
        "协议投资",
        "本期登记的重点项目协议投资",
        MoneyKind.AGREED,
    ),
    _money(
        Quantity.BENEFIT_CENTS, "发放待遇", "本期向申请人支付的给付", MoneyKind.BENEFIT
    ),
)
QUANTITIES: Final[Mapping[Quantity, Defined]] = MappingProxyType(
    {defined.quantity: defined for defined in _ALL}
)
"""Every quantity that facts answer; `MONTHS` the period answers by itself."""


@cache
def of_relation(relation: Relation) -> tuple[Defined, ...]:
    """The quantities that facts of this kind answer."""
    return tuple(one for one in QUANTITIES.values() if one.of is relation)


class Measured(StrEnum):
    """What has a spread: median and percentiles beside the mean."""

    USED_DAYS = "used_days"
    TAKEN_SECONDS = "taken_seconds"
    WAITED_SECONDS = "waited_seconds"


@dataclass(frozen=True, slots=True)
class Spreading:
    """Of which cases a spread is told, and in what unit it is shown."""

    measured: Measured
    label: str
    unit: str
    per: int  # how many of the column's units make one that is shown
    words: str
    when: Condition


SPREADS: Final[Mapping[Measured, Spreading]] = MappingProxyType(
    {
        one.measured: one
        for one in (
            Spreading(
                Measured.USED_DAYS,
                "办理用时",
                "工作日",
                1,
                "办结各件受理之后的工作日，扣除特别程序",
                every(_CLOSED, Known("used_days")),
            ),
            Spreading(
                Measured.TAKEN_SECONDS,
                "全程用时",
                "天",
                86_400,
                "办结各件自收件至办结的自然日",
                every(_CLOSED, Known("taken_seconds")),
            ),
            Spreading(
                Measured.WAITED_SECONDS,
                "受理等待",
                "天",
                86_400,
                "受理各件自收件至受理的自然日",
                every(_ACCEPTED, Known("waited_seconds")),
            ),
        )
    }
)
