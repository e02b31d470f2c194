"""The hall's desk takes a ticket out of the queue."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import Act, TicketMoved, read, write
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets


@transaction.atomic
def cancel_ticket(*, ticket_id: int, by: Actor, at: datetime) -> TicketMoved:
    """The ticket, cancelled."""
    before = read(ticket_id=ticket_id)
    authority.require(by, Step.CANCEL_TICKET, before.place)
    after = replace(before, state=tickets.after(before.state, Step.CANCEL_TICKET))
    act = Act(step=Step.CANCEL_TICKET, by=by, at=at, payload={})
    return write(before, after, act)
