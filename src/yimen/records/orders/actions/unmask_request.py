"""Read a request in full, for a reason; the journal keeps who did."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders import facts
from yimen.records.orders.actions._requests import found, note
from yimen.records.orders.actions._write import Said
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import check_reason


@transaction.atomic
def unmask_request(*, number: str, reason: str, by: Actor, at: datetime) -> facts.Words:
    """What is wanted, by whom, and how to reach them. Not to be kept."""
    row = found(number, Step.UNMASK_REQUEST, by)
    said = check_reason(reason)
    note(row, Said(step=Step.UNMASK_REQUEST, by=by, at=at, texts={"reason": said}))
    return facts.words_of(row.said_sealed)
