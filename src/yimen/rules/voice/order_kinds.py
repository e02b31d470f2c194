"""What people may come with, and how long each may take: kinds as data.

Complaints, letters and wishes run through one flow (`orders.py`); what differs is
data. 信访工作条例 22, 23: registered and told within 15 days; 34: 「应当自受理之日起
60日内办结；情况复杂的，经本机关、单位负责人批准，可以适当延长办理期限， 但延长期限不
得超过30日」; 35, 36: 复查 and 复核 each 30 days; 23: who was handed a petition
wrongly objects within 5 working days, with reasons, and gives it back only with
consent. 安阳市政务服务条例 50: a hotline's order is answered in 5 working days, 5
more for what is very complex, and what is not the unit's goes back within 24 hours.
办不成事 is contacted the same day and settled in 15 working days (rulebook 4.8.1);
the other kinds have the house's own promise: taken up in one working day, answered in
five and five more (3.3.3a). The five registers of 五个好 are visits, opinions,
affairs, needs and wishes.

A limit that a statute fixes turns the light red when it has passed; a promise of the
house yellow first (`lights.py`). Days (日) of the petition rules are calendar days,
working days where the rule says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.extensions import ExtensionRule
from yimen.rules.legal_clock.limits import Limit, Unit

PETITION_TAKEN: Final = "信访工作条例第二十二条、第二十三条"
PETITION_ANSWERED: Final = "信访工作条例第三十四条"
PETITION_RETURNED: Final = "信访工作条例第二十三条"
PETITION_REVIEWED: Final = "信访工作条例第三十五条"
PETITION_RECHECKED: Final = "信访工作条例第三十六条"
HOTLINE: Final = "安阳市政务服务条例第五十条"
HOUSE_RULE: Final = ""


class OrderKind(StrEnum):
    """What somebody came with."""

    COMPLAINT = "complaint"  # 投诉
    CANNOT_DO = "cannot_do"  # 办不成事
    CONSULTATION = "consultation"  # 咨询
    SUGGESTION = "suggestion"  # 意见建议
    VISIT = "visit"  # 来访
    AFFAIR = "affair"  # 群众事情
    NEED = "need"  # 群众需求
    WISH = "wish"  # 群众愿望
    HOTLINE = "hotline"  # 12345 热线
    LETTER_BOX = "letter_box"  # 领导信箱
    PETITION = "petition"  # 信访
    PETITION_REVIEW = "petition_review"  # 信访复查
    PETITION_RECHECK = "petition_recheck"  # 信访复核


class Source(StrEnum):
    """How it came in."""

    PORTAL = "portal"
    KIOSK = "kiosk"
    WINDOW = "window"
    GRID = "grid"  # a grid worker's telephone
    TELEPHONE = "telephone"
    LETTER = "letter"
    BOX = "box"  # 意见箱
    LEADER = "leader"  # 领导信箱、领导接访


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRule:
    """How a unit gives back what is not its own."""

    within: timedelta | None = None  # hours by the watch
    within_limit: Limit | None = None  # or days by the calendar
    needs_consent: bool = True
    article: str = HOUSE_RULE


_ONE_DAY: Final = Limit(1)
_FIVE_DAYS: Final = Limit(5)
_FIVE_MORE: Final = ExtensionRule(5, Role.ORGAN_HEAD, HOUSE_RULE)
_NEXT_DAY: Final = ReturnRule(within_limit=_ONE_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRules:
    """The limits of a kind and the articles that fix them."""

    accept: Limit = _ONE_DAY
    answer: Limit = _FIVE_DAYS
    extension: ExtensionRule = _FIVE_MORE
    returning: ReturnRule = _NEXT_DAY
    contact: Limit | None = None  # the first call to the person
    is_statutory: bool = False
    must_be_named: bool = False
    accept_article: str = HOUSE_RULE
    answer_article: str = HOUSE_RULE


def _days(number: int) -> Limit:
    return Limit(number, Unit.CALENDAR_DAY)


_NO_EXTENSION: Final = ExtensionRule(0, Role.ORGAN_HEAD, HOUSE_RULE)
_BY_PETITION_LAW: Final = ReturnRule(within_limit=Limit(5), article=PETITION_RETURNED)

KINDS: Final[Mapping[OrderKind, KindRules]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                OrderKind.COMPLAINT,
                OrderKind.CONSULTATION,
                OrderKind.SUGGESTION,
                OrderKind.VISIT,
                OrderKind.AFFAIR,
                OrderKind.NEED,
                OrderKind.WISH,
                OrderKind.LETTER_BOX,
            ),
            KindRules(),
        ),
        OrderKind.CANNOT_DO: KindRules(
            answer=Limit(15),
            contact=Limit(0),
            extension=ExtensionRule(15, Role.ORGAN_HEAD, HOUSE_RULE),
        ),
        OrderKind.HOTLINE: KindRules(
            returning=ReturnRule(
                within=timedelta(hours=24), needs_consent=False, article=HOTLINE
            ),
            extension=ExtensionRule(5, Role.ORGAN_HEAD, HOTLINE),
            is_statutory=True,
            answer_article=HOTLINE,
        ),
        OrderKind.PETITION: KindRules(
            accept=_days(15),
            answer=_days(60),
            extension=ExtensionRule(30, Role.ORGAN_HEAD, PETITION_ANSWERED),
            returning=_BY_PETITION_LAW,
            is_statutory=True,
            must_be_named=True,
            accept_article=PETITION_TAKEN,
            answer_article=PETITION_ANSWERED,
        ),
        OrderKind.PETITION_REVIEW: KindRules(
            accept=_days(15),
            answer=_days(30),
            extension=_NO_EXTENSION,
            returning=_BY_PETITION_LAW,
            is_statutory=True,
            must_be_named=True,
            accept_article=PETITION_REVIEWED,
            answer_article=PETITION_REVIEWED,
        ),
        OrderKind.PETITION_RECHECK: KindRules(
            accept=_days(15),
            answer=_days(30),
            extension=_NO_EXTENSION,
            returning=_BY_PETITION_LAW,
            is_statutory=True,
            must_be_named=True,
            accept_article=PETITION_RECHECKED,
            answer_article=PETITION_RECHECKED,
        ),
    }
)

FIVE_GOODS: Final = (
    OrderKind.VISIT,
    OrderKind.SUGGESTION,
    OrderKind.AFFAIR,
    OrderKind.NEED,
    OrderKind.WISH,
)
"""「接待好群众来访、答复好群众意见、办理好群众事情、满足好群众需求、实现好群众愿望」."""

REVIEWS: Final[Mapping[OrderKind, OrderKind]] = MappingProxyType(
    {
        OrderKind.PETITION: OrderKind.PETITION_REVIEW,
        OrderKind.PETITION_REVIEW: OrderKind.PETITION_RECHECK,
    }
)
"""Who is not content with the answer asks the next one up; after 复核 nobody."""

COUNTED_FROM_RECEIPT: Final = frozenset(
    {OrderKind.PETITION_REVIEW, OrderKind.PETITION_RECHECK}
)
"""「自收到复查请求之日起30日内」: the answer is counted from receipt."""

ASKED_FOR: Final = frozenset(OrderKind) - {
    OrderKind.PETITION_REVIEW,
    OrderKind.PETITION_RECHECK,
}
"""What may be registered by itself; reviews hang on the petition before them."""

UNPUBLISHED: Final = frozenset(
    {OrderKind.PETITION, OrderKind.PETITION_REVIEW, OrderKind.PETITION_RECHECK}
)

PUBLIC_KINDS: Final = (
    OrderKind.COMPLAINT,
    OrderKind.CONSULTATION,
    OrderKind.SUGGESTION,
    OrderKind.CANNOT_DO,
    OrderKind.NEED,
    OrderKind.WISH,
    OrderKind.LETTER_BOX,
    OrderKind.PETITION,
)
"""What the public page offers."""
