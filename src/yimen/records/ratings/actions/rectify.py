"""The rated unit, or the hall for it, says what it has put right."""

from datetime import datetime

from django.db import transaction

from yimen.records.ratings.actions._tickets import Act, move, the_ticket
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing


@transaction.atomic
def rectify(
    *, ticket_id: int, measures: str, version: int, by: Actor, at: datetime
) -> None:
    """The ticket waits to be reported back."""
    row = the_ticket(ticket_id, Step.RECTIFY, by)
    said = measures.strip()
    if not said:
        raise ReasonMissing(missing=["measures"])
    act = Act(step=Step.RECTIFY, by=by, at=at, texts={"measures": said})
    move(
        row,
        act,
        version,
        rectified_at=at,
        rectified_by_id=by.officer_id,
        measures=said,
    )
