"""The journal read on by whoever follows it: lines of some steps, after a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Max

from yimen.records.journal.models import JournalEntry

_SETTLED_AT: Final = """
SELECT least(clock_timestamp(), min(xact_start)) - journal_grace()
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
STILL_OPEN: Final = 20_000
"""How many lines back one may still be written by an act that began earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLine:
    """A line, for a reader who goes on from it."""

    entry_id: int
    kind: str
    subject: str
    step: str
    payload: Mapping[str, Any]


def last_line() -> int:
    """Where the journal ends now; 0: it has not begun."""
    return JournalEntry.objects.aggregate(last=Max("id"))["last"] or 0


def settled_at() -> datetime:
    """The instant before which every line that will ever be there can be read now.

    An act that is not over may still write a line, but none that was recorded before
    it began, less the grace that the journal gives (`guard.sql`).
    """
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED_AT)
        instant: datetime = cursor.fetchone()[0]
        return instant


def lines_after(entry_id: int, steps: Iterable[str], most: int) -> tuple[NextLine, ...]:
    """The next lines of these steps, in the order they were given their place."""
    found = JournalEntry.objects.filter(id__gt=entry_id, step__in=list(steps))
    return tuple(
        NextLine(
            entry_id=row.pk,
            kind=row.subject_kind,
            subject=row.subject_id,
            step=row.step,
            payload=row.payload,
        )
        for row in found.order_by("id")[:most]
    )


def acted_on_after(entry_id: int, most: int) -> tuple[dict[str, frozenset[str]], int]:
    """Who of which kind has new lines after this place; where the reading ended."""
    rows = list(
        JournalEntry.objects.filter(id__gt=entry_id)
        .order_by("id")
        .values_list("id", "subject_kind", "subject_id")[:most]
    )
    found: dict[str, set[str]] = {}
    for _, kind, subject in rows:
        found.setdefault(kind, set()).add(subject)
    last = rows[-1][0] if rows else entry_id
    return {kind: frozenset(numbers) for kind, numbers in found.items()}, last
