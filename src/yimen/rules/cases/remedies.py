"""What somebody may do against a decision, and where.

行政许可法 art. 38: a refusal 「应当说明理由，并告知申请人享有依法申请行政复议或者提起
行政诉讼的权利」. Who reviews follows from the organ's kind (行政复议法 24, 27, 28):
the people's government for its own departments, the department above for customs,
finance, foreign exchange, tax and state security, and for the departments of justice
either of the two. Whether review has to come first follows from the kind of decision
(行政复议法 23): a failure to act, and a refusal to disclose government information.
Review may be asked for within sixty days (行政复议法 20), the court within six months
(行政诉讼法 46), or fifteen days after a review that had to come first (行政复议法 34).

The block is computed from the organ's record and never copied from an imported text.
An organ whose record does not say where to turn can't refuse anything: the applicant
would not be told.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused

REVIEW_DAYS: Final = 60
COURT_MONTHS: Final = 6
COURT_DAYS_AFTER_REVIEW: Final = 15


class OrganKind(StrEnum):
    """What decides who reviews."""

    GOVERNMENT = "government"  # a department of a local people's government
    VERTICAL = "vertical"  # customs, finance, forex, tax, state security
    JUSTICE = "justice"  # the department of justice, which itself prepares reviews
    OTHER = "other"  # an organisation that a law or regulation authorises


class DecisionKind(StrEnum):
    """What is decided against the applicant."""

    REJECTION = "rejection"  # not accepted
    REFUSAL = "refusal"  # not granted
    INFORMATION_REFUSAL = "information_refusal"
    FAILURE_TO_ACT = "failure_to_act"


REVIEW_FIRST: Final = frozenset(
    {DecisionKind.INFORMATION_REFUSAL, DecisionKind.FAILURE_TO_ACT}
)


class RemedyUnknown(Refused):
    """The organ's record does not say where its decisions are reviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingOrgan:
    """What the organ's record says of the way against its decisions."""

    name: str
    kind: OrganKind
    government: str  # the people's government it belongs to
    upper_organ: str  # the department above it
    court: str


@dataclass(frozen=True, slots=True)
class Remedies:
    """Where to turn, in which order."""

    reviewers: tuple[str, ...]
    review_article: str
    court: str
    is_review_first: bool


def remedies(organ: DecidingOrgan, decision: DecisionKind) -> Remedies:
    """Where somebody may turn against this decision of this organ."""
    reviewers, article = _reviewers(organ)
    if not all(reviewers) or not organ.court:
        raise RemedyUnknown(organ=organ.name)
    return Remedies(reviewers, article, organ.court, decision in REVIEW_FIRST)


def _reviewers(organ: DecidingOrgan) -> tuple[tuple[str, ...], str]:
    """Who reviews, and under which article."""
    match organ.kind:
        case OrganKind.VERTICAL:
            return (organ.upper_organ,), "行政复议法第二十七条"
        case OrganKind.JUSTICE:
            return (organ.government, organ.upper_organ), "行政复议法第二十八条"
        case OrganKind.GOVERNMENT | OrganKind.OTHER:
            return (organ.government,), "行政复议法第二十四条"


def remedy_lines(found: Remedies) -> tuple[str, ...]:
    """The block as it stands on the paper."""
    review = (
        f"自收到本决定书之日起{REVIEW_DAYS}日内向{'或者'.join(found.reviewers)}"
        f"申请行政复议（{found.review_article}）"
    )
    if found.is_review_first:
        return (
            f"如不服本决定，应当先{review}；",
            (
                f"对行政复议决定不服的，可以自收到行政复议决定书之日起"
                f"{COURT_DAYS_AFTER_REVIEW}日内向{found.court}提起行政诉讼"
                "（行政复议法第二十三条、第三十四条）。"
            ),
        )
    return (
        f"如不服本决定，可以{review}；",
        (
            f"也可以自收到本决定书之日起{COURT_MONTHS}个月内向{found.court}提起行政诉讼"
            "（行政诉讼法第四十六条）。"
        ),
    )
