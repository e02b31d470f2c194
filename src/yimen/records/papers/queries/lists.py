"""The papers of the house: listed, and one by one as they were issued."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet

from yimen.records.journal import queries as journal
from yimen.records.papers.models import HousePaper
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents.frame import DocumentKind, Sheet, from_text
from yimen.rules.documents.house_papers import TO_ALL
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.refusals import NotFound

KIND: Final = "house_paper"
SHEET: Final = "sheet"
"""The slot of the journal under which the text of a paper lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePaperFilter:
    """Which papers to list."""

    text: str = ""
    kind: str = ""
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePaperRow:
    """A paper in a list."""

    number: str
    kind: DocumentKind
    addressee: str
    hall: str
    issued_at: datetime
    issued_by: str
    is_void: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePaperPage:
    """A paper as it was issued; the same every time."""

    sheet: Sheet
    place: Place
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str
    replaces: str
    replaced_by: str
    copy_number: int
    printed_by: str = ""
    printed_at: datetime | None = None


def house_papers(
    wanted: HousePaperFilter, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[HousePaperRow]:
    """The papers the actor may see, the newest first."""
    found = _visible(actor).filter(_matching(wanted)).order_by("-pk")
    return slice_of(found, page, _row, size=size)


def house_paper(number: str, actor: Actor) -> HousePaperPage:
    """One paper; raises `NotFound`."""
    row: Any = _visible(actor).filter(number=number).first()
    if row is None:
        raise NotFound(document=number)
    after = HousePaper.objects.filter(replaces=row.pk).values_list("number", flat=True)
    return HousePaperPage(
        sheet=from_text(journal.texts(KIND, number)[1, SHEET]),
        place=_place_for(row, actor),
        issued_at=row.issued_at,
        voided_at=row.voided_at,
        void_reason=row.void_reason,
        replaces=row.replaces.number if row.replaces else "",
        replaced_by=after.first() or "",
        copy_number=row.printed,
    )


def is_void(number: str) -> bool:
    """Whether this paper was taken back; one that is unknown was not."""
    found = HousePaper.objects.filter(number=number, voided_at__isnull=False)
    return found.exists()


def live_paper(kind: DocumentKind, about_kind: str, about_id: str) -> str:
    """The number of the live paper about this record, if there is one."""
    found = HousePaper.objects.filter(
        kind=kind, about_kind=about_kind, about_id=about_id, voided_at=None
    )
    return found.values_list("number", flat=True).first() or ""


def papers_about(
    about: Iterable[tuple[str, str]], actor: Actor
) -> tuple[HousePaperRow, ...]:
    """The papers about these records that the actor may see, the newest first."""
    wanted = Q(pk__in=())
    for kind, about_id in about:
        wanted |= Q(about_kind=kind, about_id=about_id)
    return tuple(map(_row, _visible(actor).filter(wanted).order_by("-pk")))


def _place_for(row: HousePaper, actor: Actor) -> Place:
    """A circular is for every reader's own unit."""
    place = place_of(row)
    is_to_all = row.kind in TO_ALL
    return replace(place, organ_id=actor.organ_id) if is_to_all else place


def place_of(row: HousePaper) -> Place:
    """Whose it is: the unit, hall and person it is for, else the hall that issued."""
    hall = row.for_hall or row.hall
    return Place(row.organ_id, hall.pk, hall.path, row.officer_id)


def _visible(actor: Actor) -> QuerySet[HousePaper]:
    rows = HousePaper.objects.select_related(
        "hall", "for_hall", "issued_by", "replaces"
    )
    sight = sight_of(actor, Step.SEE_HOUSE_PAPERS)
    if sight.everything:
        return rows
    own = seen_by(sight, holder="officer")
    return rows.filter(
        own | seen_by(sight, organ=None, hall="for_hall") | Q(kind__in=sorted(TO_ALL))
    )


def _matching(wanted: HousePaperFilter) -> Q:
    found = Q()
    if wanted.text:
        found &= (
            Q(number__icontains=wanted.text)
            | Q(addressee__icontains=wanted.text)
            | Q(about_id=wanted.text)
        )
    if wanted.kind:
        found &= Q(kind=wanted.kind)
    if wanted.first_on:
        found &= Q(issued_at__gte=start_of_day(wanted.first_on))
    if wanted.last_on:
        found &= Q(issued_at__lt=start_of_day(wanted.last_on + timedelta(days=1)))
    return found


def _row(row: Any) -> HousePaperRow:
    return HousePaperRow(
        number=row.number,
        kind=DocumentKind(row.kind),
        addressee=row.addressee,
        hall=row.hall.name,
        issued_at=row.issued_at,
        issued_by=row.issued_by.name if row.issued_by else "系统",
        is_void=row.voided_at is not None,
    )
