"""Show what is masked of an applicant, once, for a reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.people.models import Applicant
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applicants import check_reason
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Unmasked:
    """Everything registered of an applicant. Not to be kept."""

    applicant_id: int
    name: str
    id_number: str
    phone: str
    address: str
    legal_representative: str


@transaction.atomic
def unmask(
    *,
    applicant_id: int,
    place: Place,
    reason: str,
    by: Actor,
    at: datetime,
    case_number: str = "",
) -> Unmasked:
    """The applicant in full; the journal keeps who looked and why.

    `place` is where the actor meets the applicant: the case's organ and hall, as a
    query restricted to the actor's sight gave it, or the actor's own hall when the
    applicant stands at the counter.
    """
    authority.require(by, Step.UNMASK, place)
    said = check_reason(reason)
    row = Applicant.objects.filter(pk=applicant_id).first()
    if row is None:
        raise NotFound(applicant=applicant_id)
    append(
        Line(
            kind="applicant",
            subject=str(applicant_id),
            step=Step.UNMASK,
            by=by,
            happened_at=at,
            payload={"case": case_number},
            texts={"reason": said},
        )
    )
    return _opened(row)


def _opened(row: Applicant) -> Unmasked:
    box = vault()
    sealed = (row.id_sealed, row.phone_sealed, row.address_sealed)
    number, phone, address = (box.unseal(bytes(s)) if s else "" for s in sealed)
    return Unmasked(row.pk, row.name, number, phone, address, row.legal_representative)
