"""The four figures of the 群工系统, as definitions.

S1 counts 「使用率、办结率、亮灯率、评价反馈率」 (rulebook 8.2.14a):
使用率 = nodes that registered or handled an order in the period ÷ nodes;
办结率 = orders answered ÷ orders taken up;
亮灯率 = orders that ever showed a yellow or a red light ÷ orders;
评价反馈率 = orders whose person said how it was ÷ orders answered.
Beside them 满意率 (满意 and 基本满意 ÷ rated). An order belongs to the period in which
it was registered. What was merged into another is no order of its own and counts
nowhere but in the repeats; a share of nothing is None, never nought (8.2.18).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from yimen.rules.legal_clock.lights import Light
from yimen.rules.voice.order_clock import LIT
from yimen.rules.voice.orders import ANSWERED, TAKEN_UP, OrderState


class Feedback(StrEnum):
    """How the person found it."""

    SATISFIED = "satisfied"
    MOSTLY = "mostly"  # 基本满意
    DISSATISFIED = "dissatisfied"
    UNREACHED = "unreached"  # called, nobody answered: no rating


RATED = frozenset({Feedback.SATISFIED, Feedback.MOSTLY, Feedback.DISSATISFIED})
CONTENT = frozenset({Feedback.SATISFIED, Feedback.MOSTLY})


@dataclass(frozen=True, slots=True)
class Counted:
    """What the figures need of one order."""

    state: OrderState
    light: Light | None  # the loudest it has shown
    feedback: Feedback | None
    nodes: Collection[int] = ()  # where it was registered or handled
    reopened: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFigures:
    """The counts, and the shares that follow from them."""

    orders: int = 0
    merged: int = 0
    taken_up: int = 0
    answered: int = 0
    lit: int = 0
    rated: int = 0
    content: int = 0
    reopened: int = 0
    nodes: int = 0
    nodes_used: int = 0

    @property
    def usage_rate(self) -> float | None:
        """使用率."""
        return _share(self.nodes_used, self.nodes)

    @property
    def closing_rate(self) -> float | None:
        """办结率."""
        return _share(self.answered, self.taken_up)

    @property
    def lit_rate(self) -> float | None:
        """亮灯率."""
        return _share(self.lit, self.orders)

    @property
    def feedback_rate(self) -> float | None:
        """评价反馈率."""
        return _share(self.rated, self.answered)

    @property
    def satisfaction_rate(self) -> float | None:
        """满意率, of those who said something."""
        return _share(self.content, self.rated)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def order_figures(counted: Iterable[Counted], nodes: Collection[int]) -> OrderFigures:
    """The figures of these orders over these nodes."""
    every = list(counted)
    orders = [one for one in every if one.state is not OrderState.MERGED]
    answered = [one for one in orders if one.state in ANSWERED]
    used = {node for one in every for node in one.nodes} & set(nodes)
    return OrderFigures(
        orders=len(orders),
        merged=len(every) - len(orders),
        taken_up=sum(one.state in TAKEN_UP for one in orders),
        answered=len(answered),
        lit=sum(one.light in LIT for one in orders),
        rated=sum(one.feedback in RATED for one in answered),
        content=sum(one.feedback in CONTENT for one in answered),
        reopened=sum(bool(one.reopened) for one in orders),
        nodes=len(nodes),
        nodes_used=len(used),
    )
