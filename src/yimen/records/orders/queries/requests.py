"""Requests for information: at the desk, at home, and as figures."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import F, Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal import queries as journal
from yimen.records.orders import facts
from yimen.records.orders.models import InformationRequest
from yimen.records.orders.queries.seen import office_telephones
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules import masking
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.cases.numbers import plain_query_code
from yimen.rules.catalogue.disclosure import Disclosure, disclosure
from yimen.rules.documents.frame import DocumentKind, Sheet, from_text
from yimen.rules.legal_clock.calendar import ONE_DAY, start_of_day
from yimen.rules.legal_clock.lights import Light, light
from yimen.rules.legal_clock.strip import Strip, strip
from yimen.rules.refusals import NotFound
from yimen.rules.running_text import masked
from yimen.rules.voice.information_requests import (
    OPEN,
    Arrival,
    Form,
    Reply,
    RequestState,
    clock_of,
    next_steps,
)

PAPER: Final = DocumentKind.INFORMATION_REPLY
_NO_CODE: Final = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A line of a list; nothing in it names the applicant."""

    number: str
    state: RequestState
    topic: str
    organ: str
    arrival: Arrival
    came_at: datetime
    due_on: date | None
    light: Light | None
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One line of the request's story."""

    step: Step
    happened_at: datetime
    texts: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """A request as the office sees it, masked."""

    row: RequestRow
    text: str
    person: str
    contact: str
    id_number: str  # its ends; empty where an old request has none
    form: Form
    correct_by: date | None
    extended_days: int | None
    consulted: tuple[tuple[str, date, date | None, bool | None], ...]
    answer: str
    answered_at: datetime | None
    strip: Strip | None
    lines: tuple[RequestLine, ...]
    steps: frozenset[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestProgress:
    """A request as its applicant follows it."""

    number: str
    state: RequestState
    text: str
    organ: str
    came_at: datetime
    received_on: date | None
    correct_by: date | None
    what: str  # what is unclear
    due_on: date | None
    strip: Strip | None
    reply: Reply | None
    answer: str
    answered_at: datetime | None


def visible_requests(actor: Actor) -> QuerySet[InformationRequest]:
    """The requests to the actor's organ, or all of them."""
    sight = sight_of(actor, Step.SEE_REQUESTS)
    rows = InformationRequest.objects.select_related("organ")
    return rows.filter(seen_by(sight, hall=None)).prefetch_related("consultations")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFilter:
    """Which requests to list."""

    text: str = ""  # a number, or of what is wanted
    state: str = ""  # a state, or "open"
    organ_id: int | None = None
    first_on: date | None = None
    last_on: date | None = None


def request_rows(
    wanted: RequestFilter,
    *,
    actor: Actor,
    at: datetime,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[RequestRow]:
    """The requests that may be seen; open ones by what runs out first."""
    rows = visible_requests(actor).filter(_matching(wanted))
    ordered = rows.order_by(F("due_on").asc(nulls_last=True), "-came_at")
    return slice_of(ordered, page, lambda row: _row(row, at), size=size)


def _matching(wanted: RequestFilter) -> Q:
    found = Q()
    if wanted.state == "open":
        found &= Q(state__in=[one.value for one in OPEN])
    elif wanted.state in set(RequestState):
        found &= Q(state=wanted.state)
    if said := wanted.text.strip():
        found &= Q(number=said) | Q(topic__icontains=said)
    if wanted.organ_id is not None:
        found &= Q(organ_id=wanted.organ_id)
    if wanted.first_on is not None:
        found &= Q(came_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on is not None:
        found &= Q(came_at__lt=start_of_day(wanted.last_on + ONE_DAY))
    return found


def _row(row: Any, at: datetime) -> RequestRow:
    clock = clock_of(facts.request_times(row))
    by = lit_by()
    return RequestRow(
        number=row.number,
        state=RequestState(row.state),
        topic=row.topic,
        organ=row.organ.name,
        arrival=Arrival(row.arrival),
        came_at=row.came_at,
        due_on=row.due_on,
        light=light(clock, at, by.calendar, by.ladder) if clock else None,
        reply=Reply(row.reply) if row.reply else None,
    )


def request_page(number: str, actor: Actor, at: datetime) -> RequestPage:
    """The request, or `NotFound` where it is not there for the actor."""
    row = visible_requests(actor).filter(number=number).first()
    if row is None:
        raise NotFound(request=number)
    words = facts.words_of(row.said_sealed)
    offices = office_telephones()

    def hide(text: str) -> str:
        known = {"names": [words.name], "numbers": [words.phone]}
        return masked(text, offices=offices, **known)

    return RequestPage(
        row=_row(row, at),
        text=hide(words.text),
        person=masking.name(words.name),
        contact=hide(words.phone),
        id_number=masking.id_number(words.id_number) if words.id_number else "",
        form=Form(row.form),
        correct_by=row.correct_by,
        extended_days=row.extension_days,
        consulted=_consulted(row),
        answer=hide(facts.opened(row.answer_sealed)),
        answered_at=row.answered_at,
        strip=_strip(row, at),
        lines=_lines(number, hide),
        steps=_steps(row, actor),
    )


def _consulted(
    row: InformationRequest,
) -> tuple[tuple[str, date, date | None, bool | None], ...]:
    return tuple(
        (one.party, one.asked_on, one.answered_on, one.agrees)
        for one in row.consultations.all()
    )


def _strip(row: InformationRequest, at: datetime) -> Strip | None:
    clock = clock_of(facts.request_times(row))
    by = lit_by()
    return strip(clock, at, by.calendar, by.ladder) if clock else None


def _lines(number: str, hide: Any) -> tuple[RequestLine, ...]:
    kind = "information_request"
    texts = journal.texts(kind, number)
    personal = {"wanted", "name", "contact", "party", PAPER}
    return tuple(
        RequestLine(
            step=Step(entry.step),
            happened_at=entry.happened_at,
            texts=tuple(
                hide(text)
                for (sequence, slot), text in sorted(texts.items())
                if sequence == entry.sequence and slot not in personal
            ),
            article=entry.article,
        )
        for entry in journal.entries(kind, number)
    )


def _steps(row: InformationRequest, actor: Actor) -> frozenset[Step]:
    place = Place(organ_id=row.organ_id)
    steps = {*next_steps(RequestState(row.state)), Step.UNMASK_REQUEST}
    return frozenset(step for step in steps if may(actor, step, place))


def request_progress(number: str, code: str) -> RequestProgress | None:
    """The request, or None: for a wrong code and for an unknown number alike."""
    rows = InformationRequest.objects.filter(number=number)
    kept = rows.values_list("query_code_hash", flat=True).first() or _NO_CODE
    given = vault().digest(f"{number} {plain_query_code(code)}").hex()
    if not hmac.compare_digest(kept.encode(), given.encode()):
        return None
    return held_request(number, None)


def held_request(number: str, at: datetime | None) -> RequestProgress | None:
    """The request for whoever gave its code a moment ago."""
    rows = InformationRequest.objects.select_related("organ")
    row = rows.prefetch_related("consultations").filter(number=number).first()
    if row is None:
        return None
    said = journal.texts("information_request", number)
    return RequestProgress(
        number=row.number,
        state=RequestState(row.state),
        text=facts.words_of(row.said_sealed).text,
        organ=row.organ.name,
        came_at=row.came_at,
        received_on=row.counted_from,
        correct_by=row.correct_by,
        what=next((text for (_, slot), text in said.items() if slot == "what"), ""),
        due_on=row.due_on,
        strip=_strip(row, at) if at else None,
        reply=Reply(row.reply) if row.reply else None,
        answer=facts.opened(row.answer_sealed),
        answered_at=row.answered_at,
    )


def reply_sheet(number: str) -> Sheet:
    """The answer on paper, for its applicant; whoever asks must be allowed to."""
    said = journal.texts("information_request", number)
    text = next((text for (_, slot), text in said.items() if slot == PAPER), "")
    if not text:
        raise NotFound(request=number)
    return from_text(text)


def disclosures() -> tuple[Disclosure, tuple[tuple[str, Disclosure], ...]]:
    """信息公开率 of the published guides: of all, and organ by organ."""
    kept = list(catalogue.whole_matters(by=SYSTEM, published=True))
    organs = sorted({one.organ_name for one in kept})
    each = tuple(
        (name, disclosure(one.matter for one in kept if one.organ_name == name))
        for name in organs
    )
    return disclosure(one.matter for one in kept), each
