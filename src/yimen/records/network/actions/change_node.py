"""Change what is registered of a place."""

from datetime import datetime

from django.db import transaction

from yimen.ports.spelling import initials
from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._swap import swap
from yimen.records.network.facts import node_facts, place_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.network import NodeFacts, check_node


@transaction.atomic
def change_node(
    *, code: str, version: int, facts: NodeFacts, by: Actor, at: datetime
) -> bool:
    """Whether anything changed."""
    row = open_node(code)
    authority.require(by, Step.EDIT_NETWORK, place_of(row))
    check_node(code, facts)
    before, after = node_facts(row).columns(), facts.columns()
    changed = [name for name, value in after.items() if before[name] != value]
    if not changed:
        return False
    swap(row, version, initials=initials(facts.name), **after)
    note(
        row,
        "change",
        by=by,
        at=at,
        before={name: _plain(before[name]) for name in changed},
        after={name: _plain(after[name]) for name in changed},
    )
    return True


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | None) else str(value)
