"""Take an authorisation letter back, from this day."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.actions._swap import swap
from yimen.records.people.models import AuthorizationLetter
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@transaction.atomic
def revoke_letter(
    *, letter_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """The letter is no longer valid from today; what was decided under it stands."""
    row = AuthorizationLetter.objects.filter(pk=letter_id, revoked_on=None).first()
    if row is None:
        raise NotFound(letter=letter_id)
    authority.require(by, Step.REVOKE_LETTER, Place(organ_id=row.organ_id))
    swap(row, version, revoked_on=local_date(at))
    append(
        Line(
            kind="letter",
            subject=str(letter_id),
            step=Step.REVOKE_LETTER,
            by=by,
            happened_at=at,
            before="granted",
            after="revoked",
            payload={"number": row.number, "officer": row.officer_id},
            texts={"reason": reason.strip()} if reason.strip() else {},
        )
    )
