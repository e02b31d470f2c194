"""好差评: five levels, what may be said with them, and when a rating counts.

国办发〔2019〕51号 asks for five levels, the last two of which are 差评; on the spot
one rating per visit (一次一评), online one per case (一事一评), at any of its points:
receipt, acceptance, closing. Rating is voluntary: a device that nobody touches within
a minute means "not rated", never satisfied, and a low level is taken as easily as a
high one. A tag belongs to one level. Code lists run both ways: in tag and star codes 5
is best, in GB/T 39046 A.8 it is 1, so a level is a name here and is converted at each
border.

Invariants: of one visit, and of one case online, at most one rating is valid; nothing
in this module depends on whether the level is high or low, but what follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import Refused

DEVICE_SECONDS: Final = 60
"""So long the evaluation device waits; after that the visit is not rated."""

TEXT_LENGTH: Final = 500
ARTICLE: Final = "国办发〔2019〕51号"


class Level(StrEnum):
    """How satisfied somebody is, from the best to the worst."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"

    @property
    def stars(self) -> int:
        """In tag and star codes: 5 is best."""
        return len(Level) - list(Level).index(self)

    @property
    def is_bad(self) -> bool:
        """Whether it is a 差评."""
        return self in BAD


BAD: Final = frozenset({Level.DISSATISFIED, Level.VERY_DISSATISFIED})


class Point(StrEnum):
    """When a rating is asked for."""

    VISIT = "visit"
    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    CLOSING = "closing"


ONLINE_POINTS: Final = (Point.CLOSING, Point.ACCEPTANCE, Point.RECEIPT)


PAPER_POINTS: Final[Mapping[DocumentKind, Point]] = MappingProxyType(
    {
        DocumentKind.INTAKE_RECEIPT: Point.RECEIPT,
        DocumentKind.ONE_TIME_NOTICE: Point.RECEIPT,
        DocumentKind.ACCEPTANCE_NOTICE: Point.ACCEPTANCE,
        DocumentKind.TOLERANCE_NOTICE: Point.ACCEPTANCE,
        DocumentKind.REJECTION: Point.CLOSING,
        DocumentKind.REFUSAL: Point.CLOSING,
        DocumentKind.GRANT: Point.CLOSING,
        DocumentKind.CLOSING_NOTICE: Point.CLOSING,
    }
)
"""Which papers an applicant takes home ask for a rating, and of which point."""


def latest_point(*, is_accepted: bool, is_ended: bool) -> Point:
    """The last point that a case has reached."""
    if is_ended:
        return Point.CLOSING
    return Point.ACCEPTANCE if is_accepted else Point.RECEIPT


class Channel(StrEnum):
    """Over which way a rating came in."""

    DEVICE = "device"
    RECEIPT = "receipt"  # the code on the paper
    SMS = "sms"
    WEB = "web"

    @property
    def is_raters_own(self) -> bool:
        """Whether only the rater has it: papers and query codes pass many hands."""
        return self is Channel.SMS


class Score(StrEnum):
    """What one to five stars are given for, if somebody wants to."""

    OVERALL = "overall"
    EFFICIENCY = "efficiency"
    GUIDE = "guide"
    CONVENIENCE = "convenience"
    PLATFORM = "platform"
    SKILL = "skill"
    ATTITUDE = "attitude"


ONLINE_SCORES: Final = (
    Score.OVERALL,
    Score.EFFICIENCY,
    Score.GUIDE,
    Score.CONVENIENCE,
    Score.PLATFORM,
)
ON_SITE_SCORES: Final = (
    Score.OVERALL,
    Score.EFFICIENCY,
    Score.SKILL,
    Score.ATTITUDE,
)

TAGS: Final[Mapping[Level, Mapping[int, str]]] = MappingProxyType(
    {
        Level.VERY_SATISFIED: {
            510: "一窗受理一次办结",
            511: "可以先受理后补材料",
            512: "不用提交证明",
            513: "可以全程网上办理",
            514: "可以使用手机办理",
            515: "可以就近办理",
            516: "无需材料直接办理",
            517: "服务热情效率高",
        },
        Level.SATISFIED: {
            406: "填写一张表单就可完成申报",
            407: "在线提交材料窗口核验",
            408: "一张清单告知全部申报材料",
            409: "用告知承诺减免申报材料",
            410: "可以在线预约办理",
            411: "跑大厅一次办完",
            412: "可以使用自助机办理",
            413: "服务态度较好",
        },
        Level.BASICALLY_SATISFIED: {
            307: "一次性告知需要补正的材料",
            308: "提供申报材料样本",
            309: "在承诺的时间内办结",
            310: "办事指南指引准确",
            311: "按办事指南要求的材料即可办理",
            312: "可以快递送达",
            313: "跑动次数与承诺的一致",
            314: "服务态度一般",
        },
        Level.DISSATISFIED: {
            207: "没有提供材料样本",
            208: "没有提供材料清单",
            209: "未在承诺时间内办结",
            210: "同样内容的证明材料被要求多次提交",
            211: "承诺网办但无法在线办理",
            212: "在线预约办理后到实体大厅重复取号排队",
            213: "窗口人员业务不熟练",
            214: "服务态度生硬",
        },
        Level.VERY_DISSATISFIED: {
            108: "在办事指南之外增加新的审批条件",
            109: "需提供办事指南之外的申报材料",
            110: "无理由超过法定办理时间",
            111: "办事指南提供样本有错",
            112: "承诺在线收取申报材料实际无法收取",
            113: "多头跑窗口和部门",
            114: "跑动次数与承诺的不一致",
            115: "服务态度差效率低",
        },
    }
)
"""The provinces' code list: the first digit is the level's star code."""


class TagOfOtherLevel(Refused):
    """A tag belongs to the level that was chosen."""


class ScoreUnknown(Refused):
    """A score is one to five stars for something that is asked at this point."""


class TextTooLong(Refused):
    """What is said with a rating is at most 500 signs long."""


class ContactMissing(Refused):
    """Who wants to be called leaves a telephone number."""


class RatedAlready(Refused):
    """This visit, or this case, has a valid rating."""


class NotRateable(Refused):
    """There is nothing to rate here, or not yet."""


class DeviceTimedOut(Refused):
    """The device waited its time and nobody touched it: not rated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a visit or of a case."""

    level: Level
    tags: frozenset[int] = frozenset()
    scores: Mapping[Score, int] = field(default_factory=dict)
    text: str = ""
    is_named: bool = False  # 实名: may be called back
    phone: str = ""


def check(said: Said, point: Point, *, is_known: bool) -> None:
    """Raise unless this may be said at this point; no level is harder to give.

    `is_known`: whether the case already tells where its applicant can be called.
    """
    if not said.tags <= TAGS[said.level].keys():
        raise TagOfOtherLevel(level=said.level)
    asked = ON_SITE_SCORES if point is Point.VISIT else ONLINE_SCORES
    for score, stars in said.scores.items():
        if score not in asked or not 1 <= stars <= len(Level):
            raise ScoreUnknown(score=score, stars=stars)
    if len(said.text) > TEXT_LENGTH:
        raise TextTooLong(length=len(said.text))
    if said.is_named and not (is_known or said.phone.strip()):
        raise ContactMissing


def device_closes_at(asked_at: datetime) -> datetime:
    """When the device stops waiting."""
    return asked_at + timedelta(seconds=DEVICE_SECONDS)


def require_device_open(asked_at: datetime | None, at: datetime) -> None:
    """Raise `DeviceTimedOut` unless the device asks now."""
    if asked_at is None or not asked_at <= at <= device_closes_at(asked_at):
        raise DeviceTimedOut(seconds=DEVICE_SECONDS)
