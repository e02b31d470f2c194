"""The visitor steps aside: a copy, a form, a photograph."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import TicketMoved, step_at_own_window
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def park(*, ticket_id: int, by: Actor, at: datetime) -> TicketMoved:
    """The ticket, put aside without a new wait; the window is free."""
    return step_at_own_window(ticket_id=ticket_id, step=Step.PARK, by=by, at=at)
