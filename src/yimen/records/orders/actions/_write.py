"""How an act on an order is written: its row and its line, or nothing."""

import secrets
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import connection

from yimen.ports.vault import vault
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.journal.append import Line, append
from yimen.records.orders import facts, queries
from yimen.records.orders.actions.index_orders import index_order
from yimen.records.orders.models import Order
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import numbers
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice import orders
from yimen.rules.voice.order_clock import due_of, light_of, worst

KIND: Final = "order"
SET: Final = "set"
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
SEALED: Final = frozenset({"answer_sealed", "said_sealed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line about an order: what it sets, and what it rests on."""

    step: Step
    by: Actor
    at: datetime
    changes: Mapping[str, object] = field(default_factory=dict)
    evidence: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    article: str = ""


def found(number: str, step: Step, by: Actor) -> Order:
    """The order, if it is there for the actor and the step theirs to take."""
    row = queries.visible(by).filter(number=number).first()
    if row is None:
        raise NotFound(order=number)
    if not any(authority.may(by, step, place) for place in facts.places_of(row)):
        raise authority.NotAllowed(step=step, actor=by.mark)
    return row


def move(row: Order, said: Said) -> date | None:
    """The new due day; the line and exactly the columns it names are written.

    The due day and the loudest light follow from the other columns.
    """
    after = orders.after(orders.OrderState(row.state), said.step)
    calendar = facts.calendar_of(row)
    new = copy(row)
    for name, value in {**said.changes, "state": after.value}.items():
        setattr(new, name, value)
    shown = light_of(facts.times_of(row), said.at, calendar, lit_by().ladder)
    before = Light(row.lit) if row.lit else None
    due = due_of(facts.times_of(new), calendar)
    changes = {
        **said.changes,
        "state": after.value,
        "due_on": due.on if due else None,
        "lit": worst([before, shown]) or "",
    }
    head = append(line_of(KIND, row.number, (row.state, after), changes, said))
    rows = Order.objects.filter(pk=row.pk, version=row.version)
    moved = rows.update(
        version=row.version + 1,
        last_sequence=head.sequence,
        last_hash=head.hash,
        **changes,
    )
    if not moved:
        raise Overtaken(order=row.number)
    return due.on if due else None


def line_of(
    kind: str,
    number: str,
    states: tuple[str, str],
    changes: Mapping[str, object],
    said: Said,
) -> Line:
    """The line of the journal; what is sealed stays out of it."""
    told = {name: value for name, value in changes.items() if name not in SEALED}
    return Line(
        kind=kind,
        subject=number,
        step=said.step,
        by=said.by,
        happened_at=said.at,
        article=said.article,
        before=states[0],
        after=states[1],
        payload={SET: told, **said.evidence},
        texts={slot: text for slot, text in said.texts.items() if text.strip()},
    )


def begin(row: Order, said: Said) -> None:
    """Write a new order with its first line."""
    due = due_of(facts.times_of(row), facts.calendar_of(row))
    row.due_on = due.on if due else None
    changes = {**said.changes, "state": row.state, "due_on": row.due_on}
    head = append(line_of(KIND, row.number, ("", row.state), changes, said))
    row.last_sequence, row.last_hash = head.sequence, head.hash
    Order.objects.bulk_create([row])
    index_order(row.number)


def one_by_one(about: str) -> None:
    """Wait for whoever does the same right now."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE, [about])


def fresh_code() -> str:
    """A query code drawn by chance."""
    signs = len(numbers.QUERY_SIGNS)
    draws = [secrets.randbelow(signs) for _ in range(numbers.QUERY_CODE_LENGTH)]
    return numbers.query_code(draws)


def code_hash(number: str, code: str) -> str:
    """What is kept of a query code."""
    return vault().digest(f"{number} {numbers.plain_query_code(code)}").hex()
