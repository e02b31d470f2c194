"""The visitor did not come."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import TicketMoved, step_at_own_window
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def no_show(*, ticket_id: int, by: Actor, at: datetime) -> TicketMoved:
    """The ticket, put aside: it may come back once, for some minutes."""
    return step_at_own_window(
        ticket_id=ticket_id, step=Step.NO_SHOW, by=by, at=at, missed_at=at
    )
