"""Put a place, with all that stands under it, under another one."""

from datetime import datetime
from typing import Final

from django.db import connection, transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._swap import swap
from yimen.records.network.facts import place_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.network import NodeKind, check_parent

_REPATH: Final = """
UPDATE node SET path = %(new)s || substr(path, length(%(old)s) + 1)
WHERE starts_with(path, %(old)s)
"""


@transaction.atomic
def move_node(
    *, code: str, version: int, parent_code: str, by: Actor, at: datetime
) -> None:
    """The place stands elsewhere; who sees it follows from where it stands.

    No place can come to stand under itself: a parent is of another kind and tier.
    """
    row, parent = open_node(code), open_node(parent_code)
    authority.require(by, Step.EDIT_NETWORK, place_of(row))
    authority.require(by, Step.EDIT_NETWORK, place_of(parent))
    check_parent(NodeKind(row.kind), NodeKind(parent.kind))
    before = row.parent.code if row.parent else ""
    swap(row, version, parent_id=parent.pk)
    with connection.cursor() as cursor:
        cursor.execute(_REPATH, {"old": row.path, "new": f"{parent.path}{row.pk}/"})
    note(row, "move", by=by, at=at, before=before, after=parent_code)
