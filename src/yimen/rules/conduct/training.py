"""Training, examinations, honours and help to other posts (S0 25, S3-7 93, S3-17 112).

S3-17: 「培训5期，覆盖率100%」: covered is who was there at least once of those on post.
S0: staff are chosen by 「组织考察、考核、培训」: whoever sat an examination passed with
the pass mark or more; who did not sit it does not count. S3-7 gives points for praise
by superiors or the public and for helping other posts; each has its evidence and a
second hand, so that nobody praises themselves.

Difficulty weights (「按照难易程度和耗时长短设定为不同分值」) are kept per matter from a
day on; a case is weighed by what held on the day it was closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.refusals import Refused

FULL_MARKS: Final = 100
PLAIN: Final = 100
"""A matter of ordinary difficulty, in hundredths."""
LIGHTEST: Final = 10
HEAVIEST: Final = 1000


class BadMarks(Refused):
    """Marks lie between nought and a hundred, and belong to who was there."""


class TrainingEmpty(Refused):
    """A training has a title and at least one hour."""


class HonourEmpty(Refused):
    """An honour says what for, by whom, and where that is written."""


class HonourSettled(Refused):
    """This honour was confirmed or dismissed already."""


class OwnHonour(Refused):
    """Nobody confirms what they put down or what honours themselves."""


class BadWeight(Refused):
    """A weight lies between a tenth and ten, with its source."""


class TrainingKind(StrEnum):
    """What a training is for."""

    INDUCTION = "induction"  # 上岗培训
    PROFESSION = "profession"  # 业务
    MANNERS = "manners"  # 服务礼仪
    LAW = "law"  # 法律法规
    SAFETY = "safety"  # 安全、保密


class HonourKind(StrEnum):
    """What brings points."""

    AWARD = "award"  # 表彰：党员示范岗、服务明星、红旗窗口
    PRAISE = "praise"  # 上级或群众表扬
    HELP = "help"  # 帮助其他岗位


HONOUR_POINTS: Final = MappingProxyType(
    {HonourKind.AWARD: 3, HonourKind.PRAISE: 1, HonourKind.HELP: 1}
)
"""The points list [DECISION]; a scheme of marks may weigh them anew."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody of a training: there or not, and with how many marks."""

    officer_id: int
    was_there: bool
    marks: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """培训覆盖率 and 业务考试合格率 with what they are made of (8.4 no. 28, 29)."""

    on_post: int
    trained: int
    examined: int
    passed: int

    @property
    def rate(self) -> float | None:
        """Trained ÷ on post."""
        return self.trained / self.on_post if self.on_post else None

    @property
    def pass_rate(self) -> float | None:
        """Passed ÷ examined."""
        return self.passed / self.examined if self.examined else None


def check_seats(seats: Iterable[Seat], *, has_exam: bool) -> None:
    """Raise unless every mark is one and belongs to somebody who was there."""
    for seat in seats:
        if seat.marks is None:
            continue
        fits = 0 <= seat.marks <= FULL_MARKS
        if not (fits and seat.was_there and has_exam):
            raise BadMarks(officer=seat.officer_id)


def has_passed(marks: int | None, pass_mark: int | None) -> bool | None:
    """Whether the examination was passed; None where none was sat."""
    if marks is None or pass_mark is None:
        return None
    return marks >= pass_mark


def check_weight(hundredths: int, source: str) -> None:
    """Raise unless the weight is one and says where it comes from."""
    if not LIGHTEST <= hundredths <= HEAVIEST or not source.strip():
        raise BadWeight(weight=hundredths / PLAIN)
