"""The window calls its visitor once more."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import TicketMoved, step_at_own_window
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def recall(*, ticket_id: int, by: Actor, at: datetime) -> TicketMoved:
    """The visitor, called again; board and voice say the number anew."""
    return step_at_own_window(
        ticket_id=ticket_id, step=Step.RECALL, by=by, at=at, called_at=at
    )
