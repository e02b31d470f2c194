"""A place keeps no week of its own any longer: it follows the place above."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.facts import place_of
from yimen.records.network.models import OpeningHours
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def drop_hours(*, node_code: str, by: Actor, at: datetime) -> bool:
    """Whether there was one."""
    node = open_node(node_code)
    authority.require(by, Step.SET_HOURS, place_of(node))
    dropped, _ = OpeningHours.objects.filter(node=node).delete()
    if dropped:
        note(node, "drop_hours", by=by, at=at, step=Step.SET_HOURS)
    return bool(dropped)
