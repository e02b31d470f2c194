"""A round was walked: what was looked at, and a note of the whole."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, change, place_of_node
from yimen.records.conduct.models import Patrol
from yimen.records.conduct.queries.settings import conduct_settings
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import patrols
from yimen.rules.conduct.patrols import Figures, Look, PatrolOver, PatrolState
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


def the_patrol(patrol_id: int, by: Actor, step: Step) -> Patrol:
    """The round, if the actor may take this step where it is walked."""
    row = Patrol.objects.filter(pk=patrol_id).first()
    if row is None:
        raise NotFound(patrol=patrol_id)
    authority.require(by, step, place_of_node(row.node_id))
    return row


@transaction.atomic
def walk_patrol(
    *,
    patrol_id: int,
    looks: Mapping[str, Look],
    said: str,
    version: int,
    by: Actor,
    at: datetime,
) -> Figures:
    """How many items were good, bad, or not looked at."""
    row = the_patrol(patrol_id, by, Step.WALK_PATROL)
    state, today = PatrolState(row.state), local_date(at)
    items = conduct_settings().items
    kept = {item: look for item, look in looks.items() if item in items}
    figures = patrols.check_walk(
        state, row.planned_on, kept, said, today=today, items=items
    )
    done = Done(
        step=Step.WALK_PATROL,
        by=by,
        at=at,
        after=PatrolState.DONE,
        evidence={"good": figures.good, "bad": figures.bad, "looks": kept},
        texts={"note": said},
    )
    change(
        row,
        version,
        "patrol",
        done,
        state=PatrolState.DONE.value,
        looks={item: look.value for item, look in kept.items()},
        good=figures.good,
        bad=figures.bad,
        note=said.strip(),
        walked_at=at,
        walker_id=by.officer_id or row.walker_id,
    )
    return figures


@transaction.atomic
def call_off_patrol(*, patrol_id: int, version: int, by: Actor, at: datetime) -> None:
    """The round is not walked; it stays in the list."""
    row = the_patrol(patrol_id, by, Step.PLAN_PATROL)
    if row.state != PatrolState.PLANNED:
        raise PatrolOver
    done = Done(step=Step.PLAN_PATROL, by=by, at=at, after=PatrolState.CANCELLED)
    change(row, version, "patrol", done, state=PatrolState.CANCELLED.value)
