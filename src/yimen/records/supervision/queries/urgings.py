"""Supervise orders (督办): the list, one with its paper, and as watched objects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from yimen.records.calendars import queries as calendars
from yimen.records.cases import queries as cases
from yimen.records.orders import queries as orders
from yimen.records.papers import queries as papers
from yimen.records.papers.queries import HousePaperRow
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.records.supervision.models import Urging
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.urging import A_UNIT, OPEN, OWED, UrgingState, light_of
from yimen.rules.supervision.watching import ObjectKind, Watched

KIND: Final = "urging"
_ONE_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=7)
_OPEN: Final = sorted(one.value for one in OPEN)
_OWED: Final = sorted(one.value for one in OWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingFilter:
    """Which supervise orders to list; both days are in."""

    state: str = ""  # a state, "open", "late", or all
    organ_id: int | None = None
    hall_path: str = ""
    subject: str = ""
    card_id: int | None = None
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingRow:
    """A supervise order in a list."""

    urging_id: int
    paper_number: str
    topic: str
    subject_kind: str
    subject: str
    organ: str
    hall: str
    state: UrgingState
    light: Light | None
    due_on: date
    given_at: datetime
    given_by: str
    answered_at: datetime | None
    closed_at: datetime | None
    returned: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingPage:
    """One supervise order with its papers."""

    row: UrgingRow
    card_id: int | None
    received_at: datetime | None
    received_by: str
    answered_by: str
    given_by_id: int | None
    papers: tuple[HousePaperRow, ...]


def visible_urgings(actor: Actor) -> QuerySet[Urging]:
    """The supervise orders that the actor may see."""
    rows = Urging.objects.select_related(
        "organ", "hall", "given_by", "received_by", "answered_by"
    )
    return rows.filter(seen_by(sight_of(actor, Step.SEE_URGINGS)))


def urgings(
    wanted: UrgingFilter,
    *,
    actor: Actor,
    at: datetime,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[UrgingRow]:
    """What is asked for, open ones by what runs out first."""
    today = local_date(at)
    rows = visible_urgings(actor).filter(_matching(wanted, today))
    is_open = wanted.state in {"open", "late"}
    order = ("due_on", "pk") if is_open else ("-pk",)
    return slice_of(
        rows.order_by(*order), page, lambda row: _row(row, today), size=size
    )


def _matching(wanted: UrgingFilter, today: date) -> Q:
    plain = {
        "organ_id": wanted.organ_id,
        "hall__path__startswith": wanted.hall_path,
        "subject_id": wanted.subject,
        "card_id": wanted.card_id,
    }
    found = Q(**{name: value for name, value in plain.items() if value})
    if wanted.state == "open":
        found &= Q(state__in=_OPEN)
    elif wanted.state == "late":
        found &= Q(state__in=_OWED, due_on__lt=today)
    elif wanted.state:
        found &= Q(state=wanted.state)
    if wanted.first_on is not None:
        found &= Q(given_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on is not None:
        found &= Q(given_at__lt=start_of_day(wanted.last_on + _ONE_DAY))
    return found


def urging_page(urging_id: int, actor: Actor, at: datetime) -> UrgingPage:
    """One supervise order, if it is the actor's to see; else `NotFound`."""
    row = visible_urgings(actor).filter(pk=urging_id).first()
    if row is None:
        raise NotFound(urging=urging_id)
    return UrgingPage(
        row=_row(row, local_date(at)),
        card_id=row.card_id,
        received_at=row.received_at,
        received_by=row.received_by.name if row.received_by else "",
        answered_by=row.answered_by.name if row.answered_by else "",
        given_by_id=row.given_by_id,
        papers=papers.papers_about([(KIND, str(urging_id))], actor),
    )


def _row(row: Urging, today: date) -> UrgingRow:
    state = UrgingState(row.state)
    return UrgingRow(
        urging_id=row.pk,
        paper_number=row.paper_number,
        topic=row.topic,
        subject_kind=row.subject_kind,
        subject=row.subject_id,
        organ=row.organ.name if row.organ else "",
        hall=row.hall.name if row.hall else "",
        state=state,
        light=light_of(state, row.due_on, today),
        due_on=row.due_on,
        given_at=row.given_at,
        given_by=row.given_by.name if row.given_by else "",
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        returned=row.returned,
        version=row.version,
    )


@dataclass(frozen=True, slots=True)
class Concern:
    """Who answers for a subject, and the case it is about, where it is one."""

    place: Place
    case: tuple[str, str, str] = ("", "", "")  # number, matter, its code


def concern_of(kind: str, number: str, actor: Actor, at: datetime) -> Concern:
    """Who answers for this subject, if it is the actor's to see; else `NotFound`."""
    match kind:
        case ObjectKind.CASE:
            page = cases.case_page(number, actor, at)
            case = number, page.matter_name, page.matter_code
            return Concern(cases.place_of(number), case)
        case "order":
            return Concern(orders.order_place(number, actor))
        case "information_request":
            return Concern(orders.request_place(number, actor))
        case kind if kind == A_UNIT and number.isdecimal():
            return Concern(Place(int(number), actor.hall_id, actor.hall_path))
    raise NotFound(kind=kind, subject=number)


def urging_objects(at: datetime, ids: tuple[int, ...] = ()) -> Iterator[Watched]:
    """Supervise orders as watched objects: the open ones, those just over, or these."""
    calendar, today = calendars.current_calendar(), local_date(at)
    lately = Q(closed_at=None) | Q(closed_at__gte=at - _A_WEEK)
    wanted = Q(pk__in=ids) if ids else lately
    for row in Urging.objects.filter(wanted).order_by("pk"):
        late = calendar.working_days_between(row.due_on, today)
        left = calendar.working_days_between(today, row.due_on)
        yield Watched(
            kind=ObjectKind.URGING,
            number=str(row.pk),
            organ_id=row.organ_id,
            hall_id=row.hall_id,
            due_on=row.due_on,
            came_on=local_date(row.given_at),
            facts={
                "urging_about": row.topic,
                "urging_due_on": row.due_on.isoformat(),
                "urging_is_owed": row.state in _OWED,
                "urging_days_left": max(left, 0),
                "urging_days_late": max(late, 0),
            },
        )
