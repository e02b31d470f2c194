"""Promises of conditions: the one of a case, and those that are to be checked."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.cases import models
from yimen.records.people import queries as people
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.commitments import CommitmentState
from yimen.rules.legal_clock.calendar import local_date

A_LIST = 200
_TO_CHECK = (CommitmentState.PENDING, CommitmentState.RECTIFYING)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """A promise on which something was granted."""

    case_number: str
    matter_name: str
    applicant: str  # masked
    organ_name: str
    state: CommitmentState
    promised_at: datetime
    check_by_on: date  # or by when it has to be put right
    is_late: bool


def commitments_to_check(actor: Actor, at: datetime) -> tuple[CommitmentRow, ...]:
    """What is to be checked where the actor may look, the next day first."""
    sight = sight_of(actor, Step.LIST_COMMITMENTS)
    seen = seen_by(sight, organ="case__organ", hall="case__hall")
    rows = models.Commitment.objects.filter(seen, state__in=_TO_CHECK)
    found = list(
        rows.select_related("case__matter_version", "case__organ").order_by(
            "check_by_on", "pk"
        )[:A_LIST]
    )
    cards = people.find_applicants([row.case.applicant_id for row in found])
    today = local_date(at)
    return tuple(_row(row, cards[row.case.applicant_id].name, today) for row in found)


def _row(row: models.Commitment, applicant: str, today: date) -> CommitmentRow:
    last = row.rectify_by_on or row.check_by_on
    return CommitmentRow(
        case_number=row.case.number,
        matter_name=row.case.matter_version.name,
        applicant=applicant,
        organ_name=row.case.organ.name,
        state=CommitmentState(row.state),
        promised_at=row.promised_at,
        check_by_on=last,
        is_late=last < today,
    )
