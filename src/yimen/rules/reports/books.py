"""What other books than that of cases tell a report: visitors, voices, attendance.

S0 reports 「回访满意率100%」 and 「服务投诉件为零」 (rulebook item 2), S3-17
「接待群众咨询1535件」 (item 102); its circular tells the month's attendance on its own
(item 107). What a half day counts as is decided in `attendance_figures`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Book(StrEnum):
    """The names of these quantities."""

    VISITORS = "visitors"
    CONSULTATIONS = "consultations"
    COMPLAINTS = "complaints"
    CANNOT_DO = "cannot_do"
    CALLED_BACK = "called_back"
    CALLED_SATISFIED = "called_satisfied"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a quantity counts."""

    label: str
    unit: str
    words: str
    source: str


BOOKS: Final[Mapping[Book, Kept]] = MappingProxyType(
    {
        Book.VISITORS: Kept("取号", "人次", "本期取的号，一张号一人次", "排队记录"),
        Book.CONSULTATIONS: Kept("咨询", "件", "本期登记的咨询", "工单，S3-17"),
        Book.COMPLAINTS: Kept("投诉", "件", "本期登记的服务投诉", "工单，S0"),
        Book.CANNOT_DO: Kept("办不成事", "件", "本期登记的办不成事", "工单，4.8"),
        Book.CALLED_BACK: Kept("回访", "人次", "本期打通的回访", "回访记录，S0"),
        Book.CALLED_SATISFIED: Kept(
            "回访满意", "人次", "打通的回访中表示满意或基本满意的", "回访记录，S0"
        ),
    }
)
HALVES: Final = "半天"
_SOURCE: Final = "考勤记录，S3-17"


class Presence(StrEnum):
    """The names of these quantities."""

    DUE = "half_days_due"
    ATTENDED = "half_days_attended"
    RATE = "attendance_rate"
    LATE = "half_days_late"
    EARLY = "half_days_early"
    ABSENT = "half_days_absent"
    LEAVE = "half_days_leave"
    UNKNOWN = "half_days_unknown"


PRESENCE: Final[Mapping[Presence, Kept]] = MappingProxyType(
    {
        Presence.DUE: Kept("应到", HALVES, "应到的半天数", _SOURCE),
        Presence.ATTENDED: Kept(
            "实到", HALVES, "到了、公出或由AB岗顶岗的半天数", _SOURCE
        ),
        Presence.RATE: Kept("出勤率", "%", "实到 ÷（应到 − 没有数据）", "8.4 #30"),
        Presence.LATE: Kept("迟到", HALVES, "实到中迟到的半天数", _SOURCE),
        Presence.EARLY: Kept("早退", HALVES, "实到中早退的半天数", _SOURCE),
        Presence.ABSENT: Kept("缺勤", HALVES, "没到、也没有请假的半天数", _SOURCE),
        Presence.LEAVE: Kept("请假", HALVES, "请假的半天数，含有人顶岗的", _SOURCE),
        Presence.UNKNOWN: Kept("没有数据", HALVES, "没有打卡文件的半天数", _SOURCE),
    }
)
