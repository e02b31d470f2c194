"""Bring an organ into a hall: stationed there, or represented."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.facts import place_of
from yimen.records.network.models import Stationing
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import CodeTaken, StationMode
from yimen.rules.refusals import NotFound


@transaction.atomic
def station_organ(
    *, node_code: str, organ_code: str, mode: StationMode, by: Actor, at: datetime
) -> int:
    """The new stationing's id; an organ is in a hall in one way at a time."""
    node = open_node(node_code)
    authority.require(by, Step.EDIT_NETWORK, place_of(node))
    organ = people.organ_page(organ_code)
    if organ is None or organ.valid_to is not None:
        raise NotFound(organ=organ_code)
    row = Stationing(
        node=node, organ_id=organ.organ_id, mode=mode, valid_from=local_date(at)
    )
    try:
        with transaction.atomic():
            Stationing.objects.bulk_create([row])
    except IntegrityError as error:
        raise CodeTaken(code=organ_code) from error
    note(node, "station_organ", by=by, at=at, organ=organ_code, mode=mode.value)
    return int(row.pk)
