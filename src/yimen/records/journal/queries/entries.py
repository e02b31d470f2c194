"""The lines of one subject, for whoever replays them or shows them inside."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection

from yimen.ports.vault import vault
from yimen.records.journal.models import JournalEntry

_TEXTS: Final = """
SELECT entry.sequence, text.slot, text.sealed
FROM journal_entry AS entry JOIN journal_text AS text ON text.entry_id = entry.id
WHERE entry.subject_kind = %s AND entry.subject_id = %s AND text.sealed <> ''
"""


@dataclass(frozen=True, slots=True)
class Written:
    """One line as it was written down."""

    sequence: int
    happened_at: datetime
    recorded_at: datetime
    actor: str
    step: str
    article: str
    before: str
    after: str
    payload: Mapping[str, Any]
    hash: bytes


def entries(
    kind: str,
    subject: str,
    *,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> tuple[Written, ...]:
    """A subject's lines in order: that happened by `as_of`, written by `known_at`."""
    rows = JournalEntry.objects.filter(subject_kind=kind, subject_id=subject)
    if as_of is not None:
        rows = rows.filter(happened_at__lte=as_of)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return tuple(
        Written(
            sequence=row.sequence,
            happened_at=row.happened_at,
            recorded_at=row.recorded_at,
            actor=row.actor,
            step=row.step,
            article=row.article,
            before=row.before,
            after=row.after,
            payload=row.payload,
            hash=bytes(row.hash),
        )
        for row in rows.order_by("sequence")
    )


def texts(kind: str, subject: str) -> Mapping[tuple[int, str], str]:
    """The personal texts beside a subject's lines, by sequence and slot.

    Erased ones are left out. Whoever asks must be allowed to read them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, [kind, subject])
        rows = cursor.fetchall()
    box = vault() if rows else None
    return {
        (sequence, slot): box.unseal(bytes(sealed))
        for sequence, slot, sealed in rows
        if box is not None
    }


def acts_of(
    kind: str, subjects: Collection[str], steps: Collection[str]
) -> Mapping[str, list[tuple[str, datetime]]]:
    """When which of these steps were taken with each of these subjects, in order."""
    rows = (
        JournalEntry.objects.filter(
            subject_kind=kind, subject_id__in=list(subjects), step__in=list(steps)
        )
        .order_by("subject_id", "sequence")
        .values_list("subject_id", "step", "happened_at")
    )
    found: dict[str, list[tuple[str, datetime]]] = {}
    for subject, step, happened_at in rows:
        found.setdefault(subject, []).append((step, happened_at))
    return found
