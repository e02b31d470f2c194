"""Fill a month's empty turns in rotation."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.records.network import queries
from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._shifts import check_fit, give_out, turns_at
from yimen.records.network.facts import place_of
from yimen.records.network.models import DutyShift
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import duty
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True)
class Rotation:
    """Who comes in turn, from when to when, to which place."""

    first_on: date
    last_on: date
    officer_ids: tuple[int, ...]
    window_id: int | None = None
    only_rest_days: bool = False  # days that are open but not worked by the law


@transaction.atomic
def rotate_duty(*, node_code: str, rotation: Rotation, by: Actor, at: datetime) -> int:
    """How many days were filled; days that somebody has stay as they are."""
    node = open_node(node_code)
    authority.require(by, Step.SET_ROSTER, place_of(node))
    for officer_id in rotation.officer_ids:
        check_fit(node, rotation.window_id, officer_id)
    first = max(rotation.first_on, local_date(at))
    page = queries.roster(node.pk, first, max(rotation.last_on, first))
    days = [
        day.on
        for day in page.days
        if day.is_open and not (rotation.only_rest_days and day.is_legal_day)
    ]
    taken = turns_at(node, rotation.window_id).filter(on__in=days)
    turns = duty.rotate(
        days, rotation.officer_ids, taken=taken.values_list("on", flat=True)
    )
    rows = [
        DutyShift(node=node, window_id=rotation.window_id, on=on, officer_id=officer_id)
        for on, officer_id in turns
    ]
    give_out(rows)
    note(
        node,
        "rotate_duty",
        by=by,
        at=at,
        step=Step.SET_ROSTER,
        window=rotation.window_id,
        turns={row.on.isoformat(): row.officer_id for row in rows},
    )
    return len(rows)
