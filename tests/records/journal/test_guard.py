"""What the database itself refuses, whoever asks."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from psycopg import errors

from makers.journal import SUBJECT, TABLES, a_line, insert, write, write_days_ago
from yimen.records.journal.actions.close_day import close_day
from yimen.records.journal.append import Head, append, chain
from yimen.records.journal.models import JournalEntry, JournalText
from yimen.records.journal.queries import days_to_close
from yimen.rules.authority.actors import SYSTEM
from yimen.site.database import connect

if TYPE_CHECKING:
    from clusters import Clone

CHANGES = [
    "UPDATE journal_entry SET actor = 'officer:8'",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry CASCADE",
    "UPDATE journal_text SET sealed = '\\xaa'",
    "UPDATE journal_text SET sealed = '', salt = ''",
    "DELETE FROM journal_text",
    "TRUNCATE journal_text",
    "UPDATE journal_day SET count = 0",
    "DELETE FROM journal_day",
    "TRUNCATE journal_day",
    "DELETE FROM journal_head",
    "TRUNCATE journal_head",
]


@pytest.fixture
def written(own_database: "Clone") -> "Clone":
    """A journal with a closed day, a line of today and a text."""
    write_days_ago(own_database, 1, a_line())
    write(a_line(texts={"opinion": "同意"}))
    now = JournalEntry.objects.latest("id").recorded_at
    for day in days_to_close(now):
        close_day(day=day, by=SYSTEM, at=now)
    return own_database


def test_the_application_has_no_right_to_change_what_is_written(
    written: "Clone",
) -> None:
    switches = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES]
    with connect(written.address.app) as app:
        aside = ["UPDATE journal_head SET last_sequence = 0"]
        aside += ["INSERT INTO journal_head SELECT * FROM journal_head"]
        for change in CHANGES + switches + aside:
            with pytest.raises(errors.InsufficientPrivilege):
                app.execute(change)


def test_the_owner_is_refused_by_the_triggers(written: "Clone") -> None:
    with connect(written.address.owner) as owner:
        for change in CHANGES:
            with pytest.raises(errors.RestrictViolation):
                owner.execute(change)


@pytest.fixture
def now(db: None) -> Iterator[Any]:  # noqa: ARG001
    with connection.cursor() as cursor:
        cursor.execute("SELECT journal_now()")
        (instant,) = cursor.fetchone()
    return instant


def test_an_instant_read_before_the_transaction_may_be_written(now: Any) -> None:
    insert(chain(a_line(), Head(), now - timedelta(seconds=30)))

    assert JournalEntry.objects.count() == 1


@pytest.mark.parametrize("away", [timedelta(minutes=-2), timedelta(seconds=2)])
def test_a_line_can_be_neither_backdated_nor_postdated(
    now: Any, away: timedelta
) -> None:
    with pytest.raises(OperationalError, match="recorded_at is not now"):
        insert(chain(a_line(), Head(), now + away))


def test_a_line_that_skips_a_place_is_refused(now: Any) -> None:
    first = append(a_line())

    with pytest.raises(IntegrityError, match="does not follow"):
        insert(chain(a_line(), Head(2, first.hash), now))


def test_a_line_that_names_another_hash_is_refused(now: Any) -> None:
    append(a_line())

    with pytest.raises(IntegrityError, match="does not follow"):
        insert(chain(a_line(), Head(1, bytes(32)), now))


def test_a_first_line_has_nothing_before_it(now: Any) -> None:
    with pytest.raises(IntegrityError, match="does not follow"):
        insert(chain(a_line(), Head(0, bytes(32)), now))


@pytest.mark.usefixtures("db")
def test_a_statement_that_writes_nothing_is_no_mistake() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO journal_entry SELECT * FROM journal_entry")

    assert not JournalEntry.objects.exists()


@pytest.mark.usefixtures("own_database")
def test_an_older_snapshot_cannot_write() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

        with pytest.raises(NotSupportedError, match="READ COMMITTED"):
            append(a_line())


def test_nothing_is_added_to_a_closed_day(own_database: "Clone") -> None:
    """The owner widens the grace; even then a closed day stays closed."""
    write_days_ago(own_database, 1, a_line())
    yesterday = JournalEntry.objects.get().recorded_at
    (day,) = days_to_close(yesterday + timedelta(days=1))
    close_day(day=day, by=SYSTEM, at=yesterday + timedelta(days=1))
    with connect(own_database.address.owner) as owner:
        owner.execute(
            "CREATE OR REPLACE FUNCTION journal_grace() RETURNS interval"
            " LANGUAGE sql IMMUTABLE RETURN INTERVAL '2 days'"
        )

    with pytest.raises(OperationalError, match="is closed"):
        insert(chain(a_line(subject="other"), Head(), yesterday))


@pytest.mark.usefixtures("db")
def test_a_text_that_its_entry_does_not_name_is_refused() -> None:
    append(a_line())
    entry = JournalEntry.objects.get()

    with pytest.raises(IntegrityError, match="does not say so"):
        JournalText.objects.create(entry=entry, slot="x", sealed=b"s", salt=b"s")


@pytest.mark.usefixtures("own_database")
def test_a_temporary_table_cannot_stand_in_for_the_closed_days() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            cursor.execute("CREATE TEMPORARY TABLE journal_entry AS SELECT 1 AS id")
        except ProgrammingError:
            pytest.skip("the application may not make temporary tables here")
        with pytest.raises(DatabaseError):
            cursor.execute(
                "INSERT INTO public.journal_entry (subject_kind, subject_id, sequence,"
                " happened_at, recorded_at, actor, step, article, before, after,"
                " payload, previous_hash, hash, algorithm) VALUES ('case', %s, 2,"
                " now(), now(), '', '', '', '', '', '{}', '\\xaa', '\\xbb', 'sha256')",
                [SUBJECT],
            )
