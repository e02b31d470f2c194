"""Coming to a window: a number, the call, some minutes, and the next one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Final

from yimen.records.queue.actions.call_next import NobodyWaits, call_next
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.issue_ticket import TicketIssued, Wish, issue_ticket
from yimen.records.queue.actions.serve import serve
from yimen.rules.authority.actors import VISITOR, Actor
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.queue.queueing import Priority
from yimen.site.demo.names import CENTER
from yimen.site.demo.world import Party

_SOCIAL: Final = "sun.li"
_AWAY: Final = 0.15  # of the visits


class NobodyCame(Exception):
    """The visitor who was just given a number is not there to be called."""


def takes(
    line_id: int, once: str, at: datetime, priority: Priority = Priority.NORMAL
) -> TicketIssued:
    """A visitor takes a number at the kiosk."""
    wish = Wish(line_id=line_id, once=once, priority=priority)
    return issue_ticket(wish=wish, by=VISITOR, at=at)


def called(clerk: Actor, at: datetime) -> int:
    """The id of the ticket that the window calls."""
    found = call_next(by=clerk, at=at)
    if isinstance(found, NobodyWaits):
        raise NobodyCame
    return found.ticket_id


@contextmanager
def visit(random: Random, line_id: int, clerk: Actor, at: datetime) -> Iterator[int]:
    """The ticket of somebody who stands at the clerk's window now.

    A window was free, so the queue said: at most a minute. Now and then the clerk was
    away all the same.
    """
    call = at - timedelta(minutes=1)
    kept = random.randrange(2, 14) if random.random() < _AWAY else random.random()
    takes(line_id, f"demo-{random.getrandbits(64):x}", call - timedelta(minutes=kept))
    ticket_id = called(clerk, call)
    serve(ticket_id=ticket_id, by=clerk, at=at)
    yield ticket_id
    spent = timedelta(minutes=random.randrange(3, 16))
    finish(ticket_id=ticket_id, by=clerk, at=at + spent)


def letter_for(clerk: str, hall: str, party: Party) -> str:
    """The letter of the line in which this visitor waits for this clerk."""
    if hall != CENTER:
        return "A"
    if clerk == _SOCIAL:
        return "C"
    return "A" if party.identity.kind is ApplicantKind.PERSON else "B"
