"""An order of the people (工单): what may happen to it, in one table.

值班、登记、受理、交办、督办、办理反馈、回访评价、归档: the flow of the 群工系统 is one
for every kind. An order is registered when somebody says something; the desk takes it
up or says why not and where to go (信访工作条例 23: 「应当告知信访人向有权处理的机关、
单位提出」), hands it to a unit or to several with one in the lead, hurries them, hands
the answer on and asks whether it helped. What is said twice is merged into one order;
what did not help is opened again and counted.

A unit that has been handed what is not its own asks to give it back; it stays with
the unit, and its clock runs on, until the desk agrees (23: 「核实同意后，交还相关材
料」). Hotline orders go back without consent, unless the desk has named the unit for
good (指定).

Invariants: only an order that was taken up is answered; every open state has a step
that leads out of it; a merged order has no clock of its own. Not decided here: how long
(`order_kinds.py`), the due day (`order_clock.py`), who may (`authority.py`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused
from yimen.rules.voice.order_kinds import UNPUBLISHED, OrderKind


class OrderState(StrEnum):
    """Where an order stands."""

    REGISTERED = "registered"  # 登记
    ACCEPTED = "accepted"  # 受理
    ASSIGNED = "assigned"  # 交办
    RETURNING = "returning"  # a unit says it is not its own
    ANSWERED = "answered"  # 办理反馈
    FOLLOWED = "followed"  # 回访评价
    ARCHIVED = "archived"  # 归档
    DECLINED = "declined"  # 不予受理
    MERGED = "merged"  # goes on in another order
    WITHDRAWN = "withdrawn"


class Decline(StrEnum):
    """Why an order is not taken up."""

    NOT_OURS = "not_ours"
    IN_COURT = "in_court"  # 涉法涉诉
    OTHER_WAY = "other_way"  # 仲裁、复议、行政程序
    UNDER_WAY = "under_way"  # the same is being handled
    FINISHED = "finished"  # 复核 is over
    UNCLEAR = "unclear"


DECLINE_ARTICLES: Final[Mapping[Decline, str]] = MappingProxyType(
    {
        Decline.NOT_OURS: "信访工作条例第二十三条",
        Decline.IN_COURT: "信访工作条例第三十一条第一项",
        Decline.OTHER_WAY: "信访工作条例第三十一条",
        Decline.UNDER_WAY: "信访工作条例第十九条",
        Decline.FINISHED: "信访工作条例第三十六条",
        Decline.UNCLEAR: "信访工作条例第十九条",
    }
)

SENT_ELSEWHERE: Final = frozenset(
    {Decline.NOT_OURS, Decline.IN_COURT, Decline.OTHER_WAY}
)


class Outcome(StrEnum):
    """What became of it (信访工作条例 32)."""

    SOLVED = "solved"
    EXPLAINED = "explained"  # 合理但缺乏法律依据: 解释说明
    NOT_SUPPORTED = "not_supported"


class AnswerEmpty(Refused):
    """An answer says something."""


class MergedIntoItself(Refused):
    """An order is merged into another one."""


class NotToBePublished(Refused):
    """Petitions and what accuses somebody are not published."""


class NoSuchOrderStep(Refused):
    """The order is not in a state from which this step may be taken."""


class DeclineSaysNoWay(Refused):
    """Who is sent away is told where to go."""


_ALWAYS: Final = {
    Step.CONTACT_PERSON,
    Step.RECLASSIFY_ORDER,
    Step.UNMASK_ORDER,
    Step.ABSORB_ORDER,
}


def _staying(state: OrderState, *steps: Step) -> dict[Step, OrderState]:
    """These and what may always be done leave the state as it is."""
    return dict.fromkeys((*steps, *_ALWAYS), state)


TRANSITIONS: Final[Mapping[OrderState, Mapping[Step, OrderState]]] = MappingProxyType(
    {
        OrderState.REGISTERED: {
            **_staying(OrderState.REGISTERED, Step.MOVE_DUE),
            Step.ACCEPT_ORDER: OrderState.ACCEPTED,
            Step.DECLINE_ORDER: OrderState.DECLINED,
            Step.MERGE_ORDER: OrderState.MERGED,
            Step.WITHDRAW_ORDER: OrderState.WITHDRAWN,
        },
        OrderState.ACCEPTED: {
            **_staying(OrderState.ACCEPTED, Step.EXTEND_ORDER, Step.MOVE_DUE),
            Step.ASSIGN_ORDER: OrderState.ASSIGNED,
            Step.ANSWER_ORDER: OrderState.ANSWERED,
            Step.MERGE_ORDER: OrderState.MERGED,
            Step.WITHDRAW_ORDER: OrderState.WITHDRAWN,
        },
        OrderState.ASSIGNED: {
            **_staying(
                OrderState.ASSIGNED,
                Step.MOVE_DUE,
                Step.HURRY_ORDER,
                Step.REPORT_PART,
                Step.EXTEND_ORDER,
                Step.ASSIGN_ORDER,
            ),
            Step.ASK_RETURN: OrderState.RETURNING,
            Step.GIVE_ORDER_BACK: OrderState.ACCEPTED,
            Step.ANSWER_ORDER: OrderState.ANSWERED,
            Step.MERGE_ORDER: OrderState.MERGED,
            Step.WITHDRAW_ORDER: OrderState.WITHDRAWN,
        },
        OrderState.RETURNING: {
            **_staying(OrderState.RETURNING, Step.HURRY_ORDER, Step.MOVE_DUE),
            Step.AGREE_RETURN: OrderState.ACCEPTED,
            Step.DENY_RETURN: OrderState.ASSIGNED,
            Step.WITHDRAW_ORDER: OrderState.WITHDRAWN,
        },
        OrderState.ANSWERED: {
            **_staying(OrderState.ANSWERED, Step.PUBLISH_ORDER, Step.UNPUBLISH_ORDER),
            Step.NOTE_FEEDBACK: OrderState.FOLLOWED,
            Step.REOPEN_ORDER: OrderState.ACCEPTED,
            Step.ASK_REVIEW: OrderState.FOLLOWED,
        },
        OrderState.FOLLOWED: {
            **_staying(
                OrderState.FOLLOWED,
                Step.PUBLISH_ORDER,
                Step.UNPUBLISH_ORDER,
                Step.ASK_REVIEW,
            ),
            Step.ARCHIVE_ORDER: OrderState.ARCHIVED,
            Step.REOPEN_ORDER: OrderState.ACCEPTED,
        },
        OrderState.ARCHIVED: {
            Step.UNMASK_ORDER: OrderState.ARCHIVED,
            Step.PUBLISH_ORDER: OrderState.ARCHIVED,
            Step.UNPUBLISH_ORDER: OrderState.ARCHIVED,
            Step.ASK_REVIEW: OrderState.ARCHIVED,
            Step.REOPEN_ORDER: OrderState.ACCEPTED,
        },
        OrderState.DECLINED: {Step.UNMASK_ORDER: OrderState.DECLINED},
        OrderState.MERGED: {Step.UNMASK_ORDER: OrderState.MERGED},
        OrderState.WITHDRAWN: {Step.UNMASK_ORDER: OrderState.WITHDRAWN},
    }
)

TO_ACCEPT: Final = frozenset({OrderState.REGISTERED})
TO_ANSWER: Final = frozenset(
    {OrderState.ACCEPTED, OrderState.ASSIGNED, OrderState.RETURNING}
)
OPEN: Final = TO_ACCEPT | TO_ANSWER
"""In these states a clock runs."""

ANSWERED: Final = frozenset(
    {OrderState.ANSWERED, OrderState.FOLLOWED, OrderState.ARCHIVED}
)
TAKEN_UP: Final = TO_ANSWER | ANSWERED
"""What counts as accepted (受理) in the figures."""

ENDED: Final = frozenset({OrderState.DECLINED, OrderState.MERGED, OrderState.WITHDRAWN})


def after(state: OrderState, step: Step) -> OrderState:
    """The state that follows when this step is taken from this state."""
    try:
        return TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchOrderStep(state=state, step=step) from None


def next_steps(state: OrderState) -> frozenset[Step]:
    """The steps that may be taken in this state."""
    return frozenset(TRANSITIONS[state])


def check_decline(why: Decline, where: str) -> str:
    """The article of the "no"; raises when nobody is told where to go instead."""
    if why in SENT_ELSEWHERE and not where.strip():
        raise DeclineSaysNoWay(why=why)
    return DECLINE_ARTICLES[why]


def check_outcome(text: str) -> None:
    """Raise unless the answer says something."""
    if not text.strip():
        raise AnswerEmpty


def check_merge(number: str, into: str) -> None:
    """Raise unless these are two."""
    if number == into:
        raise MergedIntoItself(order=number)


def check_publication(kind: OrderKind, *, is_accusing: bool) -> None:
    """Raise unless strangers may read what became of it."""
    if is_accusing or kind in UNPUBLISHED:
        raise NotToBePublished(kind=kind)
