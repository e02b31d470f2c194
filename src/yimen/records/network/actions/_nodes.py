"""How a place is found, put into the tree, and written down."""

from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, connection, transaction

from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.network.models import Node, Region
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.network import TIER, CodeTaken, NodeFacts, NodeKind
from yimen.rules.refusals import NotFound

_NEXT: Final = "SELECT nextval(pg_get_serial_sequence('node', 'id'))"


def open_node(code: str) -> Node:
    """The open place of this code, or `NotFound`."""
    row = Node.objects.filter(code=code, valid_to=None).first()
    if row is None:
        raise NotFound(node=code)
    return row


def put(
    *,
    code: str,
    kind: NodeKind,
    facts: NodeFacts,
    region: Region,
    parent: Node | None,
    on: date,
) -> Node:
    """A new row with its path; `CodeTaken` when the code was used before."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT)
        (node_id,) = cursor.fetchone()
    row = Node(
        pk=node_id,
        code=code,
        kind=kind.value,
        tier=TIER[kind],
        region=region,
        parent=parent,
        path=f"{parent.path if parent else '/'}{node_id}/",
        initials=initials(facts.name),
        valid_from=on,
        **facts.columns(),
    )
    try:
        with transaction.atomic():
            Node.objects.bulk_create([row])
    except IntegrityError as error:
        raise CodeTaken(code=code) from error
    return row


def note(
    row: Node,
    act: str,
    *,
    by: Actor,
    at: datetime,
    step: Step = Step.EDIT_NETWORK,
    **facts: object,
) -> None:
    """Write down what was done to a place."""
    append(
        Line(
            kind="node",
            subject=row.code,
            step=step,
            by=by,
            happened_at=at,
            payload={"act": act} | facts,
        )
    )
