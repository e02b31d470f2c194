"""Every night the cases go into files, month by month and county by county.

Only what changed since is written again; a part is written, read back, held against
what was meant, and only then noted. So a run that was broken off goes on where it
stopped, and a case that was reopened leaves the month it had been in. A run that came
to its end is noted with the instant it began at: what is recorded later is newer than
the files, and whoever reads them asks the tables for it (`queries/_history.py`).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from yimen.ports.case_archive import CaseArchive, digest_of, least
from yimen.records.calendars.queries import calendar_state
from yimen.records.journal.append import Line, append_all
from yimen.records.journal.queries.following import settled_at
from yimen.records.statistics.models import ArchivePart, ArchiveRun
from yimen.records.statistics.queries.archive import OPEN, facts_of, signatures
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused
from yimen.rules.statistics.periods import Period, month_of

KIND: Final = "archive"
_LAST: Final = date(2199, 12, 31)

Part = tuple[str, str]


class ArchiveDiffers(Refused):
    """What was read back from a file is not what was written."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What a run did."""

    written: int = 0
    kept: int = 0
    dropped: int = 0
    cases: int = 0


def archive_cases(*, by: Actor, at: datetime) -> Archived:
    """Write every part that changed; a second run writes nothing.

    Raises `ArchiveDiffers` if a file does not hold what was written to it.
    """
    authority.require(by, Step.ARCHIVE_CASES)
    archive = CaseArchive(Path(settings.YIMEN_ARCHIVE))
    behind_from, calendar = settled_at(), calendar_state()
    now = signatures()
    noted = {
        (part.month, part.region): part.signature
        for part in ArchivePart.objects.exclude(is_sound=False)
    }
    there = set(archive.parts())
    changed = [
        part
        for part, (_, signature) in now.items()
        if noted.get(part) != signature or part not in there
    ]
    written = sum(_write(archive, part, now[part][1], at) for part in sorted(changed))
    dropped = _drop(archive, (noted.keys() | there) - now.keys())
    done = Archived(len(changed), len(now) - len(changed), dropped, written)
    ArchiveRun.objects.create(
        behind_from=behind_from, calendar=calendar, finished_at=at, **asdict(done)
    )
    if changed or dropped:
        _note(done, by, at)
    return done


def _write(archive: CaseArchive, part: Part, signature: str, at: datetime) -> int:
    """Read a part from the tables into its file; how many cases it holds."""
    month, region = part
    table = facts_of(_period(month), region)
    digest = digest_of(table)
    archive.write(month, region, table)
    if digest_of(archive.read(month, region)) != digest:
        raise ArchiveDiffers(month=month, region=region)
    ArchivePart.objects.update_or_create(
        month=month,
        region=region,
        defaults={
            "cases": table.num_rows,
            "first_received_at": least(table, "received_at"),
            "signature": signature,
            "digest": digest,
            "written_at": at,
            "checked_at": at,
            "is_sound": True,
        },
    )
    return int(table.num_rows)


def _period(month: str) -> Period:
    if month == OPEN:
        return Period(_LAST, _LAST)
    year, number = map(int, month.split("-"))
    return month_of(datetime(year, number, 1, tzinfo=UTC).date())


def _drop(archive: CaseArchive, gone: Iterable[Part]) -> int:
    """Take away the parts whose cases are elsewhere now."""
    parts = sorted(gone)
    for month, region in parts:
        ArchivePart.objects.filter(month=month, region=region).delete()
        archive.drop(month, region)
    return len(parts)


@transaction.atomic
def _note(done: Archived, by: Actor, at: datetime) -> None:
    append_all(
        [
            Line(
                kind=KIND,
                subject="cases",
                step=Step.ARCHIVE_CASES,
                by=by,
                happened_at=at,
                after="written",
                payload={
                    "parts": done.written,
                    "cases": done.cases,
                    "dropped": done.dropped,
                },
            )
        ]
    )
