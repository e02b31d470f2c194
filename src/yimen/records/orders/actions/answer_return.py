"""The desk agrees that an order goes back, or leaves it with the unit."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._handing import end_units
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_kinds import KINDS, OrderKind


@transaction.atomic
def answer_return(
    *, number: str, agrees: bool, reason: str, by: Actor, at: datetime
) -> None:
    """Back at the desk, to be handed to another; or it stays where it is."""
    step = Step.AGREE_RETURN if agrees else Step.DENY_RETURN
    row = found(number, step, by)
    article = KINDS[OrderKind(row.kind)].returning.article
    move(row, Said(step=step, by=by, at=at, texts={"reason": reason}, article=article))
    if agrees:
        end_units(row, at)
