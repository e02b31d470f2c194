"""Commitment approval (告知承诺): decided at once on a written promise, checked later.

国办发〔2020〕42号; 安阳市政务服务条例 25: 「除直接涉及国家安全、国家秘密、公共安全、
金融业审慎监管、生态环境保护以及直接关系人身健康、生命财产安全的行政许可事项外，申请人就
其符合许可条件作出承诺……可以采取告知承诺的方式实施行政许可。」 26: the organ tells
conditions, demands and consequence, the applicant chooses freely, and whoever promises
gets the decision on the spot; who does not may not be asked to. 27: kept or not is
checked in time; what does not agree is to be put right by a day, else the decision is
revoked (行政许可法 69). 29: who once promised falsely is not trusted before that is
repaired.

So what may be promised is data of the matter: that it is allowed, the conditions, what
follows from a false promise, which papers the promise stands for, and how long the
organ has to check. A matter that touches one of the areas above, or that has a quota,
can't be published as one of these, whatever its organ wishes.

Not decided here: who may decide on the spot (`separation`: a live letter is needed),
and how a broken promise is repaired (`records`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.catalogue.captions import limit_read
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.intake import Finding, Incomplete
from yimen.rules.catalogue.tolerance import MainPapersMissing, PromiseBroken
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.terms import ClockFacts
from yimen.rules.refusals import Refused

CHECK: Final = Limit(60)
"""Working days to check, where the guide names none."""


class CommitmentState(StrEnum):
    """What has become of what was promised."""

    PENDING = "pending"
    RECTIFYING = "rectifying"  # something does not agree and is to be put right
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"  # the case ended otherwise


class Verdict(StrEnum):
    """What a check finds."""

    KEPT = "kept"
    RECTIFY = "rectify"
    BROKEN = "broken"


class NoCommitment(Refused):
    """This matter is not decided on a promise."""


class NotToldOrChosen(Refused):
    """A promise is the applicant's free choice, after everything was told."""


class AlreadyChecked(Refused):
    """The promise of this case has been checked to its end."""


class RectifyWhen(Refused):
    """What is to be put right needs a day, and one that is still to come."""


class RectifyOnce(Refused):
    """What was to be put right is now either right or broken."""


class Ground(StrEnum):
    """Why a decision is revoked (许可法 69)."""

    ABUSE = "abuse"
    OVER_AUTHORITY = "over_authority"
    ILLEGAL_PROCEDURE = "illegal_procedure"
    UNQUALIFIED = "unqualified"
    FRAUD = "fraud"
    OTHER = "other"


ARTICLES: Final[Mapping[Ground, str]] = {
    Ground.ABUSE: "行政许可法第六十九条第一款第（一）项",
    Ground.OVER_AUTHORITY: "行政许可法第六十九条第一款第（二）项",
    Ground.ILLEGAL_PROCEDURE: "行政许可法第六十九条第一款第（三）项",
    Ground.UNQUALIFIED: "行政许可法第六十九条第一款第（四）项",
    Ground.OTHER: "行政许可法第六十九条第一款第（五）项",
    Ground.FRAUD: "行政许可法第六十九条第二款、第七十九条",
}
GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.ABUSE: "滥用职权、玩忽职守作出决定",
    Ground.OVER_AUTHORITY: "超越法定职权作出决定",
    Ground.ILLEGAL_PROCEDURE: "违反法定程序作出决定",
    Ground.UNQUALIFIED: "申请人不具备申请资格或者不符合法定条件",
    Ground.OTHER: "依法可以撤销的其他情形",
    Ground.FRAUD: "以欺骗、贿赂等不正当手段取得",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check has found."""

    verdict: Verdict
    found: str
    rectify_by_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What is promised: which papers it stands for, and until when it is checked."""

    replaced: tuple[str, ...]  # codes
    names: tuple[str, ...]
    check_by_on: date


def check_limit(said: str) -> Limit:
    """How long the organ has to check; the house's limit where none is named."""
    return limit_read(said) or CHECK


def promised(
    elements: Elements,
    finding: Finding,
    *,
    on: date,
    calendar: WorkCalendar,
    is_trusted: bool,
) -> Commitment:
    """What the promise stands for; raises where nothing may be decided on it."""
    if not elements.allows_commitment:
        raise NoCommitment
    if not is_trusted:
        raise PromiseBroken
    missing = finding.missing if isinstance(finding, Incomplete) else ()
    may = set(elements.commitment_replaces)
    rest = [gap for gap in missing if gap.code not in may or gap.is_wrong]
    if rest:
        raise MainPapersMissing(
            missing="、".join(gap.name for gap in rest),
            codes=[gap.code for gap in rest],
        )
    limit = check_limit(elements.commitment_check_limit)
    return Commitment(
        replaced=tuple(gap.code for gap in missing),
        names=tuple(gap.name for gap in missing),
        check_by_on=due(ClockFacts(on, limit), calendar).on,
    )


def after_check(
    state: CommitmentState, checked: Checked, today: date
) -> CommitmentState:
    """Where the promise stands after this check."""
    if state not in {CommitmentState.PENDING, CommitmentState.RECTIFYING}:
        raise AlreadyChecked(state=state.value)
    if checked.verdict is not Verdict.RECTIFY:
        return CommitmentState(checked.verdict.value)
    if state is CommitmentState.RECTIFYING:
        raise RectifyOnce
    if checked.rectify_by_on is None or checked.rectify_by_on <= today:
        raise RectifyWhen(today=today)
    return CommitmentState.RECTIFYING


def barred_by(elements: Elements) -> tuple[str, ...]:
    """The areas that keep this matter from being decided on a promise."""
    return tuple(elements.risk_areas)


def unknown_papers(elements: Elements, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes that the promise is to stand for and that the guide does not list."""
    return tuple(sorted(set(elements.commitment_replaces) - set(codes)))
