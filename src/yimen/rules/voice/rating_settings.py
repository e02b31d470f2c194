"""By which thresholds ratings are marked and their tickets dated, as settings.

No statute fixes them: contact within one working day is 安阳条例 52, five days to put
a simple thing right 德州, fifteen for the rest 四川 (rulebook 4.6.4), the thresholds of
the marks are the house's own. Settings are versions with a reason; a mark carries the
thresholds it was made by in its evidence, and a ticket keeps its days.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.supervision.settings import (
    LimitKind,
    LimitOutOfRange,
    SettingsUnexplained,
    Way,
)
from yimen.rules.voice.rating_integrity import STANDARD, Thresholds

CONTACT_DAYS: Final = 1
SIMPLE_DAYS: Final = 5
COMPLEX_DAYS: Final = 15

LIMITS: Final[Mapping[str, LimitKind]] = MappingProxyType(
    {
        "burst_count": LimitKind(
            "同一个人被评多少条算成批",
            "条",
            STANDARD.burst_count,
            500,
            Way.LENIENT,
            2,
        ),
        "burst_minutes": LimitKind(
            "成批看多少分钟以内", "分钟", STANDARD.burst_minutes, 240, Way.STRICT, 1
        ),
        "same_source": LimitKind(
            "一部手机一天评多少件可疑", "件", STANDARD.same_source, 100, Way.LENIENT, 2
        ),
        "too_soon_seconds": LimitKind(
            "办完几秒内就评可疑", "秒", STANDARD.too_soon_seconds, 300, Way.STRICT
        ),
        "contact_days": LimitKind(
            "差评几个工作日内联系", "工作日", CONTACT_DAYS, 10, Way.LENIENT, 1
        ),
        "simple_days": LimitKind(
            "简单的几个工作日改好", "工作日", SIMPLE_DAYS, 30, Way.LENIENT, 1
        ),
        "complex_days": LimitKind(
            "复杂的几个工作日改好", "工作日", COMPLEX_DAYS, 60, Way.LENIENT, 1
        ),
    }
)


def standard_limits() -> dict[str, int]:
    """The limits before anybody changed one."""
    return {name: kind.standard for name, kind in LIMITS.items()}


@dataclass(frozen=True, slots=True)
class RatingSettings:
    """What ratings are marked and their tickets dated by."""

    limits: Mapping[str, int] = field(default_factory=standard_limits)
    version: int = 0

    @property
    def thresholds(self) -> Thresholds:
        """What looks arranged."""
        return Thresholds(
            burst_count=self.limits["burst_count"],
            burst_minutes=self.limits["burst_minutes"],
            same_source=self.limits["same_source"],
            too_soon_seconds=self.limits["too_soon_seconds"],
        )

    def contact_due_on(self, rated_on: date, calendar: WorkCalendar) -> date:
        """The last day to call the rater."""
        return calendar.add_working_days(rated_on, self.limits["contact_days"])

    def rectify_due_on(
        self, rated_on: date, calendar: WorkCalendar, *, complex_: bool
    ) -> date:
        """The last day to put it right, counted from the rating."""
        days = self.limits["complex_days" if complex_ else "simple_days"]
        return calendar.add_working_days(rated_on, days)


def check_limits(
    kinds: Mapping[str, LimitKind], limits: Mapping[str, int], reason: str
) -> None:
    """Raise unless each limit lies within its bounds, and somebody said why."""
    if not reason.strip():
        raise SettingsUnexplained
    for name, kind in kinds.items():
        given = limits.get(name, -1)
        if not kind.least <= given <= kind.most:
            raise LimitOutOfRange(
                limit=kind.label, given=given, least=kind.least, most=kind.most
            )
