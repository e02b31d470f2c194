"""One matter with its history, as staff see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import (
    ChangeRecord,
    LocalVariant,
    MatterVersion,
)
from yimen.records.catalogue.models import Matter as Row
from yimen.records.catalogue.queries.versions import matter_version
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.catalogue.matters import Matter, MatterState, VersionState
from yimen.rules.catalogue.publication import Objection, objections
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in the history of a matter."""

    version_id: int
    number: int
    state: VersionState
    valid_from: date | None
    valid_to: date | None
    organ: str
    note: str
    created_at: datetime
    created_by: str
    published_by: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of a matter: ordered by which document."""

    change: Change
    happened_on: date
    before: MatterState
    after: MatterState
    basis: str
    reason: str
    organ_before: str
    organ_after: str
    others: tuple[str, ...]
    recorded_by: str


@dataclass(frozen=True, slots=True)
class VariantRow:
    """How one hall carries the matter out."""

    node_id: int
    node: str
    is_offered: bool
    overrides: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """A matter, what it says now, what is being written, and how it came to be."""

    code: str
    matter_id: int
    organ_id: int
    organ: str
    organ_code: str
    state: MatterState
    version: int
    shown: Matter  # the draft if there is one, else what is published
    published: Matter | None
    is_draft: bool
    objections: tuple[Objection, ...]
    versions: tuple[VersionRow, ...]
    changes: tuple[ChangeRow, ...]
    variants: tuple[VariantRow, ...]
    source: Mapping[str, Any]


def matter_page(code: str, *, by: Actor) -> MatterPage:
    """Everything about one matter; raises `NotFound`."""
    require(by, Step.SEE_CATALOGUE)
    row = Row.objects.select_related("organ", "latest").filter(code=code).first()
    if row is None or row.latest is None:
        raise NotFound(matter=code)
    shown = matter_version(row.latest.pk)
    is_draft = row.latest.state == VersionState.DRAFT
    return MatterPage(
        code=row.code,
        matter_id=row.pk,
        organ_id=row.organ_id,
        organ=row.organ.name,
        organ_code=row.organ.code,
        state=MatterState(row.state),
        version=row.version,
        shown=shown,
        published=matter_version(row.current_id) if row.current_id else None,
        is_draft=is_draft,
        objections=objections(shown),
        versions=_versions(row.pk),
        changes=_changes(row.pk),
        variants=_variants(row.pk),
        source=row.latest.elements.get(facts.SOURCE, {}),
    )


def version_of(code: str, number: int, *, by: Actor) -> Matter:
    """One version by its number; raises `NotFound`."""
    require(by, Step.SEE_CATALOGUE)
    row = MatterVersion.objects.filter(matter__code=code, number=number).first()
    if row is None:
        raise NotFound(matter=code, number=number)
    return matter_version(row.pk)


def _name(officer: Any) -> str:
    return officer.name if officer else ""


def _versions(matter_id: int) -> tuple[VersionRow, ...]:
    rows = (
        MatterVersion.objects.filter(matter_id=matter_id)
        .select_related("organ", "created_by", "published_by")
        .order_by("-number")
    )
    return tuple(
        VersionRow(
            version_id=row.pk,
            number=row.number,
            state=VersionState(row.state),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            organ=row.organ.name,
            note=row.note,
            created_at=row.created_at,
            created_by=_name(row.created_by),
            published_by=_name(row.published_by),
        )
        for row in rows
    )


def _changes(matter_id: int) -> tuple[ChangeRow, ...]:
    rows = (
        ChangeRecord.objects.filter(matter_id=matter_id)
        .select_related("organ_before", "organ_after", "recorded_by")
        .order_by("-recorded_at", "-pk")
    )
    return tuple(
        ChangeRow(
            change=Change(row.kind),
            happened_on=row.happened_on,
            before=MatterState(row.before),
            after=MatterState(row.after),
            basis=row.basis,
            reason=row.reason,
            organ_before=_name(row.organ_before),
            organ_after=_name(row.organ_after),
            others=tuple(row.other_matters),
            recorded_by=_name(row.recorded_by),
        )
        for row in rows
    )


def _variants(matter_id: int) -> tuple[VariantRow, ...]:
    rows = LocalVariant.objects.filter(matter_id=matter_id).select_related("node")
    return tuple(
        VariantRow(row.node_id, row.node.name, row.is_offered, row.overrides)
        for row in rows.order_by("node__path")
    )
