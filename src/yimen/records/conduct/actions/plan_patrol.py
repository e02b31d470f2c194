"""A round is planned: by which tool, on which day, and who walks it."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._people import the_officer
from yimen.records.conduct.actions._write import Done, note, place_of_node
from yimen.records.conduct.models import Patrol
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.patrols import PatrolKind


@transaction.atomic
def plan_patrol(
    *,
    node_id: int,
    kind: PatrolKind,
    planned_on: date,
    walker_id: int,
    by: Actor,
    at: datetime,
) -> int:
    """The round's id."""
    authority.require(by, Step.PLAN_PATROL, place_of_node(node_id))
    walker = the_officer(walker_id)
    row = Patrol.objects.create(
        node_id=node_id,
        kind=kind.value,
        planned_on=planned_on,
        walker_id=walker.officer_id,
        planned_by_id=by.officer_id,
    )
    evidence = {
        "node": node_id,
        "kind": kind,
        "planned_on": planned_on,
        "officer": walker_id,
    }
    done = Done(step=Step.PLAN_PATROL, by=by, at=at, after="planned", evidence=evidence)
    note("patrol", row.pk, done)
    return int(row.pk)
