"""The window calls whoever is next: two statements, and never one person twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from yimen.records.queue.actions._moving import (
    NOBODY_PASSED,
    Act,
    Passing,
    TicketMoved,
    write,
)
from yimen.records.queue.facts import rows, ticket_facts
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue import tickets
from yimen.rules.queue.queueing import DEFAULT_FAIRNESS
from yimen.rules.refusals import Overtaken

Row = Mapping[str, Any]

DUES_LOOKED_AT: Final = 8
"""Of those who are due, the first few; all only if other acts hold these."""


@dataclass(frozen=True, slots=True)
class NobodyWaits:
    """No line of this window has anybody waiting."""


@transaction.atomic
def call_next(*, by: Actor, at: datetime) -> TicketMoved | NobodyWaits:
    """The visitor whom the officer's window calls next.

    Whom to call is `rules.queue.queueing.next_call`, spoken in SQL so that many windows
    can choose at once: while everybody ranks as they joined each takes the first row
    that is free; calls that may pass somebody go one after another within the hall.
    """
    if by.window_id is None:
        raise tickets.NoWindow
    asked = {
        "window": by.window_id,
        "day": local_date(at),
        "patience": DEFAULT_FAIRNESS.patience,
    }
    seat = _seat(asked, by)
    row, passing = _chosen(seat, asked)
    if row is None:
        return NobodyWaits()
    before = ticket_facts(row)
    after = replace(
        before,
        state=tickets.after(before.state, Step.CALL),
        window_id=by.window_id,
        window_number=seat["seat_number"],
        officer_id=by.officer_id,
        called_at=at,
    )
    payload = {
        "window": seat["seat_number"],
        "line": before.line_id,
        "passed_lines": passing.lines,
    }
    act = Act(step=Step.CALL, by=by, at=at, payload=payload, passing=passing)
    return write(before, after, act)


def _seat(asked: Row, by: Actor) -> Row:
    found = rows("pick", asked)
    if not found:
        raise tickets.NoWindow
    seat = found[0]
    here = Place(hall_id=seat["node_id"], hall_path=seat["path"])
    authority.require(by, Step.CALL, here)
    if seat["busy_number"] is not None:
        busy_with = tickets.label(seat["busy_letter"], seat["busy_number"])
        raise tickets.WindowBusy(ticket=busy_with)
    if not seat["is_alone"]:
        raise Overtaken(window=seat["seat_number"])
    return seat


def _chosen(seat: Row, asked: Row) -> tuple[Row | None, Passing]:
    if not seat["is_disordered"]:
        return (seat if seat["id"] is not None else None), NOBODY_PASSED
    found = rows("pick_out_of_turn", {**asked, "dues": DUES_LOOKED_AT}) or rows(
        "pick_out_of_turn", {**asked, "dues": None}
    )
    if not found:
        return None, NOBODY_PASSED
    row = found[0]
    return row, Passing(tuple(row["passed_lines"]), tuple(row["ceilings"]))
