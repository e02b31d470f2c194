"""Looking closer: experts without a stake, and at least two officers on the spot.

行政许可法 34: 「需要对申请材料的实质内容进行核实的，行政机关应当指派两名以上工作人员
进行核查。」 55 says the same of technical inspection. 45 counts 专家评审 among those
whose time is not counted; who is related to the applicant or the outcome stands back
(回避), so every expert declares it first, and whoever does declare a relation is not
named. A check on the spot that fewer than two officers made is no check.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused

OFFICERS_AT_LEAST: Final = 2
ARTICLE_SITE: Final = "行政许可法第三十四条第三款"
ARTICLE_EXPERTS: Final = "行政许可法第四十五条"


class ExpertRelated(Refused):
    """An expert with a relation to the applicant or the outcome stands back."""


class NoExperts(Refused):
    """A review needs experts, each with a name, a unit and a declaration."""


class ExpertTwice(Refused):
    """The same expert is named twice."""


class ReviewOpen(Refused):
    """A review of experts is still open."""


class NoReview(Refused):
    """No review of experts is open."""


class TooFewOfficers(Refused):
    """A check on the spot needs at least two officers."""


class CheckInFuture(Refused):
    """A check is written down when it has been made."""


class CheckUnsigned(Refused):
    """Whoever was present signs the record, or a witness sees that they refuse."""


class ReviewResult(StrEnum):
    """What experts conclude."""

    PASSED = "passed"
    CONDITIONAL = "conditional"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """Somebody who is asked for an expert's opinion."""

    name: str
    unit: str
    field: str = ""
    relation: str = ""  # what they declare; nothing where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVisit:
    """A check on the spot as it was made."""

    checked_on: date
    place: str
    officer_ids: tuple[int, ...]
    present: str  # who was there for the applicant
    found: str
    is_met: bool  # whether the conditions are met
    is_signed: bool
    witness: str = ""


def require_experts(experts: Sequence[Expert]) -> None:
    """Raise unless everybody named is somebody, named once, and without a stake."""
    whole = [one for one in experts if one.name.strip() and one.unit.strip()]
    if not experts or len(whole) != len(experts):
        raise NoExperts
    names = {(one.name.strip(), one.unit.strip()) for one in experts}
    if len(names) != len(experts):
        raise ExpertTwice
    related = [one.name for one in experts if one.relation.strip()]
    if related:
        raise ExpertRelated(names="、".join(related))


def require_visit(visit: SiteVisit, today: date) -> None:
    """Raise unless two officers were there, it is over, and somebody signed."""
    if len(set(visit.officer_ids)) < OFFICERS_AT_LEAST:
        raise TooFewOfficers(officers=len(set(visit.officer_ids)))
    if visit.checked_on > today:
        raise CheckInFuture(checked_on=visit.checked_on)
    if not (visit.is_signed or visit.witness.strip()):
        raise CheckUnsigned


def names(experts: Iterable[Expert]) -> str:
    """The experts as a sentence names them."""
    return "、".join(f"{one.name}（{one.unit}）" for one in experts)
