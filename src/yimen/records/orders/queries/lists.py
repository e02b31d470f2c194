"""Orders in a list: what runs out first, first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import F, Q

from yimen.records.cases.queries.ladders import lit_by
from yimen.records.orders.facts import calendar_of, current_units, name_of, times_of
from yimen.records.orders.queries.searching import found_in_full
from yimen.records.orders.queries.seen import visible, with_reviews
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.legal_clock.lights import Light, LightSettings
from yimen.rules.voice.order_clock import light_of
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.orders import OPEN, TO_ACCEPT, TO_ANSWER, OrderState
from yimen.rules.voice.root_causes import Cause

UNFILED: Final = "-"
_OPEN: Final = [one.value for one in OPEN]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter:
    """Which orders to list."""

    text: str = ""
    kind: str = ""
    state: str = ""  # a state, or one of `BOXES`
    category: str = ""  # a path, with all below it, or `UNFILED`
    source: str = ""
    cause: str = ""
    matter: str = ""
    first_on: date | None = None
    last_on: date | None = None
    numbers: frozenset[str] | None = None


def _states(*states: OrderState) -> Q:
    return Q(state__in=[one.value for one in states])


BOXES: Final[Mapping[str, Q]] = {
    "open": _states(*OPEN),
    "to_accept": _states(*TO_ACCEPT),
    "to_assign": _states(OrderState.ACCEPTED),
    "to_answer": _states(*TO_ANSWER),
    "returning": _states(OrderState.RETURNING),
    "to_follow": _states(OrderState.ANSWERED),
    "unhappy": _states(OrderState.FOLLOWED) & Q(feedback=Feedback.DISSATISFIED.value),
    "reopened": Q(reopened__gt=0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """A line of a list; nothing in it names the person."""

    number: str
    kind: OrderKind
    source: Source
    state: OrderState
    topic: str
    cause: Cause | None
    category: str
    place: str
    matter: str
    units: tuple[str, ...]
    registered_at: datetime
    due_on: date | None
    light: Light | None
    reopened: int
    hurried: int
    feedback: str
    review_state: OrderState | None  # of the review that was asked for


def order_rows(
    wanted: OrderFilter,
    *,
    actor: Actor,
    at: datetime,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[OrderRow]:
    """The orders that are wanted and may be seen; open ones by what runs out first."""
    rows = with_reviews(visible(actor).filter(matching(wanted)))
    ordered = rows.order_by(F("due_on").asc(nulls_last=True), "-registered_at")
    ladder = lit_by().ladder
    return slice_of(ordered, page, lambda row: order_row(row, at, ladder), size=size)


def matching(wanted: OrderFilter) -> Q:
    """The filter as a condition."""
    found = _about(wanted)
    if wanted.state in BOXES:
        found &= BOXES[wanted.state]
    elif wanted.state:
        found &= Q(state=wanted.state)
    if wanted.first_on is not None:
        found &= Q(registered_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on is not None:
        after = date.fromordinal(wanted.last_on.toordinal() + 1)
        found &= Q(registered_at__lt=start_of_day(after))
    if wanted.numbers is not None:
        found &= Q(number__in=wanted.numbers)
    return found


def _about(wanted: OrderFilter) -> Q:
    plain = {
        "kind": wanted.kind,
        "source": wanted.source,
        "cause": wanted.cause,
        "matter__code": wanted.matter,
    }
    found = Q(**{name: value for name, value in plain.items() if value})
    if wanted.category == UNFILED:
        found &= Q(category="")
    elif wanted.category:
        below = Q(category__startswith=f"{wanted.category}/")
        found &= Q(category=wanted.category) | below
    if wanted.text:
        said = wanted.text.strip()
        plain_match = Q(number=said) | Q(topic__icontains=said) | Q(case_number=said)
        found &= plain_match | Q(pk__in=found_in_full(said))
    return found


def order_row(row: Any, at: datetime, ladder: LightSettings) -> OrderRow:
    """A row as a list shows it; it must have come `with_reviews`."""
    light = (
        light_of(times_of(row), at, calendar_of(row), ladder) if row.due_on else None
    )
    matter = row.matter.current if row.matter else None
    return OrderRow(
        number=row.number,
        kind=OrderKind(row.kind),
        source=Source(row.source),
        state=OrderState(row.state),
        topic=row.topic,
        cause=Cause(row.cause) if row.cause else None,
        category=row.category,
        place=row.place.short_name or row.place.name,
        matter=matter.name if matter else "",
        units=tuple(map(name_of, current_units(row))),
        registered_at=row.registered_at,
        due_on=row.due_on,
        light=light,
        reopened=row.reopened,
        hurried=row.hurried,
        feedback=row.feedback,
        review_state=OrderState(row.review_state) if row.review_state else None,
    )
