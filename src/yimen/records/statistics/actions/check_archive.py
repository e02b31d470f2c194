"""Files of the archive are read again and held against what was written to them.

Every file is read back when it is written. A disk may still lose it later: so a few are
read again each night, the longest unread first, and all of them when somebody asks. A
file that is not what it should be is asked for nothing any more, and written anew by
the next run.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F

from yimen.ports.case_archive import CaseArchive, Unreadable, digest_of
from yimen.records.journal.append import Line, append_all
from yimen.records.statistics.actions.archive_cases import KIND
from yimen.records.statistics.models import ArchivePart
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

ALL: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were read, and which were not what they should be."""

    parts: int
    unsound: tuple[tuple[str, str], ...] = ()


def check_archive(*, most: int = ALL, by: Actor, at: datetime) -> Checked:
    """Read so many files again, the longest unread first."""
    authority.require(by, Step.CHECK_ARCHIVE)
    archive = CaseArchive(Path(settings.YIMEN_ARCHIVE))
    parts = ArchivePart.objects.order_by(F("checked_at").asc(nulls_first=True), "pk")
    checked, unsound = 0, []
    for part in parts[:most]:
        checked += 1
        is_sound = _is_sound(archive, part)
        ArchivePart.objects.filter(pk=part.pk, digest=part.digest).update(
            checked_at=at, is_sound=is_sound
        )
        if not is_sound:
            unsound.append((part.month, part.region))
    done = Checked(checked, tuple(unsound))
    if unsound or not by.is_system:
        _note(done, by, at)
    return done


def _is_sound(archive: CaseArchive, part: ArchivePart) -> bool:
    try:
        table = archive.read(part.month, part.region)
    except Unreadable:
        return False
    if table is None or table.num_rows != part.cases:
        return False
    return digest_of(table) == part.digest


@transaction.atomic
def _note(done: Checked, by: Actor, at: datetime) -> None:
    append_all(
        [
            Line(
                kind=KIND,
                subject="cases",
                step=Step.CHECK_ARCHIVE,
                by=by,
                happened_at=at,
                after="unsound" if done.unsound else "sound",
                payload={
                    "parts": done.parts,
                    "unsound": ["/".join(part) for part in done.unsound],
                },
            )
        ]
    )
