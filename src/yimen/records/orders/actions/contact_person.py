"""Note that the person was called: for a failed visit, on the same day."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def contact_person(*, number: str, note: str, by: Actor, at: datetime) -> None:
    """Called, with what was said; the first call is what counts."""
    row = found(number, Step.CONTACT_PERSON, by)
    changes = {} if row.contacted_at else {"contacted_at": at}
    said = Said(
        step=Step.CONTACT_PERSON, by=by, at=at, changes=changes, texts={"note": note}
    )
    move(row, said)
