"""Somebody found out why the file and the books differ, and says so."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees import models
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.money.shifts import DifferenceReasonMissing, DifferenceSettled
from yimen.rules.refusals import NotFound


@transaction.atomic
def settle_discrepancy(
    *, discrepancy_id: int, reason: str, by: Actor, at: datetime
) -> None:
    """The difference is explained; it stays in the list with its reason."""
    held = models.Discrepancy.objects.select_for_update(of=("self",))
    row = held.select_related("statement__hall").filter(pk=discrepancy_id).first()
    if row is None:
        raise NotFound(discrepancy=discrepancy_id)
    hall = row.statement.hall
    place = Place(hall_id=hall.pk, hall_path=hall.path)
    authority.require(by, Step.SETTLE_DIFFERENCE, place)
    if row.settled_at is not None:
        raise DifferenceSettled(reference=row.reference)
    if not reason.strip():
        raise DifferenceReasonMissing
    row.reason, row.settled_at = reason.strip(), at
    row.settled_by_id = by.officer_id
    row.save(update_fields=["reason", "settled_at", "settled_by"])
    append(
        Line(
            kind="statement",
            subject=str(row.statement_id),
            step=Step.SETTLE_DIFFERENCE,
            by=by,
            happened_at=at,
            after="settled",
            payload={"difference": row.pk, "reference": row.reference},
            texts={"reason": row.reason},
        )
    )
