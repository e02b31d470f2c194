"""A day closes when every transaction that wrote in it has ended, and only then."""

import threading
import time
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from makers.journal import WANG_FANG, a_line, write, write_days_ago
from yimen.records.journal.actions.close_day import DayStillOpen, close_day
from yimen.records.journal.append import append
from yimen.records.journal.models import JournalDay, JournalEntry
from yimen.records.journal.queries import days_to_close, published_days, verify
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.table import NotAllowed
from yimen.rules.journal.audit import Report, StoredDay
from yimen.rules.journal.chain import GENESIS, Day, Tree
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken
from yimen.site.database import connect

if TYPE_CHECKING:
    from clusters import Clone


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (now,) = cursor.fetchone()
    assert isinstance(now, datetime)
    return now


def days_ago(days: int) -> date:
    return local_date(database_now() - timedelta(days=days))


def close_all() -> list[StoredDay]:
    now = database_now()
    return [close_day(day=day, by=SYSTEM, at=now) for day in days_to_close(now)]


def test_the_root_covers_the_entries_the_count_and_the_day_before(
    own_database: "Clone",
) -> None:
    write_days_ago(own_database, 2, a_line(), a_line(subject="other"), a_line())
    write_days_ago(own_database, 1, a_line())

    first, second = close_all()

    tree = Tree("sha256")
    for entry in JournalEntry.objects.order_by("id")[:3]:
        tree.add(bytes(entry.hash))
    day = Day(days_ago(2), 3, tree.root(), GENESIS, "sha256")
    assert first.root == day.root()
    assert (second.count, second.previous_root) == (1, first.root)
    assert [day.root for day in published_days()] == [
        second.root.hex(),
        first.root.hex(),
    ]


def test_the_closing_is_itself_written_down(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())

    (closed,) = close_all()

    entry = JournalEntry.objects.get(subject_kind="day")
    assert entry.subject_id == days_ago(1).isoformat()
    assert entry.payload == {"count": 1, "root": closed.root.hex()}
    assert entry.actor == "system"


def test_a_day_without_entries_closes_too(own_database: "Clone") -> None:
    write_days_ago(own_database, 3, a_line())

    assert [day.count for day in close_all()] == [1, 0, 0]
    assert verify().ok


def test_the_database_says_when_it_was_closed(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    before = database_now()

    close_all()

    assert before < JournalDay.objects.get().closed_at < database_now()


@pytest.mark.usefixtures("db")
def test_today_is_not_over() -> None:
    append(a_line())

    assert days_to_close(database_now() + timedelta(days=3)) == ()
    with pytest.raises(IntegrityError, match="not over"):
        close_day(day=days_ago(0), by=SYSTEM, at=database_now())


def test_no_day_is_due_before_the_instant_asked_for(own_database: "Clone") -> None:
    write_days_ago(own_database, 2, a_line())

    assert days_to_close(database_now() - timedelta(days=1)) == (days_ago(2),)


@pytest.mark.usefixtures("db")
def test_an_empty_journal_has_nothing_to_close() -> None:
    assert days_to_close(database_now()) == ()


def test_days_close_in_order(own_database: "Clone") -> None:
    write_days_ago(own_database, 2, a_line())

    with pytest.raises(IntegrityError, match="does not follow"):
        close_day(day=days_ago(1), by=SYSTEM, at=database_now())


def test_a_day_closes_once(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    close_all()

    with pytest.raises(Overtaken):
        close_day(day=days_ago(1), by=SYSTEM, at=database_now())


def test_two_who_close_the_same_day_close_it_once(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    day, now = days_ago(1), database_now()

    def close() -> StoredDay:
        return close_day(day=day, by=SYSTEM, at=now)

    outcomes = own_database.together(close, close)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "Overtaken",
        "StoredDay",
    ]
    assert verify().ok


@pytest.mark.usefixtures("db")
def test_nobody_closes_a_day_by_hand() -> None:
    with pytest.raises(NotAllowed):
        close_day(day=days_ago(1), by=WANG_FANG, at=database_now())


def test_a_wrong_count_or_root_before_is_refused(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    row = {"day": days_ago(1), "root": b"r", "closed_at": database_now()}

    with pytest.raises(IntegrityError, match="another number"):
        JournalDay.objects.create(**row, count=2, previous_root=b"")
    with pytest.raises(IntegrityError, match="does not follow"):
        JournalDay.objects.create(**row, count=1, previous_root=b"x")


def test_a_day_waits_for_whoever_still_writes_in_it(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    day, now = days_ago(1), database_now()
    with connect(own_database.address.app) as writer, writer.transaction():
        writer.execute("SELECT journal_keep_open(%s)", [day])
        with connect(own_database.address.owner) as owner:
            owner.execute(
                "ALTER FUNCTION journal_wait_for_writers SET lock_timeout = '50ms'"
            )

        with pytest.raises(DayStillOpen) as refused:
            close_day(day=day, by=SYSTEM, at=now)

    assert refused.value.facts == {"day": day}
    assert not JournalDay.objects.exists()
    assert close_day(day=day, by=SYSTEM, at=now).count == 1


def test_another_fault_than_waiting_is_not_called_that(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line())
    with connect(own_database.address.owner) as owner:
        owner.execute(
            "CREATE OR REPLACE FUNCTION journal_wait_for_writers(day date) RETURNS void"
            " LANGUAGE plpgsql AS $$ BEGIN RAISE serialization_failure; END $$"
        )

    with pytest.raises(OperationalError):
        close_all()


def bring_midnight_near(clone: "Clone") -> None:
    """Let the journal's day end in two seconds, and close with hardly any grace."""
    with connect(clone.address.owner) as owner:
        shift = """
        SELECT date_trunc('day', clock_timestamp() AT TIME ZONE 'Asia/Shanghai')
            + INTERVAL '1 day' - INTERVAL '2 seconds'
            - (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')
        """
        (ahead,) = owner.execute(shift).fetchone() or (None,)
        assert isinstance(ahead, timedelta)
        seconds = ahead.total_seconds()
        owner.execute(
            "CREATE OR REPLACE FUNCTION journal_day_of(at timestamptz) RETURNS date"
            " LANGUAGE sql STABLE RETURN ((at AT TIME ZONE 'Asia/Shanghai')"
            f" + INTERVAL '{seconds} seconds')::date"
        )
        owner.execute(
            "CREATE OR REPLACE FUNCTION journal_start_of(day date) RETURNS timestamptz"
            " LANGUAGE sql STABLE RETURN (day::timestamp"
            f" - INTERVAL '{seconds} seconds') AT TIME ZONE 'Asia/Shanghai'"
        )
        owner.execute(
            "CREATE OR REPLACE FUNCTION journal_grace() RETURNS interval"
            " LANGUAGE sql IMMUTABLE RETURN INTERVAL '1 millisecond'"
        )


def write_until(end: threading.Event, name: str) -> int:
    """Hold a transaction open between two lines, again and again; answer how many."""
    chance = Random(name)  # noqa: S311 - a pace, not a secret
    written = 0
    while not end.is_set():
        with transaction.atomic():
            append(a_line(subject=name))
            time.sleep(chance.random() * 0.2)
            append(a_line(subject=name))
            time.sleep(chance.random() * 0.2)
        written += 2
    return written


def close_soon(end: threading.Event) -> StoredDay:
    """Close the first day that is over as soon as it is, then let one second pass."""
    while not (due := days_to_close(database_now())):
        time.sleep(0.001)
    try:
        return close_day(day=due[0], by=SYSTEM, at=database_now())
    finally:
        time.sleep(1)
        end.set()


@pytest.mark.slow
@pytest.mark.parametrize("first", ["a", "f"])
def test_midnight_passes_while_everybody_writes(
    own_database: "Clone", first: str
) -> None:
    bring_midnight_near(own_database)
    write(a_line(subject="first"))
    end = threading.Event()
    names = [chr(ord(first) + n) for n in range(4)]

    *written, closed = own_database.together(
        *(partial(write_until, end, name) for name in names), partial(close_soon, end)
    )

    assert isinstance(closed, StoredDay), closed
    in_it = "SELECT count(*) FROM journal_entry WHERE journal_day_of(recorded_at) = %s"
    with connection.cursor() as cursor:
        cursor.execute(in_it, [closed.day])
        assert cursor.fetchone() == (closed.count,), "something slipped in afterwards"
    assert sum(written) + 2 == JournalEntry.objects.count(), "somebody was refused"
    assert 1 < closed.count < JournalEntry.objects.count() - 2
    assert verify() == Report(sum(written) + 2, 1, None)
