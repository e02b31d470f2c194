"""Take in a file of matters: new ones, changed ones, and those that say the same.

Rows are locked for the time of the import, written in bulk and journalled one by one.
Drafts are rewritten; a published matter that the file changes gets its next version.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from yimen.records.catalogue import models
from yimen.records.catalogue.actions import _versions
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.actions._versions import SUBJECT, Sheet, standing
from yimen.records.journal.append import Line, append
from yimen.records.people.actions.meet_organs import OrganName, meet_organs
from yimen.rules import written
from yimen.rules.actors import Actor
from yimen.rules.authority import require
from yimen.rules.calendar import local_date
from yimen.rules.matters import (
    Matter,
    MatterState,
    VersionState,
    with_default_limit,
)
from yimen.rules.publication import Objection, errors
from yimen.rules.steps import Step

BATCH: Final = 250
OPEN: Final = frozenset({MatterState.DRAFT, MatterState.IN_USE})
"""States in which a new version may be published."""

_OPTION_SIGNS: Final = 33
_WHOLE_SIGNS: Final = 31


@dataclass(frozen=True, slots=True)
class Incoming:
    """One matter of a file, the organ it names, and what could not be placed."""

    row: int
    matter: Matter
    organ: OrganName
    source: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class TakenIn:
    """What became of the matters of a file."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    published: int = 0
    without_organ: list[Incoming] = field(default_factory=list)
    kept_back: list[tuple[int, Objection]] = field(default_factory=list)


@dataclass(slots=True)
class _Piece:
    """One matter on its way into the tables."""

    row: int
    sheet: Sheet
    parent: models.Matter
    publishes: bool = False
    before: str = ""

    @property
    def draft(self) -> models.MatterVersion | None:
        """The draft that will be rewritten, if there is one."""
        latest = self.parent.latest
        return latest if latest and latest.state == VersionState.DRAFT else None

    @property
    def is_known(self) -> bool:
        """Whether the tables hold just this already."""
        latest = self.parent.latest
        digest = written.digest(self.sheet.matter, self.sheet.source)
        return latest is not None and latest.digest == digest


@transaction.atomic
def take_in(
    incoming: Iterable[Incoming],
    *,
    publish: bool,
    by: Actor,
    at: datetime,
    tell: Callable[[int], None] = lambda _: None,
) -> TakenIn:
    """Write every matter that is new or changed; `publish` what has no error."""
    require(by, Step.IMPORT_CATALOGUE)
    if publish:
        require(by, Step.PUBLISH_MATTER)
    taken = TakenIn()
    waiting = list(incoming)
    organs = meet_organs((one.organ for one in waiting), by=by, at=at)
    done = 0
    for batch in _batches(waiting):
        known = [one for one in batch if one.organ in organs]
        taken.without_organ += [one for one in batch if one.organ not in organs]
        pieces = list(_pieces(known, organs, publish=publish, taken=taken))
        _write(pieces, by=by, at=at)
        done += len(batch)
        tell(done)
    return taken


def _batches(waiting: list[Incoming]) -> Iterator[list[Incoming]]:
    ahead = iter(waiting)
    while batch := list(islice(ahead, BATCH)):
        yield batch


def _pieces(
    batch: list[Incoming],
    organs: Mapping[OrganName, int],
    *,
    publish: bool,
    taken: TakenIn,
) -> Iterator[_Piece]:
    """What of the batch has to be written, each beside the row it belongs to."""
    codes = [one.matter.code for one in batch]
    rows = models.Matter.objects.select_for_update(of=("self",)).filter(code__in=codes)
    parents = {row.code: row for row in rows.select_related("latest").order_by("pk")}
    for one in batch:
        matter = with_default_limit(replace(one.matter, organ_id=organs[one.organ]))
        sheet = Sheet(matter=matter, source=one.source, note="导入")
        piece = _Piece(one.row, sheet, parents.get(matter.code) or _parent(matter))
        wrong = errors(matter) if publish else ()
        taken.kept_back += [(one.row, objection) for objection in wrong]
        piece.publishes = publish and not wrong and piece.parent.state in OPEN
        if _counts(piece, taken):
            taken.published += piece.publishes
            yield piece


def _parent(matter: Matter) -> models.Matter:
    """A new matter's row; with two signs more it is an option (业务办理项) of one."""
    whole = matter.code[:_WHOLE_SIGNS] if len(matter.code) == _OPTION_SIGNS else ""
    return models.Matter(
        code=matter.code,
        base_code=matter.base_code,
        option_of=whole,
        organ_id=matter.organ_id,
        line=matter.line or "",
    )


def _counts(piece: _Piece, taken: TakenIn) -> bool:
    """Count the piece; whether it has to be written."""
    latest = piece.parent.latest
    if latest is None:
        taken.created += 1
        return True
    piece.before = standing(piece.parent.state, latest.number)
    if piece.is_known and not (piece.draft and piece.publishes):
        taken.unchanged += 1
        return False
    taken.updated += 1
    return True


def _write(pieces: list[_Piece], *, by: Actor, at: datetime) -> None:
    models.Matter.objects.bulk_create(
        [piece.parent for piece in pieces if not piece.before]
    )
    rows = _make_versions(pieces, by=by, at=at)
    _versions.write_children(
        (row, piece.sheet.matter) for piece, row in zip(pieces, rows, strict=True)
    )
    on = local_date(at)
    models.MatterVersion.objects.filter(
        matter__in=[piece.parent.pk for piece in pieces if piece.publishes],
        state=VersionState.PUBLISHED,
    ).update(state=VersionState.SUPERSEDED, valid_to=on)
    for piece, row in zip(pieces, rows, strict=True):
        if piece.publishes:
            row.state, row.valid_from = VersionState.PUBLISHED, on
            row.published_at, row.published_by_id = at, by.officer_id
        _point(piece, row)
        append(_line(piece, row, by=by, at=at))
    models.MatterVersion.objects.bulk_update(
        rows, ["state", "valid_from", "published_at", "published_by"], batch_size=BATCH
    )
    models.Matter.objects.bulk_update(
        [piece.parent for piece in pieces],
        ["state", "current", "latest", "organ", "line", "base_code", "version"],
        batch_size=BATCH,
    )
    index(
        (piece.parent, row, piece.sheet.matter)
        for piece, row in zip(pieces, rows, strict=True)
        if piece.publishes or piece.parent.current_id is None
    )


def _make_versions(
    pieces: list[_Piece], *, by: Actor, at: datetime
) -> list[models.MatterVersion]:
    """The draft row of every piece: rewritten where one stood, else made."""
    _versions.drop_children(piece.draft.pk for piece in pieces if piece.draft)
    rows: list[models.MatterVersion] = []
    fresh: list[models.MatterVersion] = []
    for piece in pieces:
        latest = piece.parent.latest
        if piece.draft:
            changed = _versions.columns(piece.sheet)
            models.MatterVersion.objects.filter(pk=piece.draft.pk).update(
                **changed, version=F("version") + 1
            )
            piece.draft.digest = changed["digest"]
            rows.append(piece.draft)
        else:
            number = latest.number + 1 if latest else 1
            row = _versions.unsaved(piece.sheet, piece.parent, number, by=by, at=at)
            fresh.append(row)
            rows.append(row)
    models.MatterVersion.objects.bulk_create(fresh)
    return rows


def _point(piece: _Piece, row: models.MatterVersion) -> None:
    """Let the matter point at its newest version, and at the published one."""
    parent, matter = piece.parent, piece.sheet.matter
    parent.version += 1 if parent.latest_id else 0
    parent.latest = row
    if piece.publishes:
        parent.current, parent.state = row, MatterState.IN_USE
    if piece.publishes or parent.current_id is None:
        parent.organ_id, parent.line = matter.organ_id, matter.line or ""
        parent.base_code = matter.base_code


def _line(piece: _Piece, row: models.MatterVersion, *, by: Actor, at: datetime) -> Line:
    return Line(
        kind=SUBJECT,
        subject=str(piece.parent.pk),
        step=Step.IMPORT_CATALOGUE,
        by=by,
        happened_at=at,
        before=piece.before,
        after=standing(piece.parent.state, row.number),
        payload={
            "number": row.number,
            "digest": row.digest,
            "published": piece.publishes,
        },
    )
