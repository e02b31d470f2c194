"""By which limits supervision judges: the ladder and the thresholds, as settings.

No statute fixes them (rulebook 7.2); three profiles are at hand: the house's own, the
published ladders of Jiangsu and of Hunan. A limit is lenient when raising it lets more
pass, strict when raising it finds more; that is a promise the rules keep, and a test
holds them to it. Settings are versions: a card names the one it was judged by.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.legal_clock.lights import HOUSE, HUNAN, JIANGSU, LightSettings
from yimen.rules.refusals import Refused


class LimitOutOfRange(Refused):
    """A limit lies within its bounds."""


class LadderFolds(Refused):
    """A longer limit may never be reminded of earlier than a shorter one."""


class SettingsUnexplained(Refused):
    """Whoever changes what supervision judges by says why."""


class Profile(StrEnum):
    """Whose published ladder it is."""

    HOUSE = "house"
    JIANGSU = "jiangsu"
    HUNAN = "hunan"


class Way(StrEnum):
    """What raising a limit does."""

    LENIENT = "lenient"
    STRICT = "strict"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class LimitKind:
    """A limit of the settings: its bounds and what raising it does."""

    label: str
    unit: str
    standard: int
    most: int
    way: Way
    least: int = 0


LIMITS: Final[Mapping[str, LimitKind]] = MappingProxyType(
    {
        "reminder_days": LimitKind("剩余几个工作日起提醒", "工作日", 1, 10, Way.STRICT),
        "reminder_percent": LimitKind("剩余时限不足几成提醒", "%", 20, 50, Way.STRICT),
        "percent_from_limit": LimitKind(
            "时限满几个工作日才按几成算", "工作日", 10, 90, Way.LENIENT, 1
        ),
        "red_days_after_promise": LimitKind(
            "没有法定时限，超承诺几个工作日出红牌", "工作日", 2, 30, Way.LENIENT, 1
        ),
        "red_by_statute": LimitKind(
            "红牌看哪个时限（1 法定，0 承诺）", "", 1, 1, Way.SWITCH
        ),
        "step_percent": LimitKind(
            "一个环节最多占时限几成", "%", 60, 100, Way.LENIENT, 10
        ),
        "idle_days": LimitKind(
            "受理后几天没有动作算压件", "工作日", 5, 60, Way.LENIENT, 1
        ),
        "passes": LimitKind("在单位之间退几次算推诿", "次", 2, 20, Way.LENIENT, 1),
        "dual_days": LimitKind("两头受理看多少天以内", "天", 30, 365, Way.STRICT),
        "fee_percent": LimitKind("收费差多少出红牌", "%", 5, 100, Way.LENIENT),
        "contact_days": LimitKind("差评几个工作日内联系", "工作日", 1, 30, Way.LENIENT),
        "last_days": LimitKind("剩几天时停钟算临期停钟", "工作日", 1, 10, Way.STRICT),
        "batch_count": LimitKind(
            "同一人连续办结多少件算扎堆", "件", 10, 500, Way.LENIENT, 2
        ),
        "batch_minutes": LimitKind(
            "扎堆看多少分钟以内", "分钟", 10, 480, Way.STRICT, 1
        ),
        "withdraw_hours": LimitKind(
            "受理后几小时内撤件可疑", "小时", 24, 240, Way.STRICT
        ),
        "bunch_count": LimitKind("压线办结至少看多少件", "件", 10, 500, Way.LENIENT, 2),
        "bunch_percent": LimitKind(
            "压线办结占几成算异常", "%", 60, 100, Way.LENIENT, 1
        ),
        "disputes": LimitKind("办结后几次争议出牌", "次", 1, 20, Way.LENIENT, 1),
        "urging_reminder_days": LimitKind(
            "督办剩几个工作日提醒", "工作日", 1, 10, Way.STRICT
        ),
        "urging_red_days": LimitKind(
            "督办逾期几个工作日出红牌", "工作日", 3, 30, Way.LENIENT, 1
        ),
        "urging_days": LimitKind(
            "督办一般几个工作日反馈", "工作日", 3, 30, Way.LENIENT, 1
        ),
        "explain_days": LimitKind(
            "发牌后几个工作日内说明", "工作日", 3, 30, Way.LENIENT, 1
        ),
    }
)
_LADDER: Final = (
    "reminder_days",
    "reminder_percent",
    "percent_from_limit",
    "red_days_after_promise",
    "red_by_statute",
)
LADDERS: Final = MappingProxyType(
    {Profile.HOUSE: HOUSE, Profile.JIANGSU: JIANGSU, Profile.HUNAN: HUNAN}
)


def standard_limits(profile: Profile = Profile.HOUSE) -> dict[str, int]:
    """The limits of a profile before anybody changed one."""
    found = {name: kind.standard for name, kind in LIMITS.items()}
    ladder = LADDERS[profile]
    return found | {name: int(getattr(ladder, name)) for name in _LADDER}


def ladder_of(limits: Mapping[str, int]) -> LightSettings:
    """The ladder of lights that these limits say."""
    return LightSettings(
        reminder_days=limits["reminder_days"],
        reminder_percent=limits["reminder_percent"],
        percent_from_limit=limits["percent_from_limit"],
        red_days_after_promise=limits["red_days_after_promise"],
        red_by_statute=bool(limits["red_by_statute"]),
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """What supervision judges by, and which rules are switched off."""

    profile: Profile = Profile.HOUSE
    limits: Mapping[str, int] = field(default_factory=standard_limits)
    off: frozenset[str] = frozenset()
    version: int = 0

    @property
    def ladder(self) -> LightSettings:
        """The ladder of lights."""
        return ladder_of(self.limits)


def check_settings(settings: Settings, reason: str) -> None:
    """Raise unless these settings can be judged by, and somebody says why."""
    if not reason.strip():
        raise SettingsUnexplained
    check_limits(settings)


def check_limits(settings: Settings) -> None:
    """Raise unless every limit lies within its bounds and the ladder climbs."""
    for name, kind in LIMITS.items():
        given = settings.limits.get(name, -1)
        if not kind.least <= given <= kind.most:
            raise LimitOutOfRange(
                limit=kind.label, given=given, least=kind.least, most=kind.most
            )
    ladder = settings.ladder
    earliest = ladder.reminder_percent * ladder.percent_from_limit
    if earliest >= 100 * (ladder.reminder_days + 2):
        raise LadderFolds(
            percent=ladder.reminder_percent, days=ladder.percent_from_limit
        )
