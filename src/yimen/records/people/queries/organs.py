"""Organs: lists, choices and one organ's page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from yimen.records.people.models import Organ
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.rules.network import EntryClass, OrganKind
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class OrganRow:
    """An organ in a list and on its page."""

    organ_id: int
    code: str
    uscc: str
    name: str
    short_name: str
    kind: OrganKind
    entry_class: EntryClass
    parent_id: int | None
    parent: str
    approval_office: str
    approval_office_in_hall: bool
    government: str
    upper_organ: str
    court: str
    address: str
    phone: str
    complaint_phone: str
    valid_from: date | None
    valid_to: date | None
    officers: int
    version: int


@dataclass(frozen=True, slots=True)
class OrganFilter:
    """Which organs to list."""

    text: str = ""
    entry_class: str = ""
    is_open: bool | None = True


@dataclass(frozen=True, slots=True)
class OrganChoice:
    """An organ to choose."""

    organ_id: int
    code: str
    name: str
    short_name: str


def organs(
    wanted: OrganFilter, *, page: int = 1, size: int = A_PAGE
) -> Slice[OrganRow]:
    """Organs by code. They are public: every officer may see them."""
    rows = _rows().filter(_matching(wanted)).order_by("code")
    return slice_of(rows, page, _row, size=size)


def organ_page(code: str) -> OrganRow | None:
    """One organ by its code."""
    row = _rows().filter(code=code).first()
    return _row(row) if row else None


def organ_choices() -> tuple[OrganChoice, ...]:
    """Every organ that is still there, to choose from."""
    rows = Organ.objects.filter(valid_to=None).order_by("code")
    return tuple(
        OrganChoice(row.pk, row.code, row.name, row.short_name) for row in rows
    )


def organ_name(organ_id: int) -> str:
    """The organ's name; nothing when there is none."""
    found = Organ.objects.filter(pk=organ_id).values_list("name", flat=True)
    return found.first() or ""


def organ_names(organ_ids: Collection[int]) -> dict[int, str]:
    """The names of these organs, by id."""
    rows = Organ.objects.filter(pk__in=organ_ids)
    return dict(rows.values_list("pk", "name"))


def organ_ids(codes: Collection[str]) -> dict[str, int]:
    """The ids of the organs with these codes; unknown ones are `NotFound`."""
    found = dict(Organ.objects.filter(code__in=codes).values_list("code", "pk"))
    if lost := set(codes) - found.keys():
        raise NotFound(organs=sorted(lost))
    return found


def _rows() -> QuerySet[Organ]:
    active = Count("officer", filter=Q(officer__is_active=True), distinct=True)
    return Organ.objects.select_related("parent").annotate(officers=active)


def _matching(wanted: OrganFilter) -> Q:
    found = Q()
    if wanted.text:
        found &= (
            Q(name__icontains=wanted.text)
            | Q(short_name__icontains=wanted.text)
            | Q(initials__startswith=wanted.text.lower())
            | Q(code=wanted.text)
            | Q(uscc=wanted.text.upper())
        )
    if wanted.entry_class:
        found &= Q(entry_class=wanted.entry_class)
    if wanted.is_open is not None:
        found &= Q(valid_to__isnull=wanted.is_open)
    return found


def _row(row: Any) -> OrganRow:
    return OrganRow(
        organ_id=row.pk,
        code=row.code,
        uscc=row.uscc,
        name=row.name,
        short_name=row.short_name,
        kind=OrganKind(row.kind),
        entry_class=EntryClass(row.entry_class),
        parent_id=row.parent_id,
        parent=row.parent.name if row.parent else "",
        approval_office=row.approval_office,
        approval_office_in_hall=row.approval_office_in_hall,
        government=row.government,
        upper_organ=row.upper_organ,
        court=row.court,
        address=row.address,
        phone=row.phone,
        complaint_phone=row.complaint_phone,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        officers=row.officers,
        version=row.version,
    )
