"""The visitor gives the place back, from the phone or at the kiosk."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._moving import Act, TicketMoved, read, write
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets


@transaction.atomic
def give_up(*, token: str, by: Actor, at: datetime) -> TicketMoved:
    """The ticket, cancelled by whoever holds its token."""
    before = read(token=token)
    authority.require(by, Step.GIVE_UP, before.place)
    after = replace(before, state=tickets.after(before.state, Step.GIVE_UP))
    return write(before, after, Act(step=Step.GIVE_UP, by=by, at=at, payload={}))
