"""Close an organ: its matters have to be taken over first."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.actions._swap import swap
from yimen.records.people.models import Officer, Organ
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import StillInUse
from yimen.rules.refusals import NotFound


@transaction.atomic
def close_organ(*, code: str, version: int, by: Actor, at: datetime) -> None:
    """The organ is closed from today; nobody may still belong to it."""
    authority.require(by, Step.EDIT_ORGAN)
    row = Organ.objects.filter(code=code, valid_to=None).first()
    if row is None:
        raise NotFound(organ=code)
    officers = Officer.objects.filter(organ_id=row.pk, is_active=True).count()
    if officers:
        raise StillInUse(what=row.name, officers=officers)
    swap(row, version, valid_to=local_date(at))
    append(
        Line(
            kind="organ",
            subject=code,
            step=Step.EDIT_ORGAN,
            by=by,
            happened_at=at,
            before="open",
            after="closed",
            payload={"act": "close"},
        )
    )
