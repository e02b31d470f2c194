"""A waiting ticket says which case it is about."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.queue.actions._moving import KIND, read
from yimen.records.queue.models import Ticket
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets
from yimen.rules.refusals import Overtaken


@transaction.atomic
def note_case(*, ticket_id: int, case_number: str, by: Actor, at: datetime) -> None:
    """It is about this case from now on."""
    ticket = read(ticket_id=ticket_id)
    authority.require(by, Step.COME_ABOUT, ticket.place)
    head = append(
        Line(
            kind=KIND,
            subject=str(ticket.id),
            step=Step.COME_ABOUT,
            by=by,
            happened_at=at,
            before=ticket.state.value,
            after=tickets.after(ticket.state, Step.COME_ABOUT),
            payload={"ticket": ticket.label, "case": case_number},
        )
    )
    noted = Ticket.objects.filter(pk=ticket.id, version=ticket.version).update(
        case_number=case_number,
        version=ticket.version + 1,
        last_sequence=head.sequence,
        last_hash=head.hash,
    )
    if not noted:
        raise Overtaken(ticket=ticket.label)
