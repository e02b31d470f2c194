"""Rows of a version and what hangs below it, written together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yimen.ports import spelling
from yimen.records.catalogue import facts, models
from yimen.rules.authority.actors import Actor
from yimen.rules.catalogue import written
from yimen.rules.catalogue.matters import Matter, VersionState
from yimen.rules.legal_clock.calendar import local_date

CHILDREN = (
    models.Material,
    models.Condition,
    models.ProcedureStep,
    models.FeeItem,
    models.Faq,
)
SUBJECT = "matter"
"""How the journal names a matter; the subject is its row's id."""


def standing(state: str, number: int) -> str:
    """How the journal says where a matter stands: its state and newest version."""
    return f"{state}:{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one version says: the matter, where it came from, and why it was made."""

    matter: Matter
    source: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


def columns(sheet: Sheet) -> dict[str, Any]:
    """Every column of a version row that follows from what it says."""
    matter = sheet.matter
    return {
        **facts.version_columns(matter, sheet.source),
        "initials": spelling.initials(matter.name),
        "full_pinyin": spelling.full_pinyin(matter.name),
        "organ_id": matter.organ_id,
        "line": matter.line or "",
        "digest": written.digest(matter, sheet.source),
        "note": sheet.note,
    }


def unsaved(
    sheet: Sheet, parent: models.Matter, number: int, *, by: Actor, at: datetime
) -> models.MatterVersion:
    """A draft row of this matter, not yet written."""
    return models.MatterVersion(
        matter=parent,
        number=number,
        state=VersionState.DRAFT,
        created_at=at,
        created_by_id=by.officer_id,
        **columns(sheet),
    )


def write_children(pairs: Iterable[tuple[models.MatterVersion, Matter]]) -> None:
    """Write everything below these versions, one statement a table."""
    rows: dict[type, list[Any]] = defaultdict(list)
    for row, matter in pairs:
        for child in facts.children(matter, row):
            rows[type(child)].append(child)
    for model in CHILDREN:
        model.objects.bulk_create(rows[model], batch_size=5_000)


def drop_children(version_ids: Iterable[int]) -> None:
    """Take away everything below these drafts; published versions keep theirs."""
    ids = list(version_ids)
    for model in CHILDREN:
        model.objects.filter(
            matter_version_id__in=ids,
            matter_version__state=VersionState.DRAFT,
        ).delete()


def published(*, by: Actor, at: datetime) -> dict[str, Any]:
    """The columns of a version that is published at this instant."""
    return {
        "state": VersionState.PUBLISHED,
        "valid_from": local_date(at),
        "published_at": at,
        "published_by_id": by.officer_id,
    }


def insert(
    sheet: Sheet,
    parent: models.Matter,
    number: int,
    *,
    by: Actor,
    at: datetime,
    at_once: bool = False,
) -> models.MatterVersion:
    """Write one version of a matter: a draft, or one that is published at once."""
    row = unsaved(sheet, parent, number, by=by, at=at)
    for name, value in (published(by=by, at=at) if at_once else {}).items():
        setattr(row, name, value)
    models.MatterVersion.objects.bulk_create([row])
    write_children([(row, sheet.matter)])
    return row
