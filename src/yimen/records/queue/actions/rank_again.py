"""Whoever waits about a case is put first with it, or goes back into their turn.

It follows from what the case was given (`options`), so whoever may give that to the
case does this; it moves people in the line and no day of any clock.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from yimen.records.journal.append import Line, append
from yimen.records.queue.actions._moving import KIND
from yimen.records.queue.models import Ticket
from yimen.records.queue.queries import settings_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue import queueing, tickets
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import TicketState, label
from yimen.rules.refusals import Overtaken


@dataclass(frozen=True, slots=True)
class Visit:
    """What people came about, and the ticket under which it was taken in."""

    case_number: str
    ticket_id: int | None = None


@transaction.atomic
def rank_again(*, visit: Visit, step: Step, by: Actor, at: datetime) -> int:
    """How many of today's waiting tickets moved; one that is just called stays."""
    about = Q(case_number=visit.case_number) | Q(pk=visit.ticket_id)
    waiting = Ticket.objects.select_for_update(skip_locked=True).filter(
        about, state=TicketState.WAITING, day=local_date(at)
    )
    return sum(_ranked(row, visit, step, by, at) for row in waiting.order_by("pk"))


def _ranked(row: Ticket, visit: Visit, step: Step, by: Actor, at: datetime) -> bool:
    changed = _changes(row, step)
    if not changed:
        return False
    head = append(
        Line(
            kind=KIND,
            subject=str(row.pk),
            step=step,
            by=by,
            happened_at=at,
            before=row.state,
            after=tickets.after(TicketState(row.state), step),
            payload={
                "ticket": label(row.letter, row.number),
                "case": visit.case_number,
                **changed,
            },
        )
    )
    moved = Ticket.objects.filter(pk=row.pk, version=row.version).update(
        **changed,
        version=row.version + 1,
        last_sequence=head.sequence,
        last_hash=head.hash,
    )
    if not moved:
        raise Overtaken(ticket=label(row.letter, row.number))
    return True


def _changes(row: Ticket, step: Step) -> dict[str, object]:
    """What is written otherwise: rank, priority, and the priority of their own."""
    fairness = settings_of(row.node_id).fairness
    if step is Step.GO_FIRST and not row.own_priority:
        own = Priority(row.priority)
        rank = queueing.put_first(own, row.rank_at, fairness)
        after, kept = Priority.GREEN_CHANNEL, own.value
    elif step is Step.GO_IN_TURN and row.own_priority:
        own = Priority(row.own_priority)
        rank = queueing.back_in_turn(own, row.rank_at, fairness)
        after, kept = own, ""
    else:
        return {}
    if rank == row.rank_at:
        return {}
    return {"rank_at": rank, "priority": after.value, "own_priority": kept}
