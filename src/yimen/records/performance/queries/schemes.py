"""Which scheme is in force, and what each version changed."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.performance import facts
from yimen.records.performance.models import SchemeVersion
from yimen.rules.performance.kept_schemes import Change, differences
from yimen.rules.performance.scoring import Scheme
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A published version."""

    number: int
    name: str
    valid_from: date
    note: str
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class SchemePage:
    """A version with its indicators, and what it changed."""

    row: SchemeRow
    scheme: Scheme
    changes: tuple[Change, ...]


def schemes() -> tuple[SchemeRow, ...]:
    """Every version, the newest first."""
    rows = SchemeVersion.objects.select_related("published_by").order_by("-number")
    return tuple(_row(row) for row in rows)


def scheme_page(number: int) -> SchemePage:
    """One version; raises `NotFound`."""
    both = SchemeVersion.objects.select_related("published_by").filter(
        number__in=(number, number - 1)
    )
    found = {row.number: row for row in both}
    if number not in found:
        raise NotFound(scheme=number)
    scheme = facts.scheme_of(found[number])
    older = found.get(number - 1)
    changes = differences(facts.scheme_of(older), scheme) if older else ()
    return SchemePage(_row(found[number]), scheme, changes)


def in_force(first_on: date) -> SchemePage:
    """The version by which a period that begins then is scored (8.4.4)."""
    rows = SchemeVersion.objects.filter(valid_from__lte=first_on)
    row = rows.order_by("-valid_from", "-number").first()
    if row is None:
        raise NotFound(scheme=str(first_on))
    return scheme_page(row.number)


def latest() -> SchemePage:
    """The newest version, whenever it comes into force."""
    return scheme_page(SchemeVersion.objects.order_by("-number")[0].number)


def _row(row: SchemeVersion) -> SchemeRow:
    return SchemeRow(
        number=row.number,
        name=row.name,
        valid_from=row.valid_from,
        note=row.note,
        published_at=row.published_at,
        published_by=row.published_by.name if row.published_by else "",
    )
