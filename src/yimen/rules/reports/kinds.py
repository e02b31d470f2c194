"""Which reports there are, over which time, and when each is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.refusals import Refused
from yimen.rules.statistics.periods import (
    MONTHS_IN_A_YEAR,
    Period,
    month_of,
    quarter_of,
    year_of,
)

SOONEST_DAY: Final = 1
LATEST_DAY: Final = 28
_DIGITS: Final = "一二三四"


class BadReportDay(Refused):
    """A report is drafted on one of the first 28 days after its period."""


class ReportKind(StrEnum):
    """The reports, by whom they are for."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    CIRCULAR = "circular"  # 通报: for units and leaders
    BRIEF = "brief"  # one page for a leader
    DISCLOSURE = "disclosure"  # for everybody, on the portal


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind is called, over which period it runs, whether the portal shows it."""

    label: str
    of: Callable[[date], Period]
    about: str
    is_public: bool = False
    fits_one_page: bool = False
    tells_attendance: bool = False


KINDS: Final[Mapping[ReportKind, Kind]] = MappingProxyType(
    {
        ReportKind.MONTHLY: Kind("工作月报", month_of, "一个月的全部数字和图表"),
        ReportKind.QUARTERLY: Kind("工作季报", quarter_of, "一个季度，逐月对比"),
        ReportKind.YEARLY: Kind("工作年报", year_of, "一年，逐月对比"),
        ReportKind.CIRCULAR: Kind(
            "考核通报",
            month_of,
            "发给各部门：谁超期，出勤怎样，考评得多少分",
            tells_attendance=True,
        ),
        ReportKind.BRIEF: Kind(
            "领导专报", month_of, "只有一页：几句话、一张图", fits_one_page=True
        ),
        ReportKind.DISCLOSURE: Kind(
            "办件公示", month_of, "在网上公示，人人可看", is_public=True
        ),
    }
)


def period_of(kind: ReportKind, day: date) -> Period:
    """The period of such a report in which a day lies."""
    return KINDS[kind].of(day)


def title_of(kind: ReportKind, period: Period) -> str:
    """What the report is called, with its time: 2026年10月政务服务工作月报."""
    return f"{named(period)}政务服务{KINDS[kind].label}"


def named(period: Period) -> str:
    """The period as people say it: a month, a quarter, a year."""
    year = period.first_on.year
    if period.whole_months == MONTHS_IN_A_YEAR and period.first_on.month == 1:
        return f"{year}年"
    if period == quarter_of(period.first_on, period.zone):
        return f"{year}年第{_DIGITS[(period.first_on.month - 1) // 3]}季度"
    return f"{year}年{period.first_on.month}月"


def check_day(day: int) -> None:
    """Raises `BadReportDay`."""
    if not SOONEST_DAY <= day <= LATEST_DAY:
        raise BadReportDay(day=day)


def due_period(kind: ReportKind, day: int, today: date) -> Period | None:
    """The last period whose report is due by today; None while it is not.

    A report is drafted on that day of the month after its period.
    """
    last = period_of(kind, today).before()
    in_first_month = (today.year, today.month) == _month_after(last)
    return None if in_first_month and today.day < day else last


def _month_after(period: Period) -> tuple[int, int]:
    year, month = period.last_on.year, period.last_on.month
    return (year + 1, 1) if month == MONTHS_IN_A_YEAR else (year, month + 1)
