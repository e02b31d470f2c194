"""Whoever booked is here: the appointment becomes a ticket, without queueing again."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._bookings import (
    find,
    require_booked,
    swap,
    write_down,
)
from yimen.records.queue.actions.issue_ticket import TicketIssued, Wish, issue_ticket
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.bookings import SlotTime, require_in_time
from yimen.rules.queue.queueing import Priority
from yimen.rules.refusals import NotFound


@transaction.atomic
def check_in(*, code: str, node_id: int, by: Actor, at: datetime) -> TicketIssued:
    """The ticket of this appointment; asked again, the same ticket."""
    row = find(code)
    if row.node_id != node_id:
        raise NotFound
    wish = Wish(
        line_id=row.line_id,
        once=f"appointment-{row.pk}",
        priority=Priority.APPOINTMENT,
        channel="appointment",
        slot_starts_at=row.slot.starts_at,
    )
    if row.state == "arrived":
        return issue_ticket(wish=wish, by=by, at=at)
    require_booked(row)
    require_in_time(SlotTime(row.slot.starts_at, row.slot.ends_at), at)
    made = issue_ticket(wish=wish, by=by, at=at)
    swap(row, "arrived", ticket_id=made.ticket_id)
    write_down(
        row,
        Step.CHECK_IN,
        before="booked",
        after="arrived",
        by=by,
        at=at,
        ticket=made.ticket_id,
    )
    return made
