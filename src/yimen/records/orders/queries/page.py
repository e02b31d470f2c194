"""One order as those see it who handle it: masked, with its lines and its likes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Q

from yimen.records.cases.queries.ladders import lit_by
from yimen.records.journal import queries as journal
from yimen.records.orders import facts
from yimen.records.orders.models import Order
from yimen.records.orders.queries.hinted import HintRow, hints_for
from yimen.records.orders.queries.lists import OrderRow, order_row
from yimen.records.orders.queries.routing import route_of
from yimen.records.orders.queries.seen import office_telephones, visible, with_reviews
from yimen.records.people import queries as people
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import LightSettings
from yimen.rules.legal_clock.strip import Strip, strip
from yimen.rules.refusals import NotFound
from yimen.rules.running_text import masked
from yimen.rules.voice.order_clock import clock_of, contact_due
from yimen.rules.voice.order_units import Ground, Unit
from yimen.rules.voice.orders import next_steps
from yimen.rules.voice.repeats import LOOKED_BACK, Alike, Said, alike

_MOST_ALIKE: Final = 200
_OVERLAPPING: Final = """
SELECT id FROM people_order WHERE sketch && %s::bigint[] AND registered_at >= %s
ORDER BY registered_at DESC LIMIT %s
"""
_PERSONAL: Final = frozenset({"text", "name", "phone"})


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit that handles the order, and its part."""

    key: str
    name: str
    is_lead: bool
    is_own: bool
    reported_at: datetime | None
    report: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the order's story."""

    step: Step
    happened_at: datetime
    by: str
    texts: tuple[str, ...]
    article: str
    ground: Ground | None  # what sent the order on by itself
    units: tuple[str, ...]  # to which it was handed by this, the lead first


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """An earlier order that is like this one."""

    row: OrderRow
    found: Alike


@dataclass(frozen=True, slots=True)
class Shown:
    """What was said, without personal numbers, and the person masked."""

    text: str
    person: str  # 张*, or nothing
    phone: str  # 138****2211
    case_number: str
    matter_code: str
    accused: str


@dataclass(frozen=True, slots=True)
class Course:
    """When what was done, and what came of it."""

    accepted_at: datetime | None
    contacted_at: datetime | None
    contact_due_on: date | None
    answered_at: datetime | None
    answer: str
    outcome: str
    declined: str
    hurry_due_on: date | None
    extended_days: int | None
    published_at: datetime | None
    public_text: str
    public_answer: str


@dataclass(frozen=True, slots=True)
class Ties:
    """Other orders that this one goes with, by number."""

    merged_into: str
    absorbed: tuple[str, ...]
    review_of: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage:
    """Everything that stands on an order's page."""

    row: OrderRow
    version: int
    said: Shown
    course: Course
    ties: Ties
    place_id: int
    units: tuple[UnitRow, ...]
    proposed: Unit | None
    strip: Strip | None
    lines: tuple[Line, ...]
    alike: tuple[AlikeRow, ...]
    hints: tuple[HintRow, ...]  # of its category, as long as it has none
    steps: frozenset[Step]  # what the actor may do now


def order_page(number: str, actor: Actor, at: datetime) -> OrderPage:
    """The order, or `NotFound` where it is not there for the actor."""
    rows = with_reviews(visible(actor)).select_related(
        "accused", "merged_into", "review_of", "review"
    )
    row = rows.filter(number=number).first()
    if row is None:
        raise NotFound(order=number)
    hide = _Hiding(office_telephones(), facts.words_of(row.said_sealed))
    clock, ladder = clock_of(facts.times_of(row)), lit_by().ladder
    return OrderPage(
        row=order_row(row, at, ladder),
        version=row.version,
        said=_shown(row, hide),
        course=_course(row, hide),
        ties=_ties(row),
        place_id=row.place_id,
        units=_units(row, actor, hide),
        proposed=found_route.unit if (found_route := route_of(row)) else None,
        strip=strip(clock, at, facts.calendar_of(row), ladder) if clock else None,
        lines=_lines(row, hide),
        alike=_alike(row, actor, at, ladder),
        hints=() if row.category else hints_for(row.sketch, actor),
        steps=_steps(row, actor),
    )


def _shown(row: Any, hide: "_Hiding") -> Shown:
    return Shown(
        text=hide(hide.words.text),
        person=masking.name(hide.words.name),
        phone=masking.phone(hide.words.phone),
        case_number=row.case_number,
        matter_code=row.matter.code if row.matter else "",
        accused=row.accused.name if row.accused else "",
    )


def _course(row: Any, hide: "_Hiding") -> Course:
    registered_on = local_date(row.registered_at)
    called = contact_due(row.kind, registered_on, facts.calendar_of(row))
    return Course(
        accepted_at=row.accepted_at,
        contacted_at=row.contacted_at,
        contact_due_on=called.on if called else None,
        answered_at=row.answered_at,
        answer=hide(facts.opened(row.answer_sealed)),
        outcome=row.outcome,
        declined=row.declined,
        hurry_due_on=row.hurry_due_on,
        extended_days=row.extension_days,
        published_at=row.published_at,
        public_text=row.public_text,
        public_answer=row.public_answer,
    )


def _ties(row: Any) -> Ties:
    into = Order.objects.filter(merged_into=row).order_by("number")
    return Ties(
        merged_into=row.merged_into.number if row.merged_into else "",
        absorbed=tuple(into.values_list("number", flat=True)),
        review_of=row.review_of.number if row.review_of else "",
        review=row.review.number if hasattr(row, "review") else "",
    )


@dataclass(frozen=True, slots=True)
class _Hiding:
    """Hides what is personal in a text."""

    offices: frozenset[str]
    words: facts.Words

    def __call__(self, text: str) -> str:
        return masked(
            text,
            offices=self.offices,
            names=[self.words.name],
            numbers=[self.words.phone],
        )


def _units(row: Order, actor: Actor, hide: _Hiding) -> tuple[UnitRow, ...]:
    return tuple(
        UnitRow(
            key=facts.unit_of(unit).key,
            name=facts.name_of(unit),
            is_lead=unit.is_lead,
            is_own=(unit.organ_id or 0) == actor.organ_id
            or (unit.hall_id or 0) == actor.hall_id,
            reported_at=unit.reported_at,
            report=hide(facts.opened(unit.report_sealed)),
        )
        for unit in facts.current_units(row)
    )


def _steps(row: Order, actor: Actor) -> frozenset[Step]:
    places = facts.places_of(row)
    return frozenset(
        step
        for step in next_steps(facts.times_of(row).state)
        if any(may(actor, step, place) for place in places)
    )


def _lines(row: Order, hide: _Hiding) -> tuple[Line, ...]:
    entries = journal.entries("order", row.number)
    texts = journal.texts("order", row.number)
    names = _names(entry.actor for entry in entries)
    return tuple(
        Line(
            step=Step(entry.step),
            happened_at=entry.happened_at,
            by=names.get(entry.actor, ""),
            texts=tuple(
                hide(text)
                for (sequence, slot), text in sorted(texts.items())
                if sequence == entry.sequence and slot not in _PERSONAL
            ),
            article=entry.article,
            ground=_ground(entry.payload),
            units=facts.handed_at(row, entry.happened_at)
            if entry.step == Step.ASSIGN_ORDER
            else (),
        )
        for entry in entries
    )


def _ground(payload: Mapping[str, Any]) -> Ground | None:
    said = payload.get("ground")
    return Ground(said) if said else None


def _names(marks: Any) -> Mapping[str, str]:
    ids = {
        int(mark.partition(":")[2])
        for mark in set(marks)
        if mark.startswith("officer:")
    }
    return {f"officer:{one}": name for one, name in people.names_of(ids).items()}


def _alike(
    row: Order, actor: Actor, at: datetime, ladder: LightSettings
) -> tuple[AlikeRow, ...]:
    """Orders of the last months by the same person or in nearly the same words."""
    since = row.registered_at - LOOKED_BACK
    same = Q(pk__in=_in_like_words(row, since))
    if row.person_digest:
        same |= Q(person_digest=row.person_digest)
    rows = visible(actor).filter(same, registered_at__gte=since).exclude(pk=row.pk)
    reviews = Q(review_of=row.pk) | Q(review_of__review_of=row.pk)
    rows = rows.exclude(pk__in=_reviewed(row)).exclude(reviews)
    last = with_reviews(rows).order_by("-registered_at")[:_MOST_ALIKE]
    near = {one.number: one for one in last}
    found = alike(_said(row), map(_said, near.values()))
    return tuple(
        AlikeRow(order_row(near[one.number], at, ladder), one) for one in found
    )


def _reviewed(row: Order) -> list[int]:
    """The petition that this one reviews, and the one before that."""
    first = row.review_of
    found = [first.pk, first.review_of_id] if first else []
    return [one for one in found if one]


def _said(row: Order) -> Said:
    return Said(row.number, bytes(row.person_digest), tuple(row.sketch))


def _in_like_words(row: Order, since: datetime) -> list[int]:
    """Orders that share a run of signs. Django would bind the digests as 32 bits."""
    with connection.cursor() as cursor:
        cursor.execute(_OVERLAPPING, [row.sketch, since, _MOST_ALIKE])
        return [pk for (pk,) in cursor.fetchall()]
