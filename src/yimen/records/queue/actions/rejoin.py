"""Somebody who missed their call is back in time: once, behind a few others."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._joining import joined
from yimen.records.queue.actions._moving import Act, TicketMoved, read, write
from yimen.records.queue.queries import rank_of_place, settings_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets
from yimen.rules.queue.queueing import JoinedAs


@transaction.atomic
def rejoin(*, token: str, by: Actor, at: datetime) -> TicketMoved:
    """The ticket, waiting again; the visitor is known by the token."""
    before = read(token=token)
    authority.require(by, Step.REJOIN, before.place)
    tickets.after(before.state, Step.REJOIN)
    settings = settings_of(before.node_id)
    tickets.require_return(
        missed_at=before.missed_at or before.joined_at,
        returns=before.returns,
        at=at,
        within_minutes=settings.return_within,
    )
    rank = tickets.rank_after_return(
        own_rank_at=before.rank_at,
        at=at,
        ahead_rank_at=rank_of_place(before.line_id, before.day, settings.return_behind),
    )
    back = joined(
        before,
        line_id=before.line_id,
        joined_as=JoinedAs.RETURNED,
        rank_at=rank,
        at=at,
    )
    after = replace(back, returns=before.returns + 1)
    payload = {"line": before.line_id}
    return write(before, after, Act(step=Step.REJOIN, by=by, at=at, payload=payload))
