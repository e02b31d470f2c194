"""Open a place of the network under another one."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note, open_node, put
from yimen.records.network.facts import place_of
from yimen.records.network.models import Region
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NOWHERE
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeFacts, NodeKind, check_node, check_parent
from yimen.rules.refusals import NotFound


@transaction.atomic
def add_node(
    *,
    code: str,
    kind: NodeKind,
    facts: NodeFacts,
    under: tuple[str | None, str],
    by: Actor,
    at: datetime,
) -> int:
    """The new place's id. `under` is the code of its parent and of its region."""
    parent_code, region_code = under
    parent = open_node(parent_code) if parent_code else None
    here = place_of(parent) if parent else NOWHERE
    authority.require(by, Step.EDIT_NETWORK, here)
    check_node(code, facts)
    check_parent(kind, NodeKind(parent.kind) if parent else None)
    region = Region.objects.filter(code=region_code, valid_to=None).first()
    if region is None:
        raise NotFound(region=region_code)
    today = local_date(at)
    row = put(code=code, kind=kind, facts=facts, region=region, parent=parent, on=today)
    note(row, "open", by=by, at=at, kind=kind.value, name=row.name)
    return int(row.pk)
