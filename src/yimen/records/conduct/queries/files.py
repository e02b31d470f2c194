"""The files that devices brought, newest first, with what could not be read."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from yimen.records.conduct.models import AttendanceFile
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound

SHOWN: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file, and what became of its lines."""

    file_id: int
    hall: str
    name: str
    rows: int
    created: int
    rejected: tuple[tuple[int, str, str], ...]  # line, what, why
    first_on: date | None
    last_on: date | None
    loaded_at: datetime
    loaded_by: str


def files(actor: Actor) -> tuple[FileRow, ...]:
    """The last files of the halls the actor may see."""
    seen = seen_by(sight_of(actor, Step.SEE_CONDUCT), organ=None, hall="node")
    rows = AttendanceFile.objects.filter(seen).select_related("node", "loaded_by")
    return tuple(_row(row) for row in rows.order_by("-pk")[:SHOWN])


def file_page(file_id: int, actor: Actor) -> FileRow:
    """One of them; `NotFound` where it is not there for the actor."""
    found = next((one for one in files(actor) if one.file_id == file_id), None)
    if found is None:
        raise NotFound(file=file_id)
    return found


def _row(row: Any) -> FileRow:
    return FileRow(
        file_id=row.pk,
        hall=row.node.name,
        name=row.name,
        rows=row.rows,
        created=row.created,
        rejected=tuple((line, what, why) for line, what, why in row.rejected),
        first_on=row.first_on,
        last_on=row.last_on,
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by.name if row.loaded_by else "",
    )
