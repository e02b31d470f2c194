"""What other books than that of cases tell a report: visitors, complaints, call-backs.

S0 reports 「回访满意率100%」 and 「服务投诉件为零」 (rulebook item 2), S3-17
「接待群众咨询1535件」 (item 102).
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
