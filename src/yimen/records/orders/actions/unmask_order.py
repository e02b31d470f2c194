"""Read an order in full, for a reason; the journal keeps who did."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders import facts
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import check_reason


@transaction.atomic
def unmask_order(*, number: str, reason: str, by: Actor, at: datetime) -> facts.Words:
    """What was written, and who wrote it. Not to be kept."""
    row = found(number, Step.UNMASK_ORDER, by)
    said = check_reason(reason)
    move(row, Said(step=Step.UNMASK_ORDER, by=by, at=at, texts={"reason": said}))
    return facts.words_of(row.said_sealed)
