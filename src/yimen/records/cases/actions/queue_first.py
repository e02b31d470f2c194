"""A number for whoever comes about a case with a green channel."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.queue.actions.issue_ticket import TicketIssued, Wish, issue_ticket
from yimen.rules.authority.actors import Actor
from yimen.rules.cases import options
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.options import NotFirst
from yimen.rules.queue.queueing import Priority


@transaction.atomic
def queue_first(*, number: str, wish: Wish, by: Actor, at: datetime) -> TicketIssued:
    """The number, with the head start of the green channel; the bound holds for it."""
    rows = models.Case.objects.filter(number=number.strip().upper())
    found = rows.values_list("number", "state", "first_ground").first()
    if found is None:
        raise NotFirst(case=number)
    known, state, ground = found
    options.check_first(known, ground, State(state))
    first = replace(wish, priority=Priority.GREEN_CHANNEL, case=known)
    return issue_ticket(wish=first, by=by, at=at)
