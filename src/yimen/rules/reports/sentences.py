"""How numbers are said: the sentences that every hall writes, written by the system.

A phrase is text with the names of numbers in braces. Text itself holds no digit, so a
number can't come in except by its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from string import Formatter
from typing import Final

from yimen.rules.reports.definitions import CHANGE, GROWTH, POINTS, WAN
from yimen.rules.reports.figures import Figures
from yimen.rules.reports.values import Number, Sentence
from yimen.rules.statistics.definitions import PERCENT, STATISTICS
from yimen.rules.statistics.periods import Beside

RECEIVED: Final = (
    "共收件{applied}件，受理{accepted}件，办结{closed}件，办结率{closing_rate}"
    "（其中当月办结率{closing_rate_in_month}），平均日结率{same_day_rate}；"
    "上期结转{carried}件，期末在办{open}件。"
)
A_MONTH: Final = "月均办结{closed_a_month}件。"
IN_TIME: Final = (
    "按时办结{on_time}件，按时办结率{on_time_rate}，"
    "计入在办超期后为{on_time_rate_open}；提前办结率{early_rate}；"
    "超期{overdue}件，其中超期办结{late}件、期末在办超期{open_overdue}件。"
)
DAYS: Final = (
    "平均办结用时{mean_used_days}个工作日，中位数{used_days.median}个，"
    "九成办件在{used_days.p90}个工作日以内；平均受理时间{mean_waited_days}天。"
)
FASTER: Final = (
    "目录承诺时限比法定时限提速{promise_cut}，实际办理比法定时限提速{speed_up}，"
    "比承诺时限提速{beat_promise_rate}；"
    "即办率{instant_case_rate}，现场办结率{in_hall_rate}，网办率{online_rate}。"
)
MONEY: Final = (
    "重点项目意向投资{asked_cents}万元，协议投资{agreed_cents}万元；"
    "发放给付{benefit_cents}万元。"
)
RATED: Final = (
    "办结的办件中{rated}件有评价，评价率{rating_rate}，满意率{satisfaction_rate}。"
)
VOICES: Final = (
    "取号{visitors}人次，接待咨询{consultations}件；收到投诉{complaints}件、"
    "办不成事反映{cannot_do}件；"
    "回访打通{called_back}人次，回访满意率{call_back_satisfaction}。"
)
CATALOGUE: Final = "期末在用事项{matters}项，其中即办事项占{instant_matter_rate}。"
PUBLIC: Final = (
    "共收件{applied}件，受理{accepted}件，办结{closed}件，期末在办{open}件；"
    "按时办结率{on_time_rate}，计入在办超期后为{on_time_rate_open}；"
    "平均办结用时{mean_used_days}个工作日；满意率{satisfaction_rate}。"
)
SHORT: Final = (
    "共受理{accepted}件，办结{closed}件，办结率{closing_rate}；"
    "按时办结率{on_time_rate}，计入在办超期后为{on_time_rate_open}；"
    "平均用时{mean_used_days}个工作日；满意率{satisfaction_rate}。"
)
COMPARED: Final = ("accepted", "closed", "on_time_rate_open", "mean_used_days")
_SAID: Final = {
    Beside.LAST_PERIOD: ("与上期相比，", "上期没有办件，不作比较。"),
    Beside.LAST_YEAR: ("与去年同期相比，", "去年同期没有办件，不作比较。"),
}


def said(phrase: str, figures: Figures) -> Sentence:
    """The phrase with its numbers put in."""
    return Sentence(tuple(_pieces(phrase, figures)))


def _pieces(phrase: str, figures: Figures) -> Iterator[str | Number]:
    for text, name, _, _ in Formatter().parse(phrase):
        if text:
            yield text
        if name:
            yield figures.number(name)


def compared(
    figures: Figures, beside: Beside, names: Sequence[str] = COMPARED
) -> Sentence:
    """How these numbers moved against another period."""
    opening, nothing = _SAID[beside]
    if not figures.has_work(beside):
        return Sentence((nothing,))
    moves = [_move(figures, name, beside) for name in names]
    known = [move for move in moves if move]
    pieces: list[str | Number] = [opening]
    for place, move in enumerate(known):
        pieces += move
        pieces.append("；" if place < len(known) - 1 else "。")
    return Sentence(tuple(pieces)) if known else Sentence((nothing,))


def _move(figures: Figures, name: str, beside: Beside) -> list[str | Number]:
    change = changed(figures, name, beside)
    if change is None or change.value is None:
        return []
    label = change_label(name)
    if not change.value:
        return [f"{label}持平"]
    unit = _unit(change)
    size = replace(change, value=abs(change.value))
    said: list[str | Number] = [f"{label}{_verb(change)}", size, unit]
    growth = grown(figures, name, beside)
    if growth is not None and growth.value is not None:
        said += ["（", replace(growth, value=abs(growth.value)), "）"]
    return said


def changed(figures: Figures, name: str, beside: Beside) -> Number | None:
    """The number less that of the other period; a rate's in points of percent."""
    now, then = figures.number(name), figures.number(name, beside)
    if now.value is None or then.value is None:
        return None
    is_rate = now.unit == PERCENT
    by = f"{POINTS if is_rate else CHANGE}.{beside}"
    unit = "百分点" if is_rate else now.unit
    return Number(name, now.value - then.value, now.places, unit, by)


def grown(figures: Figures, name: str, beside: Beside) -> Number | None:
    """By what share of the earlier number it moved; None for rates and of nought."""
    now, then = figures.number(name), figures.number(name, beside)
    if now.unit == PERCENT or now.value is None or not then.value:
        return None
    moved = Fraction(now.value - then.value) / then.value * 100
    return Number(name, moved, 2, PERCENT, f"{GROWTH}.{beside}")


def change_label(name: str) -> str:
    """What the number is called inside a comparison."""
    shorter = {
        "on_time_rate_open": "计入在办超期的按时率",
        "mean_used_days": "平均用时",
        "accepted": "受理",
        "closed": "办结",
    }
    return shorter.get(name) or STATISTICS[name].label


def _verb(change: Number) -> str:
    rises = change.value is not None and change.value > 0
    if change.unit == "百分点":
        return "提高" if rises else "下降"
    return "增加" if rises else "减少"


def _unit(change: Number) -> str:
    return {"百分点": "个百分点", "工作日": "个工作日", WAN: WAN}.get(
        change.unit, change.unit
    )
