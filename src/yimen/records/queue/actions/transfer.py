"""A visitor is sent on: to another line, or to one window that wants them."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._joining import joined
from yimen.records.queue.actions._moving import Act, TicketMoved, read, write
from yimen.records.queue.queries import require_served, seat_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets
from yimen.rules.queue.queueing import JoinedAs


@transaction.atomic
def transfer(
    *,
    ticket_id: int,
    line_id: int | None = None,
    window_id: int | None = None,
    by: Actor,
    at: datetime,
) -> TicketMoved:
    """The ticket, waiting again with the rank it had.

    Without a line it stays in its own; with a window only that window may call it.
    """
    before = read(ticket_id=ticket_id)
    authority.require(by, Step.TRANSFER, before.place)
    tickets.after(before.state, Step.TRANSFER)
    line = line_id if line_id is not None else before.line_id
    seat = seat_of(window_id, before.node_id) if window_id is not None else None
    if seat is None:
        require_served(line, before.node_id)
    after = joined(
        before,
        line_id=line,
        joined_as=JoinedAs.TRANSFERRED,
        rank_at=before.rank_at,
        at=at,
    )
    payload = {
        "from_line": before.line_id,
        "line": line,
        "window": seat.number if seat else None,
    }
    act = Act(
        step=Step.TRANSFER, by=by, at=at, payload=payload, wanted_window=window_id
    )
    return write(before, after, act)
