"""The day is over: tickets that nobody closed lapse."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import Act, read, write
from yimen.records.queue.queries import left_open_before
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.queue import tickets
from yimen.rules.refusals import Overtaken


def lapse(*, by: Actor, at: datetime) -> int:
    """How many tickets of earlier days were closed; each in its own transaction."""
    authority.require(by, Step.LAPSE)
    closed = 0
    for ticket_id in left_open_before(local_date(at)):
        try:
            _lapse(ticket_id, by, at)
        except (Overtaken, tickets.NoSuchTicketStep):
            continue  # somebody closed it meanwhile
        closed += 1
    return closed


@transaction.atomic
def _lapse(ticket_id: int, by: Actor, at: datetime) -> None:
    before = read(ticket_id=ticket_id)
    after = replace(before, state=tickets.after(before.state, Step.LAPSE))
    midnight = start_of_day(local_date(before.joined_at)).replace(hour=23, minute=59)
    end = max(before.joined_at, min(at, midnight))
    write(before, after, Act(step=Step.LAPSE, by=by, at=end, payload={}))
