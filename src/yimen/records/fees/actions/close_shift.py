"""The cashier counts the drawer; a difference has a reason or the shift stays open."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees import models, queries
from yimen.records.fees.actions._shifts import note
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.money.shifts import NoShift, count


@transaction.atomic
def close_shift(
    *, counted_cents: int, reason: str = "", by: Actor, at: datetime
) -> int:
    """How much more lies there than the books say, in cents."""
    authority.require(by, Step.CLOSE_SHIFT, Place(hall_id=by.hall_id))
    held = models.Shift.objects.select_for_update()
    shift = held.filter(cashier_id=by.officer_id, closed_at=None).first()
    if shift is None:
        raise NoShift
    drawer = queries.drawer_of(shift.pk, shift.float_cents)
    difference = count(drawer, counted_cents, reason)
    shift.closed_at, shift.counted_cents = at, counted_cents
    shift.expected_cents, shift.reason = drawer.expected_cents, reason.strip()
    shift.version += 1
    shift.save(
        update_fields=[
            "closed_at",
            "counted_cents",
            "expected_cents",
            "reason",
            "version",
        ]
    )
    note(
        shift,
        Step.CLOSE_SHIFT,
        by=by,
        at=at,
        after="closed",
        reason=shift.reason,
        expected=drawer.expected_cents,
        counted=counted_cents,
    )
    return difference
