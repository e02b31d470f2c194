"""A half day is called by hand: the device is broken, or there is none."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, note, place_of_node
from yimen.records.conduct.models import RollCall
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.attendance import NotDue
from yimen.rules.conduct.leave import DayHalf, half_of


@transaction.atomic
def call_roll(
    *, node_id: int, when: DayHalf, there: Collection[int], by: Actor, at: datetime
) -> int:
    """How many were there, of everybody of the hall; a second call replaces it."""
    authority.require(by, Step.CALL_ROLL, place_of_node(node_id))
    if when > half_of(at):
        raise NotDue(on=when[0])
    on, half = when
    staff = [one.officer_id for one in people.officers_of_hall(node_id)]
    rows = [
        RollCall(
            officer_id=one,
            node_id=node_id,
            on=on,
            half=half.value,
            is_there=one in there,
            called_at=at,
            called_by_id=by.officer_id,
        )
        for one in staff
    ]
    RollCall.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["officer", "on", "half"],
        update_fields=["is_there", "called_at", "called_by", "node"],
    )
    present = sorted(set(staff) & set(there))
    evidence = {"there": present, "away": sorted(set(staff) - set(there))}
    done = Done(step=Step.CALL_ROLL, by=by, at=at, evidence=evidence)
    note("attendance_roll", f"{node_id}:{on}:{half}", done)
    return len(present)
