"""Write a new matter, or the next version of one; what is published stays."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from yimen.records.catalogue import models
from yimen.records.catalogue.actions import _versions
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.actions._versions import SUBJECT, Sheet, standing
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.catalogue.matters import VersionState, with_default_limit
from yimen.rules.catalogue.publication import Objection, objections
from yimen.rules.refusals import Overtaken


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft as it stands now, and what is still wrong with it."""

    code: str
    matter_id: int
    version_id: int
    number: int
    is_new: bool
    objections: tuple[Objection, ...]


@transaction.atomic
def save_draft(
    sheet: Sheet, *, by: Actor, at: datetime, seen: int | None = None
) -> Drafted:
    """Keep this as the matter's draft; `seen` is the matter's version that was read."""
    sheet = _completed(sheet)
    matter = sheet.matter
    require(by, Step.EDIT_MATTER, Place(organ_id=matter.organ_id))
    parent = models.Matter.objects.filter(code=matter.code).first()
    if parent is None:
        parent = _new(sheet)
        row = _versions.insert(sheet, parent, 1, by=by, at=at)
        before, is_new = "", True
    else:
        require(by, Step.EDIT_MATTER, Place(organ_id=parent.organ_id))
        _won(parent, seen)
        row, before = _next(sheet, parent, by=by, at=at)
        is_new = False
    pointed: dict[str, object] = {"latest": row}
    if parent.current_id is None:
        pointed |= {"organ_id": matter.organ_id, "line": matter.line or ""}
        index([(parent, row, matter)])
    models.Matter.objects.filter(pk=parent.pk).update(**pointed)
    append(
        Line(
            kind=SUBJECT,
            subject=str(parent.pk),
            step=Step.EDIT_MATTER,
            by=by,
            happened_at=at,
            before=before,
            after=standing(parent.state, row.number),
            payload={"number": row.number, "digest": row.digest, "note": sheet.note},
        )
    )
    return Drafted(
        matter.code, parent.pk, row.pk, row.number, is_new, objections(matter)
    )


def _completed(sheet: Sheet) -> Sheet:
    return Sheet(
        matter=with_default_limit(sheet.matter), source=sheet.source, note=sheet.note
    )


def _new(sheet: Sheet) -> models.Matter:
    matter = sheet.matter
    return models.Matter.objects.create(
        code=matter.code,
        base_code=matter.base_code,
        organ_id=matter.organ_id,
        line=matter.line or "",
    )


def _won(parent: models.Matter, seen: int | None) -> None:
    version = parent.version if seen is None else seen
    hit = models.Matter.objects.filter(pk=parent.pk, version=version).update(
        version=F("version") + 1
    )
    if not hit:
        raise Overtaken(matter=parent.code)


def _next(
    sheet: Sheet, parent: models.Matter, *, by: Actor, at: datetime
) -> tuple[models.MatterVersion, str]:
    """The draft rewritten, or a new one with the next number."""
    latest = models.MatterVersion.objects.filter(matter=parent)
    draft = latest.filter(state=VersionState.DRAFT).first()
    if draft is None:
        highest = latest.aggregate(highest=Max("number"))["highest"] or 0
        row = _versions.insert(sheet, parent, highest + 1, by=by, at=at)
        return row, standing(parent.state, highest)
    changed = _versions.columns(sheet)
    models.MatterVersion.objects.filter(pk=draft.pk).update(
        **changed, version=F("version") + 1
    )
    _versions.drop_children([draft.pk])
    draft.digest = changed["digest"]
    _versions.write_children([(draft, sheet.matter)])
    return draft, standing(parent.state, draft.number)
