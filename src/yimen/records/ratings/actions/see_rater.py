"""The hall looks up whom to call about a bad rating; the journal keeps who looked."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.cases import queries as cases
from yimen.records.journal.append import Line, append
from yimen.records.people import queries as people
from yimen.records.ratings.actions._tickets import the_ticket
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import check_reason
from yimen.rules.messages import Contact
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Rater:
    """Whom to call. Not to be kept."""

    name: str
    phone: str
    case: str


@transaction.atomic
def see_rater(*, ticket_id: int, reason: str, by: Actor, at: datetime) -> Rater:
    """Who rated, if they gave their name for it; else `NotFound`."""
    row = the_ticket(ticket_id, Step.SEE_RATER, by)
    said, rating = check_reason(reason), row.rating
    if not rating.is_named:
        raise NotFound(rectification=ticket_id)
    append(
        Line(
            kind="rectification",
            subject=str(ticket_id),
            step=Step.SEE_RATER,
            by=by,
            happened_at=at,
            before=row.state,
            after=row.state,
            payload={"rating": rating.pk},
            texts={"reason": said},
        )
    )
    own = bytes(rating.phone_sealed)
    case = cases.rateable(rating.case_id) if rating.case_id else None
    if case is None or rating.ticket_id is not None:
        return Rater("", vault().unseal(own) if own else "", "")
    known = people.contacts([case.applicant_id]).get(case.applicant_id, Contact())
    phone = vault().unseal(own) if own else known.phone
    return Rater(people.full_name(case.applicant_id), phone, case.number)
