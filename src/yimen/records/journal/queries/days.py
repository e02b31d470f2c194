"""The closed days and their published roots."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, Final

from django.db import connection
from psycopg import sql

from yimen.records.journal.facts import DAY_COLUMNS, Row, stored_day_of
from yimen.records.journal.models import JournalDay
from yimen.rules.journal.audit import Leaf, StoredDay

Statement = str | sql.Composed

_AT_ONCE: Final = 2000
_DUE: Final = """
SELECT coalesce(
           (SELECT max(day) + 1 FROM journal_day),
           (SELECT journal_day_of(min(recorded_at)) FROM journal_entry)
       ),
       journal_day_of(
           least(%s::timestamptz, clock_timestamp() - journal_grace())
       )
"""
# The day is found first and put in order then: a cursor would rather walk all ids.
_LEAVES: Final = """
WITH entry AS MATERIALIZED (
    SELECT id, hash, subject_kind, subject_id, sequence
    FROM journal_entry
    WHERE recorded_at >= journal_start_of(%(day)s)
    AND recorded_at < journal_start_of(%(day)s + 1)
)
SELECT %(day)s::date, hash, subject_kind, subject_id, sequence FROM entry ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """A closed day as the portal shows it."""

    day: date
    count: int
    root: str
    previous_root: str
    algorithm: str
    closed_at: datetime


def published_days(limit: int = 366) -> tuple[PublishedDay, ...]:
    """The closed days, newest first."""
    return tuple(map(published, JournalDay.objects.order_by("-day")[:limit]))


def published(row: JournalDay) -> PublishedDay:
    """A closed day's row as it is shown."""
    return PublishedDay(
        day=row.day,
        count=row.count,
        root=bytes(row.root).hex(),
        previous_root=bytes(row.previous_root).hex(),
        algorithm=row.algorithm,
        closed_at=row.closed_at,
    )


def last_day() -> StoredDay | None:
    """The day that was closed last."""
    row = JournalDay.objects.order_by("-day").values_list(*DAY_COLUMNS).first()
    return stored_day_of(row) if row else None


def closed_days(among: Iterable[date] | None = None) -> Iterator[StoredDay]:
    """The closed days, oldest first: all, or those among these."""
    rows = JournalDay.objects.order_by("day")
    if among is not None:
        rows = rows.filter(day__in=list(among))
    return map(stored_day_of, rows.values_list(*DAY_COLUMNS).iterator())


def days_to_close(at: datetime) -> tuple[date, ...]:
    """The days that are over at this instant and by the database's clock, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [at])
        first, today = cursor.fetchone()
    if first is None:
        return ()
    return tuple(first + timedelta(days=n) for n in range((today - first).days))


def leaves(day: date) -> Iterator[Leaf]:
    """A day's entries in the order of its tree, as a stream."""
    with streamed(_LEAVES, {"day": day}) as rows:
        yield from map(Leaf._make, rows)


@contextmanager
def streamed(
    statement: Statement, facts: dict[str, Any] | None = None
) -> Iterator[Iterator[Row]]:
    """The rows of a statement, however many, in constant memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, facts)
        batches = iter(lambda: cursor.fetchmany(_AT_ONCE), [])
        yield chain.from_iterable(batches)
