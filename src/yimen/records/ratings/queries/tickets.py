"""The tickets of bad ratings: what is due, and one with its way.

The rated unit sees its tickets without whom they come from; whoever was rated sees none
of their own.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.records.ratings.models import Rectification
from yimen.records.ratings.queries.lists import RatingFilter
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import NotFound
from yimen.rules.running_text import masked
from yimen.rules.voice.ratings import BAD, TAGS, Level
from yimen.rules.voice.rectification import (
    OPEN_STATES,
    CallBacks,
    RectificationState,
    light_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """A ticket in the list."""

    ticket_id: int
    rating_id: int
    level: Level
    tags: tuple[str, ...]
    text: str
    matter: str
    officer: str
    organ: str
    organ_id: int | None
    hall: str
    hall_id: int
    hall_path: str
    state: RectificationState
    is_named: bool
    opened_on: date
    due_on: date  # of what is owed next
    light: Light | None
    second_level: Level | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPage:
    """A ticket with everything that was done."""

    row: TicketRow
    version: int
    contact_due_on: date
    rectify_due_on: date
    contacted_at: datetime | None
    contacted_by: str
    is_reached: bool | None
    is_complex: bool | None
    contact_note: str  # for who may call; else empty
    rectified_at: datetime | None
    rectified_by: str
    measures: str
    reported_at: datetime | None
    reported_by: str
    answer: str
    rerated_at: datetime | None


def tickets(
    actor: Actor,
    at: datetime,
    *,
    state: str = "",
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[TicketRow]:
    """The tickets that the actor may see: what is owed first, by its day."""
    rows = _visible(actor)
    if state == "open":
        rows = rows.filter(state__in=sorted(OPEN_STATES))
    elif state:
        rows = rows.filter(state=state)
    ordered = rows.order_by(F("rerated_at").asc(nulls_first=True), "rectify_due_on")
    today = local_date(at)
    return slice_of(ordered, page, lambda row: _row(row, today), size=size)


def ticket_page(ticket_id: int, actor: Actor, at: datetime) -> TicketPage:
    """One ticket, if it is the actor's to see; else `NotFound`."""
    row = _visible(actor).filter(pk=ticket_id).first()
    if row is None:
        raise NotFound(rectification=ticket_id)
    shown = _row(row, local_date(at))
    calls = sight_of(actor, Step.CONTACT_RATER).hall_path
    may_call = calls is not None and shown.hall_path.startswith(calls)
    note = bytes(row.contact_note_sealed) if may_call else b""
    return TicketPage(
        row=shown,
        version=row.version,
        contact_due_on=row.contact_due_on,
        rectify_due_on=row.rectify_due_on,
        contacted_at=row.contacted_at,
        contacted_by=row.contacted_by.name if row.contacted_by else "",
        is_reached=row.is_reached,
        is_complex=row.is_complex,
        contact_note=vault().unseal(note) if note else "",
        rectified_at=row.rectified_at,
        rectified_by=row.rectified_by.name if row.rectified_by else "",
        measures=row.measures,
        reported_at=row.reported_at,
        reported_by=row.reported_by.name if row.reported_by else "",
        answer=row.answer,
        rerated_at=row.rerated_at,
    )


def call_backs(wanted: RatingFilter, actor: Actor) -> CallBacks:
    """实名差评回访: of the valid bad ratings under a name, how many had their call."""
    rows = _visible(actor).filter(
        rating__is_valid=True,
        rating__is_named=True,
        rating__level__in=[one.value for one in BAD],
    )
    if wanted.hall_path:
        rows = rows.filter(rating__hall__path__startswith=wanted.hall_path)
    if wanted.first_on:
        rows = rows.filter(rating__rated_on__gte=wanted.first_on)
    if wanted.last_on:
        rows = rows.filter(rating__rated_on__lte=wanted.last_on)
    in_time = Q(contacted_at__date__lte=F("contact_due_on"))
    found = rows.aggregate(
        named=Count("pk"),
        contacted=Count("contacted_at"),
        in_time=Count("pk", filter=in_time),
    )
    return CallBacks(**found)


def _visible(actor: Actor) -> QuerySet[Rectification]:
    rows = Rectification.objects.select_related(
        "rating__officer",
        "rating__organ",
        "rating__hall",
        "contacted_by",
        "rectified_by",
        "reported_by",
    )
    sight = sight_of(actor, Step.SEE_RECTIFICATIONS)
    own = Q(rating__officer_id__in=actor.officer_ids)
    seen = seen_by(sight, organ="rating__organ", hall="rating__hall")
    return rows.filter(seen, Q(rating__officer_id=None) | ~own)


def _row(row: Any, today: date) -> TicketRow:
    rating, state = row.rating, RectificationState(row.state)
    level = Level(rating.level)
    due_on = row.contact_due_on if state == "open" else row.rectify_due_on
    sealed = bytes(rating.text_sealed)
    return TicketRow(
        ticket_id=row.pk,
        rating_id=rating.pk,
        level=level,
        tags=tuple(TAGS[level][tag] for tag in rating.tags),
        text=masked(vault().unseal(sealed)) if sealed else "",
        matter=rating.matter,
        officer=rating.officer.name if rating.officer else "",
        organ=rating.organ.name if rating.organ else "",
        organ_id=rating.organ_id,
        hall=rating.hall.name,
        hall_id=rating.hall_id,
        hall_path=rating.hall.path,
        state=state,
        is_named=rating.is_named,
        opened_on=rating.rated_on,
        due_on=due_on,
        light=light_of(state, due_on, today),
        second_level=Level(row.second_level) if row.second_level else None,
    )
