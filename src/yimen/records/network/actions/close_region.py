"""Close a region whose code has expired without a successor."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.network.actions._swap import swap
from yimen.records.network.models import Node, Region
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import StillInUse
from yimen.rules.refusals import NotFound


@transaction.atomic
def close_region(*, code: str, version: int, by: Actor, at: datetime) -> None:
    """No longer valid from today; no open place or region may lie in it."""
    authority.require(by, Step.IMPORT_NETWORK)
    row = Region.objects.filter(code=code, valid_to=None).first()
    if row is None:
        raise NotFound(region=code)
    children = Region.objects.filter(parent=row, valid_to=None).count()
    nodes = Node.objects.filter(region=row, valid_to=None).count()
    if children or nodes:
        raise StillInUse(what=row.name, children=children, nodes=nodes)
    swap(row, version, valid_to=local_date(at))
    append(
        Line(
            kind="region",
            subject=code,
            step=Step.EDIT_NETWORK,
            by=by,
            happened_at=at,
            before="valid",
            after="closed",
            payload={"act": "close"},
        )
    )
