"""File an order that is answered and followed up."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def archive_order(*, number: str, by: Actor, at: datetime) -> None:
    """Filed."""
    row = found(number, Step.ARCHIVE_ORDER, by)
    move(row, Said(step=Step.ARCHIVE_ORDER, by=by, at=at, changes={"archived_at": at}))
