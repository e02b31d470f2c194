"""Whole matters in bulk, for a file: what is published, or what is being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Q

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import MatterVersion
from yimen.records.catalogue.queries.numbers import catalogue_on
from yimen.records.catalogue.queries.versions import CHILDREN
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue.matters import Matter, MatterState, VersionState

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A matter as the catalogue keeps it, with its organ and its source."""

    matter: Matter
    organ_code: str
    organ_name: str
    organ_uscc: str
    source: Mapping[str, Any]


def whole_matters(
    *, by: Actor, codes: frozenset[str] | None = None, published: bool = False
) -> Iterator[Kept]:
    """Every matter by code, or those named; the newest version or the published."""
    require(by, Step.EXPORT_CATALOGUE)
    newest = "matter__current_id" if published else "matter__latest_id"
    rows = (
        MatterVersion.objects.filter(**{newest: F("pk")})
        .select_related("matter", "organ")
        .prefetch_related(*CHILDREN)
        .order_by("matter__code")
    )
    if codes is not None:
        rows = rows.filter(matter__code__in=codes)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield _kept(row)


def standing_matters(*, by: Actor) -> tuple[Kept, ...]:
    """Every published matter that hasn't been cancelled, by code."""
    require(by, Step.EXPORT_CATALOGUE)
    rows = (
        MatterVersion.objects.filter(matter__current_id=F("pk"))
        .exclude(matter__state=MatterState.CANCELLED)
        .select_related("matter", "organ")
        .prefetch_related(*CHILDREN)
        .order_by("matter__code")
    )
    return tuple(_kept(row) for row in rows)


def matters_in_force(on: date) -> tuple[Kept, ...]:
    """Every matter as it was published on a day, by code; none that stood still."""
    codes = [one.code for one in catalogue_on(on)]
    rows = (
        MatterVersion.objects.exclude(state=VersionState.DRAFT)
        .filter(matter__code__in=codes)
        .filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
        .select_related("matter", "organ")
        .prefetch_related(*CHILDREN)
        .order_by("matter__code", "number")
    )
    return tuple(_kept(row) for row in rows)


def _kept(row: MatterVersion) -> Kept:
    return Kept(
        matter=facts.matter(row),
        organ_code=row.organ.code,
        organ_name=row.organ.name,
        organ_uscc=row.organ.uscc,
        source=row.elements.get(facts.SOURCE, {}),
    )
