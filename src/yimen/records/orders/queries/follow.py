"""An order as its person follows it, and what everybody may read of answers."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from yimen.ports.vault import vault
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.journal import queries as journal
from yimen.records.orders import facts
from yimen.records.orders.models import Order
from yimen.records.people.queries import Slice, slice_of
from yimen.rules.cases.numbers import plain_query_code
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import Light
from yimen.rules.legal_clock.strip import Strip, strip
from yimen.rules.voice.order_clock import (
    OrderTimes,
    clock_of,
    contact_due,
    light_of,
    review_by,
)
from yimen.rules.voice.order_kinds import REVIEWS, OrderKind
from yimen.rules.voice.orders import ANSWERED, OPEN, OrderState

_NO_CODE: Final = "0" * 64
_A_PUBLIC_PAGE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderProgress:
    """What the person reads: the own words, who handles it, until when, the answer."""

    number: str
    kind: OrderKind
    state: OrderState
    topic: str
    text: str
    category: str
    units: tuple[str, ...]
    registered_at: datetime
    accepted_at: datetime | None
    assigned_at: datetime | None
    contacted_at: datetime | None
    contact_due_on: date | None
    answered_at: datetime | None
    due_on: date | None
    light: Light | None
    strip: Strip | None
    answer: str
    outcome: str
    declined: str
    where: str  # where to go instead
    feedback: str
    reopened: int
    merged_into: str
    review: str
    review_state: OrderState | None
    can_rate: bool
    can_withdraw: bool
    review_by_on: date | None  # until when a review may be asked for


def order_progress(number: str, code: str, at: datetime) -> OrderProgress | None:
    """The order, or None: for a wrong code and for an unknown number alike."""
    hashes = Order.objects.filter(number=number).values_list(
        "query_code_hash", flat=True
    )
    kept = hashes.first() or _NO_CODE
    given = vault().digest(f"{number} {plain_query_code(code)}").hex()
    if not hmac.compare_digest(kept.encode(), given.encode()):
        return None
    return held_order(number, at)


def held_order(number: str, at: datetime) -> OrderProgress | None:
    """The order for whoever gave its code a moment ago."""
    rows = Order.objects.select_related("place__region", "merged_into", "review")
    row = rows.prefetch_related("units__organ", "units__hall").filter(number=number)
    found = row.first()
    return None if found is None else _progress(found, at)


def _progress(row: Any, at: datetime) -> OrderProgress:
    words, times = facts.words_of(row.said_sealed), facts.times_of(row)
    calendar, clock = facts.calendar_of(row), clock_of(times)
    ladder = lit_by().ladder
    called = contact_due(times.kind, local_date(row.registered_at), calendar)
    return OrderProgress(
        number=row.number,
        kind=times.kind,
        state=times.state,
        topic=row.topic,
        text=words.text,
        category=row.category,
        units=tuple(map(facts.name_of, facts.current_units(row))),
        registered_at=row.registered_at,
        accepted_at=row.accepted_at,
        assigned_at=row.assigned_at,
        contacted_at=row.contacted_at,
        contact_due_on=called.on if called else None,
        answered_at=row.answered_at,
        due_on=row.due_on,
        light=light_of(times, at, calendar, ladder),
        strip=strip(clock, at, calendar, ladder) if clock else None,
        answer=facts.opened(row.answer_sealed) if times.state in ANSWERED else "",
        outcome=row.outcome,
        declined=row.declined,
        where=_where(row) if row.declined else "",
        feedback=row.feedback,
        reopened=row.reopened,
        merged_into=row.merged_into.number if row.merged_into else "",
        review=row.review.number if hasattr(row, "review") else "",
        review_state=OrderState(row.review.state) if hasattr(row, "review") else None,
        can_rate=times.state is OrderState.ANSWERED,
        can_withdraw=times.state in OPEN,
        review_by_on=_review_by(row, times, at),
    )


def _review_by(row: Any, times: OrderTimes, at: datetime) -> date | None:
    """Until when a review may be asked for; None once it may not, or has been."""
    is_open = times.kind in REVIEWS and times.state in ANSWERED
    if not is_open or row.answered_at is None or hasattr(row, "review"):
        return None
    last = review_by(local_date(row.answered_at), facts.calendar_of(row))
    return last if local_date(at) <= last else None


def _where(row: Order) -> str:
    said = journal.texts("order", row.number)
    return next((text for (_, slot), text in said.items() if slot == "where"), "")


@dataclass(frozen=True, slots=True)
class PublicOrder:
    """What became of an order, without the person."""

    kind: OrderKind
    topic: str
    text: str
    answer: str
    category: str
    registered_on: date
    answered_on: date | None
    published_at: datetime


def published_orders(page: int = 1, category: str = "") -> Slice[PublicOrder]:
    """What everybody may read, the newest first."""
    rows = Order.objects.exclude(published_at=None)
    if category:
        rows = rows.filter(category__startswith=category)
    return slice_of(
        rows.order_by("-published_at", "-pk"), page, _public, size=_A_PUBLIC_PAGE
    )


def _public(row: Any) -> PublicOrder:
    return PublicOrder(
        kind=OrderKind(row.kind),
        topic=row.topic,
        text=row.public_text,
        answer=row.public_answer,
        category=row.category,
        registered_on=local_date(row.registered_at),
        answered_on=local_date(row.answered_at) if row.answered_at else None,
        published_at=row.published_at,
    )
