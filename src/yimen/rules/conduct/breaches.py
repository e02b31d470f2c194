"""Breaches of discipline: put down by one, confirmed by another, open to appeal.

S3-7 counts 「违纪违规人次」 and S4 wants 「违诺应予相应的处理或处罚」; openness of the
reasons for every deduction is S3-7 too (「扣分原因…三公开」). So nobody is blamed on
one person's word: a second one confirms, the officer is told and may appeal within
five working days [setting of the house], and a third one, who neither put down nor
confirmed it, upholds or cancels. Until then it counts; once cancelled it never did.

Talks are the milder tools (「提醒劝导」「约谈告诫」): a reminder is said and noted, an
interview is held and signed for; both are counted, neither takes points.

Invariants: the machine below has no way round the second hand; no hand decides twice
about the same breach; points never change after they were put down.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.refusals import Refused

APPEAL_WORKING_DAYS: Final = 5
LONGEST_TEXT: Final = 2000


class BreachEmpty(Refused):
    """A breach, an appeal and a decision each say why."""


class BreachAhead(Refused):
    """What has not happened yet is no breach."""


class BreachSettled(Refused):
    """This breach is past that step."""


class SameHand(Refused):
    """Whoever put it down or confirmed it does not decide about it again."""


class OwnBreach(Refused):
    """Nobody puts down, confirms or decides what concerns themselves."""


class AppealTooLate(Refused):
    """An appeal comes within five working days after the officer was told."""


class TalkSigned(Refused):
    """This talk was taken note of already."""


class BreachState(StrEnum):
    """How a breach stands."""

    RECORDED = "recorded"
    DISMISSED = "dismissed"  # the second hand did not confirm it
    CONFIRMED = "confirmed"  # told, and counts
    APPEALED = "appealed"  # counts until it is decided
    UPHELD = "upheld"
    CANCELLED = "cancelled"


COUNTED: Final = frozenset(
    {BreachState.CONFIRMED, BreachState.APPEALED, BreachState.UPHELD}
)
"""违纪违规人次: what was confirmed and not cancelled (rulebook 8.4 no. 4)."""


class Move(StrEnum):
    """What may be done with a breach."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    APPEAL = "appeal"
    UPHOLD = "uphold"
    CANCEL = "cancel"


MOVES: Final[Mapping[BreachState, Mapping[Move, BreachState]]] = MappingProxyType(
    {
        BreachState.RECORDED: {
            Move.CONFIRM: BreachState.CONFIRMED,
            Move.DISMISS: BreachState.DISMISSED,
        },
        BreachState.CONFIRMED: {Move.APPEAL: BreachState.APPEALED},
        BreachState.APPEALED: {
            Move.UPHOLD: BreachState.UPHELD,
            Move.CANCEL: BreachState.CANCELLED,
        },
    }
)


class Category(StrEnum):
    """What kind of breach it is."""

    ATTENDANCE = "attendance"  # 考勤纪律
    POST = "post"  # 擅离岗位
    MANNER = "manner"  # 服务态度
    NOTICE = "notice"  # 没有一次性告知
    PROMISE = "promise"  # 违反公开承诺 (S4 item 114)
    OUTSIDE = "outside"  # 大厅外受理、体外循环 (安阳 56)
    FEE = "fee"  # 乱收费
    HONESTY = "honesty"  # 廉洁纪律
    OTHER = "other"


POINTS: Final = MappingProxyType(
    {
        Category.ATTENDANCE: 1,
        Category.POST: 2,
        Category.MANNER: 2,
        Category.NOTICE: 1,
        Category.PROMISE: 2,
        Category.OUTSIDE: 5,
        Category.FEE: 5,
        Category.HONESTY: 10,
        Category.OTHER: 1,
    }
)
"""What each takes off [DECISION; a scheme of marks may weigh them anew]."""


class Source(StrEnum):
    """Where it came from."""

    PATROL = "patrol"
    ATTENDANCE = "attendance"
    COMPLAINT = "complaint"
    SUPERVISION = "supervision"
    SOCIAL = "social"  # a social supervisor (形象监督员)
    OTHER = "other"


class TalkKind(StrEnum):
    """The two milder tools."""

    REMINDER = "reminder"  # 提醒劝导
    INTERVIEW = "interview"  # 约谈告诫


def after(state: BreachState, move: Move) -> BreachState:
    """The state that this move leads to."""
    following = MOVES.get(state, {}).get(move)
    if following is None:
        raise BreachSettled(state=state)
    return following


def check_text(said: str) -> str:
    """The text without its edges; raises where there is none."""
    text = said.strip()
    if not 0 < len(text) <= LONGEST_TEXT:
        raise BreachEmpty
    return text


def check_hands(
    by: Collection[int], officer_id: int, hands: Collection[int | None] = ()
) -> None:
    """Raise where the deciding hand is concerned, or has had a say already."""
    if officer_id in by:
        raise OwnBreach
    if any(hand in by for hand in hands if hand is not None):
        raise SameHand


def check_day(happened_on: date, today: date) -> None:
    """Raise where it has not happened yet."""
    if happened_on > today:
        raise BreachAhead(on=happened_on)


def appeal_due_on(
    told_on: date, calendar: WorkCalendar, days: int = APPEAL_WORKING_DAYS
) -> date:
    """The last day of an appeal; the day of telling is not counted (民法典 201)."""
    return calendar.day_of(calendar.ordinal(told_on) + days)


def check_appeal(due_on: date | None, today: date) -> None:
    """Raise where the officer comes too late."""
    if due_on is None or today > due_on:
        raise AppealTooLate(due=due_on)
