"""A unit beside the lead says its part."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.orders import facts
from yimen.records.orders.actions._write import Said, found, move
from yimen.records.orders.models import OrderUnit
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_units import NotAPart


@transaction.atomic
def report_part(*, number: str, text: str, by: Actor, at: datetime) -> None:
    """The part of the actor's unit; said again, the later one counts."""
    row = found(number, Step.REPORT_PART, by)
    own = [
        unit
        for unit in facts.current_units(row)
        if not unit.is_lead and is_own(unit, by)
    ]
    if not own:
        raise NotAPart(order=number)
    units = [facts.unit_of(unit).key for unit in own]
    evidence = {"units": units}
    said = Said(
        step=Step.REPORT_PART, by=by, at=at, evidence=evidence, texts={"report": text}
    )
    move(row, said)
    OrderUnit.objects.filter(pk__in=[unit.pk for unit in own]).update(
        reported_at=at, report_sealed=vault().seal(text)
    )


def is_own(unit: OrderUnit, by: Actor) -> bool:
    """Whether the actor works for the unit."""
    if unit.organ_id is not None:
        return unit.organ_id == by.organ_id
    return unit.hall_id == by.hall_id
