"""A visitor takes a number: at the kiosk, at the desk, or with an appointment."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Head, Line, chain
from yimen.records.network import queries as network
from yimen.records.queue.facts import fairness, rows
from yimen.records.queue.models import Ticket
from yimen.records.queue.queries import hall_pace
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue import tickets
from yimen.rules.queue.queueing import (
    DEFAULT_FAIRNESS,
    Priority,
    check_priority,
    rank_at,
)
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange

KIND = "ticket"
_ONE_TOUCH = "ticket_one_touch"
_TOKEN_BYTES = 15


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """The number and the secret under which its visitor finds it again."""

    ticket_id: int
    label: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for. `once` is the mark of one touch: again, the same ticket."""

    line_id: int
    once: str
    priority: Priority = Priority.NORMAL
    channel: str = "kiosk"
    slot_starts_at: datetime | None = None
    case: str = ""  # whose green channel it is


def issue_ticket(*, wish: Wish, by: Actor, at: datetime) -> TicketIssued:
    """The visitor's new ticket, or the one that this touch made before."""
    try:
        with transaction.atomic():
            return _issue(wish, by, at)
    except IntegrityError as error:
        if _ONE_TOUCH not in str(error):
            raise
    made = Ticket.objects.get(once=wish.once)
    return TicketIssued(made.id, tickets.label(made.letter, made.number), made.token)


def _issue(wish: Wish, by: Actor, at: datetime) -> TicketIssued:
    check_priority(wish.priority, wish.case)
    asked = {"line": wish.line_id, "day": local_date(at), "at": at}
    found = rows("number", asked)
    if not found:
        raise tickets.NoSuchLine
    row = found[0]
    here = Place(hall_id=row["node_id"], hall_path=row["path"])
    authority.require(by, Step.ISSUE_TICKET, here)
    if wish.channel == "kiosk":
        hours = network.hall_hours(row["node_id"], local_date(at))
        tickets.require_open(hours.door(at), at)
    if not row["is_open"]:
        raise tickets.LineClosed(line=row["name"], reopens_at=row["reopens_at"])
    label = tickets.label(row["letter"], row["last_number"])
    columns = {**asked, **_columns(wish, row), **_told(row["node_id"], wish, at)}
    line = Line(
        kind=KIND,
        subject=str(row["nextval"]),
        step=Step.ISSUE_TICKET,
        by=by,
        happened_at=at,
        after=tickets.TicketState.WAITING.value,
        payload={
            "ticket": label,
            "line": wish.line_id,
            "priority": wish.priority.value,
            "channel": wish.channel,
            **({"case": wish.case} if wish.case else {}),
        },
    )
    sealed = chain(line, Head(), row["journal_now"])
    rows("issue", {**columns, **sealed.parameters()})
    return TicketIssued(row["nextval"], label, str(columns["token"]))


def _columns(wish: Wish, row: dict[str, Any]) -> dict[str, object]:
    settled = fairness(
        row["patience"], row["appointment_head_start"], row["priority_head_start"]
    )
    joined_at = row["last_joined_at"]
    rank = rank_at(
        wish.priority, joined_at, settled, slot_starts_at=wish.slot_starts_at
    )
    return {
        "ticket": row["nextval"],
        "node": row["node_id"],
        "letter": row["letter"],
        "number": row["last_number"],
        "token": secrets.token_urlsafe(_TOKEN_BYTES),
        "once": wish.once,
        "priority": wish.priority.value,
        "channel": wish.channel,
        "joined_at": joined_at,
        "rank_at": rank,
        "passes_before": row["passes"],
        "case": wish.case,
    }


def _told(node_id: int, wish: Wish, at: datetime) -> dict[str, int | None]:
    """The range that the slip will show, kept to be judged afterwards."""
    if wish.priority is not Priority.NORMAL:
        return {"told_low": None, "told_high": None}
    match hall_pace(node_id, at, DEFAULT_FAIRNESS.patience).wait(wish.line_id):
        case WaitingRange(low, high):
            return {"told_low": low, "told_high": high}
        case TooLittleKnown():
            return {"told_low": None, "told_high": None}
