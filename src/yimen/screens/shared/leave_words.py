"""Leave in the words that people use."""

from typing import Final

from yimen.rules.conduct.leave import Half, LeaveKind, LeaveState, Span
from yimen.rules.legal_clock.telling import day_words

KINDS: Final = {
    LeaveKind.ANNUAL: "年休假",
    LeaveKind.PERSONAL: "事假",
    LeaveKind.SICK: "病假",
    LeaveKind.OFFICIAL: "公出、培训",
}
STATES: Final = {
    LeaveState.ASKED: "等答复",
    LeaveState.APPROVED: "准了",
    LeaveState.REFUSED: "没准",
    LeaveState.CANCELLED: "取消了",
}
HALVES: Final = {Half.MORNING: "上午", Half.AFTERNOON: "下午"}


def span_words(span: Span) -> str:
    """From when to when: 10月22日(周四)下午到10月23日(周五)."""
    first = day_words(span.first_on)
    if span.first_half is Half.AFTERNOON:
        first += "下午"
    last = day_words(span.last_on)
    if span.last_half is Half.MORNING:
        last += "上午"
    return (
        first
        if span.first_on == span.last_on and first == last
        else (f"{first}到{last}")
    )
