"""Lines of the journal, also of days gone by, and hands that reach behind its back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction
from psycopg import sql

import yimen.records.journal.append
from yimen.records.journal.append import Head, Line, Sealed, append, chain
from yimen.records.journal.queries.heads import Heads
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.site.database import as_owner, connect

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from psycopg import Connection

    from clusters import Clone

NOON: Final = datetime(2026, 9, 21, 4, 0, tzinfo=UTC)
WANG_FANG: Final = Actor(officer_id=7, name="王芳")
KIND: Final = "rehearsal"  # no table keeps its heads
SUBJECT: Final = "GA-2026-000001"
TABLES: Final = ("journal_entry", "journal_text", "journal_day", "journal_head")
SWITCHES_OFF: Final = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES]
HEADS_ARE_KEPT: Final = "ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_heads"
_APPEND: Final = (
    Path(yimen.records.journal.append.__file__).parent / "sql" / "append.sql"
).read_text(encoding="utf-8")


def a_line(**changes: Any) -> Line:
    """王芳 accepts the first case of the year."""
    facts: dict[str, Any] = {
        "kind": KIND,
        "subject": SUBJECT,
        "step": Step.ACCEPT,
        "by": WANG_FANG,
        "happened_at": NOON,
        "article": "许可法32(5)",
        "before": "received",
        "after": "accepted",
        "payload": {"due_on": "2026-10-26"},
    }
    return Line(**facts | changes)


def write(*lines: Line) -> list[Head]:
    """Write these lines now, in one act."""
    with transaction.atomic():
        return [append(line) for line in lines]


def insert(sealed: Sealed) -> None:
    """What the lean path does: the one statement, without `append`'s own look."""
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, sealed.parameters())


@contextmanager
def behind_the_back(clone: "Clone") -> "Iterator[Connection[Any]]":
    """A connection of the tables' owner, who has switched the triggers off."""
    with connect(clone.address.owner) as owner:
        for switch in SWITCHES_OFF:
            owner.execute(switch)
        yield owner
        for switch in SWITCHES_OFF:
            owner.execute(switch.replace("DISABLE", "ENABLE"))


@contextmanager
def tampering(clone: "Clone") -> "Iterator[CursorWrapper]":
    """The same inside one transaction of Django's connection, undone afterwards."""
    with as_owner(clone.address.owner), transaction.atomic():
        with connection.cursor() as owner:
            for switch in SWITCHES_OFF:
                owner.execute(switch)
            yield owner
        transaction.set_rollback(True)


def write_days_ago(clone: "Clone", days: int, *lines: Line) -> list[Head]:
    """Write lines as if they had been recorded about this time, days ago."""
    heads: dict[tuple[str, str], Head] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp() - %s", [timedelta(days=days)])
        (recorded_at,) = cursor.fetchone()
    with behind_the_back(clone) as owner:
        owner.execute(HEADS_ARE_KEPT)
        for line in lines:
            subject = (line.kind, line.subject)
            if subject not in heads:
                heads[subject] = _head(owner, *subject)
            sealed = chain(line, heads[subject], recorded_at)
            owner.execute(_APPEND, sealed.parameters())
            heads[subject] = sealed.head
    return list(heads.values())


def _head(owner: "Connection[Any]", kind: str, subject: str) -> Head:
    row = owner.execute(
        "SELECT sequence, hash FROM journal_entry WHERE subject_kind = %s"
        " AND subject_id = %s ORDER BY sequence DESC LIMIT 1",
        [kind, subject],
    ).fetchone()
    return Head(*row) if row else Head()


def a_row_that_keeps(clone: "Clone", heads: Heads, subject: str, head: Head) -> None:
    """A row of a table that keeps heads, and nothing else of it.

    The table forgets what else its rows must have: the database is a throw-away.
    """
    with connect(clone.address.owner) as owner:
        needs = owner.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass"
            " AND attnotnull AND attnum > 0 AND attname <> 'id'",
            [heads.table],
        ).fetchall()
        table = sql.Identifier(heads.table)
        for (column,) in needs:
            forget = sql.SQL("ALTER TABLE {} ALTER {} DROP NOT NULL")
            owner.execute(forget.format(table, sql.Identifier(column)))
        checks = owner.execute(
            "SELECT conname FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'c'",
            [heads.table],
        ).fetchall()
        for (name,) in checks:
            drop = sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}")
            owner.execute(drop.format(table, sql.Identifier(name)))
        insert = sql.SQL("INSERT INTO {} ({}, last_sequence, last_hash) VALUES ")
        owner.execute(
            insert.format(table, sql.Identifier(heads.column))
            + sql.SQL("(%s, %s, %s)"),
            [subject, head.sequence, head.hash],
        )
