"""Change a window: its number, name, kind, organ, and whether it is open."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.network.actions._nodes import note
from yimen.records.network.actions._swap import swap
from yimen.records.network.facts import place_of, window_facts
from yimen.records.network.models import Window
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.network import CodeTaken, WindowFacts, check_window
from yimen.rules.refusals import NotFound


@transaction.atomic
def change_window(
    *, window_id: int, version: int, facts: WindowFacts, by: Actor, at: datetime
) -> bool:
    """Whether anything changed."""
    row = Window.objects.select_related("node").filter(pk=window_id).first()
    if row is None:
        raise NotFound(window=window_id)
    authority.require(by, Step.EDIT_NETWORK, place_of(row.node))
    check_window(facts)
    before, after = window_facts(row).columns(), facts.columns()
    changed = [name for name, value in after.items() if before[name] != value]
    if not changed:
        return False
    try:
        with transaction.atomic():
            swap(row, version, **after)
    except IntegrityError as error:
        raise CodeTaken(code=facts.number) from error
    note(
        row.node,
        "change_window",
        by=by,
        at=at,
        window=row.pk,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return True
