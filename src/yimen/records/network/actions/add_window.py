"""Open a window in a hall."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.facts import place_of
from yimen.records.network.models import Window
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.network import CodeTaken, WindowFacts, check_window


@transaction.atomic
def add_window(*, node_code: str, facts: WindowFacts, by: Actor, at: datetime) -> int:
    """The new window's id; its number is its own in the hall."""
    node = open_node(node_code)
    authority.require(by, Step.EDIT_NETWORK, place_of(node))
    check_window(facts)
    row = Window(node=node, **facts.columns())
    try:
        with transaction.atomic():
            Window.objects.bulk_create([row])
    except IntegrityError as error:
        raise CodeTaken(code=facts.number) from error
    note(node, "open_window", by=by, at=at, window=row.pk, number=row.number)
    return int(row.pk)
