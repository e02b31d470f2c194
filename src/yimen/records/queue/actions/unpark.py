"""A visitor who stepped aside is back; a free window takes them at once."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import Act, TicketMoved, read, write
from yimen.records.queue.queries import seat_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets


@transaction.atomic
def unpark(*, ticket_id: int, by: Actor, at: datetime) -> TicketMoved:
    """The visitor, called to the officer's window, whichever parked them."""
    before = read(ticket_id=ticket_id)
    authority.require(by, Step.UNPARK, before.place)
    seat = seat_of(by.window_id, before.node_id)
    after = replace(
        before,
        state=tickets.after(before.state, Step.UNPARK),
        window_id=seat.window_id,
        window_number=seat.number,
        officer_id=by.officer_id,
        called_at=at,
    )
    payload = {"window": seat.number}
    return write(before, after, Act(step=Step.UNPARK, by=by, at=at, payload=payload))
