"""Take an organ out of a hall."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note
from yimen.records.network.facts import place_of
from yimen.records.network.models import Stationing
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@transaction.atomic
def end_stationing(*, stationing_id: int, by: Actor, at: datetime) -> None:
    """The organ is no longer in the hall from today."""
    locked = Stationing.objects.select_for_update(of=("self",))
    found = locked.select_related("node", "organ")
    row = found.filter(pk=stationing_id, valid_to=None).first()
    if row is None:
        raise NotFound(stationing=stationing_id)
    authority.require(by, Step.EDIT_NETWORK, place_of(row.node))
    Stationing.objects.filter(pk=row.pk).update(valid_to=local_date(at))
    note(row.node, "end_stationing", by=by, at=at, organ=row.organ.code)
