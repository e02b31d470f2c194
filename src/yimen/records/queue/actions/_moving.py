"""One step of one ticket: read with its head, decide, write in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError

from yimen.records.journal.append import Head, Line, chain, racing
from yimen.records.queue.facts import TicketFacts, rows, ticket_facts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue import tickets
from yimen.rules.queue.tickets import OPEN_STATES, TicketState, WindowBusy
from yimen.rules.refusals import NotFound, Overtaken

KIND = "ticket"
_ONE_VISITOR = "window_one_visitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMoved:
    """Where a ticket stands after the act."""

    ticket_id: int
    label: str
    token: str
    state: TicketState
    window_number: int | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """The lines that see somebody passed, with the count each must be under."""

    lines: tuple[int, ...] = ()
    ceilings: tuple[int, ...] = ()


NOBODY_PASSED = Passing()


def read(*, ticket_id: int | None = None, token: str | None = None) -> TicketFacts:
    """The ticket by its id or by its visitor's token."""
    found = rows("ticket", {"ticket": ticket_id, "token": token})
    if not found:
        raise NotFound(ticket=ticket_id)
    return ticket_facts(found[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The step that is taken, by whom and when, and what the journal keeps of it."""

    step: Step
    by: Actor
    at: datetime
    payload: Mapping[str, object]
    wanted_window: int | None = None
    passing: Passing = NOBODY_PASSED


def step_at_own_window(
    *,
    ticket_id: int,
    step: Step,
    by: Actor,
    at: datetime,
    called_at: datetime | None = None,
    missed_at: datetime | None = None,
) -> TicketMoved:
    """A step with the visitor who stands at the officer's own window."""
    before = read(ticket_id=ticket_id)
    authority.require(by, step, before.place)
    tickets.require_own_visitor(before.window_id, by.window_id)
    after = replace(
        before,
        state=tickets.after(before.state, step),
        called_at=called_at or before.called_at,
        missed_at=missed_at or before.missed_at,
    )
    payload = {"window": before.window_number}
    return write(before, after, Act(step=step, by=by, at=at, payload=payload))


def write(before: TicketFacts, after: TicketFacts, act: Act) -> TicketMoved:
    """Take the step; raise `Overtaken` if the ticket was moved meanwhile."""
    line = Line(
        kind=KIND,
        subject=str(before.id),
        step=act.step,
        by=act.by,
        happened_at=act.at,
        before=before.state.value,
        after=after.state.value,
        payload={"ticket": before.label, **act.payload},
    )
    head = Head(before.last_sequence, before.last_hash)
    sealed = chain(line, head, before.recorded_at)
    parameters = {**_columns(before, after, act), **sealed.parameters()}
    try:
        with racing(KIND, str(before.id)):
            written = rows("move", parameters)
    except IntegrityError as error:
        if _ONE_VISITOR in str(error):
            raise WindowBusy(window=after.window_number) from error
        raise
    if not written[0]["count"]:
        raise Overtaken(ticket=before.label)
    return TicketMoved(
        ticket_id=before.id,
        label=before.label,
        token=before.token,
        state=after.state,
        window_number=after.window_number,
    )


def _columns(before: TicketFacts, after: TicketFacts, act: Act) -> dict[str, object]:
    is_joining = after.joined_at != before.joined_at
    is_elsewhere = (before.state, before.window_id) != (after.state, after.window_id)
    return {
        "ticket": before.id,
        "version": before.version,
        "day": before.day,
        "at": act.at,
        "state": after.state.value,
        "line": after.line_id,
        "window": after.window_id,
        "officer": after.officer_id,
        "wanted_window": act.wanted_window,
        "joined_as": after.joined_as.value,
        "joined_at": after.joined_at,
        "rank_at": after.rank_at,
        "passes_before": after.passes_before,
        "called_at": after.called_at,
        "missed_at": after.missed_at,
        "returns": after.returns,
        "started_at": after.joined_at if is_joining else act.at,
        "is_new_interval": is_joining or is_elsewhere,
        "is_last": after.state not in OPEN_STATES,
        "passed_lines": list(act.passing.lines),
        "ceilings": list(act.passing.ceilings),
    }
