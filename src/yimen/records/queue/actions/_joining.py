"""Joining a line again: sent on from elsewhere, or back after a missed call."""

from dataclasses import replace
from datetime import datetime

from yimen.records.queue.facts import TicketFacts, rows
from yimen.rules.queue.queueing import JoinedAs
from yimen.rules.queue.tickets import TicketState


def joined(
    before: TicketFacts,
    *,
    line_id: int,
    joined_as: JoinedAs,
    rank_at: datetime,
    at: datetime,
) -> TicketFacts:
    """The ticket at the end of this line, with this rank."""
    asked = {"line": line_id, "day": before.day, "at": at, "numbers": 0}
    counter = rows("join", asked)[0]
    return replace(
        before,
        state=TicketState.WAITING,
        line_id=line_id,
        joined_as=joined_as,
        joined_at=counter["last_joined_at"],
        rank_at=rank_at,
        passes_before=counter["passes"],
        window_id=None,
        window_number=None,
        officer_id=None,
    )
