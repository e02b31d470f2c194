"""The visitor stands at the window."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import TicketMoved, step_at_own_window
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def serve(*, ticket_id: int, by: Actor, at: datetime) -> TicketMoved:
    """The visitor, being served from now on."""
    return step_at_own_window(ticket_id=ticket_id, step=Step.SERVE, by=by, at=at)
