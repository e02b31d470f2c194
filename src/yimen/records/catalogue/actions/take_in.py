"""Take in a file of matters: new ones, changed ones, and those that say the same.

Rows are locked for the time of the import, written in bulk and journalled one by one.
Drafts are rewritten; a published matter that the file changes gets its next version.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F

from yimen.records.catalogue import models
from yimen.records.catalogue.actions import _versions
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.actions._versions import SUBJECT, Sheet, standing
from yimen.records.journal.append import Line, append_all
from yimen.records.people.actions.meet_organs import OrganName, meet_organs
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue import written
from yimen.rules.catalogue.matters import (
    Matter,
    MatterState,
    VersionState,
    with_default_limit,
)
from yimen.rules.catalogue.publication import Objection, errors
from yimen.rules.legal_clock.calendar import local_date

BATCH: Final = 250
OPEN: Final = frozenset({MatterState.DRAFT, MatterState.IN_USE})
"""States in which a new version may be published."""

_POINT: Final = (Path(__file__).parents[1] / "sql" / "point.sql").read_text("utf-8")
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
    def leads(self) -> bool:
        """Whether the matter is seen and found by what this version says."""
        return self.publishes or self.parent.current_id is None

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
    models.MatterVersion.objects.filter(
        matter__in=[piece.parent.pk for piece in pieces if piece.publishes],
        state=VersionState.PUBLISHED,
    ).update(state=VersionState.SUPERSEDED, valid_to=local_date(at))
    rows = _make_versions(pieces, by=by, at=at)
    written_now = list(zip(pieces, rows, strict=True))
    _versions.write_children((row, piece.sheet.matter) for piece, row in written_now)
    _point(written_now)
    append_all(_line(piece, row, by=by, at=at) for piece, row in written_now)
    index(
        (piece.parent, row, piece.sheet.matter)
        for piece, row in written_now
        if piece.leads
    )


def _make_versions(
    pieces: list[_Piece], *, by: Actor, at: datetime
) -> list[models.MatterVersion]:
    """The row of every piece: a draft rewritten, or a new one, published or not."""
    _versions.drop_children(piece.draft.pk for piece in pieces if piece.draft)
    rows: list[models.MatterVersion] = []
    fresh: list[models.MatterVersion] = []
    for piece in pieces:
        latest, standing_draft = piece.parent.latest, piece.draft
        state = _versions.published(by=by, at=at) if piece.publishes else {}
        if standing_draft:
            changed = _versions.columns(piece.sheet) | state
            models.MatterVersion.objects.filter(pk=standing_draft.pk).update(
                **changed, version=F("version") + 1
            )
            standing_draft.digest = changed["digest"]
            rows.append(standing_draft)
        else:
            number = latest.number + 1 if latest else 1
            row = _versions.unsaved(piece.sheet, piece.parent, number, by=by, at=at)
            for name, value in state.items():
                setattr(row, name, value)
            fresh.append(row)
            rows.append(row)
    models.MatterVersion.objects.bulk_create(fresh)
    return rows


def _point(written_now: list[tuple[_Piece, models.MatterVersion]]) -> None:
    """Let the matters point at their newest versions, in one statement."""
    pieces = [piece for piece, _ in written_now]
    columns: dict[str, Any] = {
        "ids": [piece.parent.pk for piece in pieces],
        "version_ids": [row.pk for _, row in written_now],
        "publishes": [piece.publishes for piece in pieces],
        "leads": [piece.leads for piece in pieces],
        "organ_ids": [piece.sheet.matter.organ_id for piece in pieces],
        "lines": [piece.sheet.matter.line or "" for piece in pieces],
        "base_codes": [piece.sheet.matter.base_code for piece in pieces],
        "steps": [1 if piece.before else 0 for piece in pieces],
    }
    with connection.cursor() as cursor:
        cursor.execute(_POINT, columns)
    for piece in pieces:
        if piece.publishes:
            piece.parent.state = MatterState.IN_USE


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
