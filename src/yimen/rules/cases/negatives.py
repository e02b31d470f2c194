"""否定报备: whoever says "no" says it to the hall too, and somebody looks again.

A clerk who does not accept, or an organ that does not grant, files the reason with the
hall on the same day and a leader reviews it (rulebook 4.10.8). The filing opens by
itself in the transaction of the "no", so none can be forgotten. What the review may do
follows the Act: a refusal to accept is put right by taking the papers in again from the
day they came (行政许可法 72(1): 「对符合法定条件的行政许可申请不予受理的」);
a refusal of the permit is the organ's own decision, and only the organ's head sends it
back to be decided anew, while it has not been handed over (38, 44). Once it has been,
there are 复议 and 诉讼, or the organ's own revocation. A "no" to a first question
(首问) binds nobody: overturned, the question is to be answered anew.

Invariants: one filing per "no"; reviewed once, by somebody who did not say it. Not
decided here: what becomes of the clock (`silence.py`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused

NEGATIVES = frozenset({Step.REJECT, Step.REFUSE, Step.ANSWER_QUESTION})


class Standing(StrEnum):
    """How a filing stands."""

    FILED = "filed"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


class ReviewedAlready(Refused):
    """This filing has been reviewed."""


class OwnNegative(Refused):
    """Nobody reviews a "no" of their own."""


class OrganOverturns(Refused):
    """Only the head of the organ sends its decision back to be decided anew."""


class NegativeHandedOver(Refused):
    """The decision has been handed over; it is revoked or reviewed by law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A "no" that is up for review."""

    step: Step  # one of `NEGATIVES`
    organ_id: int | None
    replied_by: int | None
    standing: Standing
    is_handed_over: bool  # a refusal whose paper the applicant has


def check_review(negative: Negative, verdict: Standing, by: Actor) -> None:
    """Raise unless the actor may give this verdict."""
    if negative.standing is not Standing.FILED or verdict is Standing.FILED:
        raise ReviewedAlready
    if negative.replied_by is not None and negative.replied_by in by.officer_ids:
        raise OwnNegative
    if verdict is Standing.UPHELD or negative.step is not Step.REFUSE:
        return
    if not (by.has(Role.ORGAN_HEAD) and by.organ_id == negative.organ_id):
        raise OrganOverturns
    if negative.is_handed_over:
        raise NegativeHandedOver


def is_late(due_on: date, standing: Standing, today: date) -> bool:
    """Whether the review has run over its day."""
    return standing is Standing.FILED and today > due_on
