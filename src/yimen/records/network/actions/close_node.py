"""Close a place for good; its windows, posts and stationings end with it."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._swap import swap
from yimen.records.network.facts import place_of
from yimen.records.network.models import Node, Post, Stationing, Window
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import StillInUse


@transaction.atomic
def close_node(*, code: str, version: int, by: Actor, at: datetime) -> None:
    """Closed from today. Nobody works there any more and nothing stands under it."""
    row = open_node(code)
    authority.require(by, Step.EDIT_NETWORK, place_of(row))
    children = Node.objects.filter(parent=row, valid_to=None).count()
    officers = len(people.officers_of_hall(row.pk))
    if children or officers:
        raise StillInUse(what=row.name, children=children, officers=officers)
    today = local_date(at)
    swap(row, version, valid_to=today)
    Window.objects.filter(node=row).update(is_open=False)
    Post.objects.filter(window__node=row, valid_to=None).update(valid_to=today)
    Stationing.objects.filter(node=row, valid_to=None).update(valid_to=today)
    note(row, "close", by=by, at=at)
