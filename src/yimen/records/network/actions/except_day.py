"""A single day on which a hall is open or closed otherwise than its week says."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.facts import place_of, stored
from yimen.records.network.models import OpeningException
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.opening import DayException


@transaction.atomic
def except_day(
    *, node_code: str, on: date, day: DayException | None, by: Actor, at: datetime
) -> None:
    """The day differs like this; None: it is as the week says again."""
    node = open_node(node_code)
    authority.require(by, Step.SET_HOURS, place_of(node))
    if day is None:
        OpeningException.objects.filter(node=node, on=on).delete()
        note(node, "drop_exception", by=by, at=at, step=Step.SET_HOURS, on=on)
        return
    columns = {"sessions": stored(day.sessions), "note": day.note}
    OpeningException.objects.update_or_create(node=node, on=on, defaults=columns)
    note(node, "except_day", by=by, at=at, step=Step.SET_HOURS, on=on, **columns)
