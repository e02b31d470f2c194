"""`yimen verify` names the place, whatever the owner does behind our back."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from clusters import cloned
from makers.journal import (
    KIND,
    NOON,
    SUBJECT,
    a_line,
    a_row_that_keeps,
    behind_the_back,
    tampering,
    write,
    write_days_ago,
)
from yimen.ports.vault import vault
from yimen.records.journal.actions.erase_text import TextPlace, erase_text
from yimen.records.journal.append import Head, append_all, keep_head
from yimen.records.journal.facts import COLUMNS, stored_of
from yimen.records.journal.models import JournalEntry
from yimen.records.journal.queries import (
    check_subject,
    projections,
    published_days,
    verify,
)
from yimen.records.journal.queries.heads import Heads
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.journal.audit import Misfit, Why
from yimen.site.clock import now
from yimen.site.commands.verify import cli
from yimen.site.tick import close_days

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from pytest_django import DjangoDbBlocker

    from clusters import Clone

OUTSIDE = [sys.executable, "-c", "from yimen.site.cli import main; main()"]
OTHER = "GA-2026-000002"
TABLES = list(projections())


def answer() -> tuple[int, dict[str, Any]]:
    """What `yimen verify --json` says now: the exit code and the document."""
    ran = CliRunner().invoke(cli, ["--json"])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, json.loads(ran.stdout)


@pytest.fixture(scope="module")
def journal(
    django_db_setup: None,  # noqa: ARG001 - its clone comes after
    django_db_blocker: "DjangoDbBlocker",
) -> "Iterator[Clone]":
    """Two closed days, an open one, two cases, a text, an erased text: 11 entries."""
    with django_db_blocker.unblock(), cloned() as clone:
        fill(clone)
        yield clone


def fill(clone: "Clone") -> None:
    one = a_line(kind="case")
    other = a_line(kind="case", subject=OTHER)
    said = replace(other, texts={"opinion": "李雷住址不符", "note": "留"})
    write_days_ago(clone, 2, one, said, one)
    write_days_ago(clone, 1, one, other, one)
    close_days(now())
    write(other, one)
    guard = Actor(officer_id=9, roles=frozenset({Role.SECURITY_ADMIN}))
    place = TextPlace("case", OTHER, 1, "note")
    erase_text(place=place, reason="本人要求", by=guard, at=NOON)
    (cases,) = [table for table in TABLES if table.kind == "case"]
    for subject in (SUBJECT, OTHER):
        a_row_that_keeps(clone, cases, subject, last(subject))


def last(subject: str) -> Head:
    row = JournalEntry.objects.filter(subject_id=subject).latest("sequence")
    return Head(row.sequence, bytes(row.hash))


@pytest.mark.usefixtures("journal")
def test_an_untouched_journal_is_ok() -> None:
    assert answer() == (
        0,
        {"ok": True, "entries": 11, "days": 2, "first_bad": None},
    )


@pytest.mark.usefixtures("own_database")
def test_an_empty_journal_is_ok() -> None:
    assert answer() == (0, {"ok": True, "entries": 0, "days": 0, "first_bad": None})


Tamper = Callable[["CursorWrapper"], object]


def run(statement: str, *facts: object) -> Tamper:
    return lambda owner: owner.execute(statement, facts)


def change(what: str, sequence: int, subject: str = SUBJECT) -> Tamper:
    statement = f"UPDATE journal_entry SET {what} WHERE (sequence, subject_id)"  # noqa: S608
    return run(f"{statement} = (%s, %s)", sequence, subject)


def take_out(sequence: int) -> Tamper:
    statement = "DELETE FROM journal_entry WHERE (sequence, subject_id) = (%s, %s)"
    return run(statement, sequence, SUBJECT)


def change_row(what: str) -> Tamper:
    return run(f"UPDATE cases SET {what} WHERE number = %s", SUBJECT)  # noqa: S608


def change_text(what: str) -> Tamper:
    return run(f"UPDATE journal_text SET {what} WHERE slot = 'opinion'")  # noqa: S608


def change_day(what: str, which: str) -> Tamper:
    day = f"(SELECT {which}(day) FROM journal_day)"  # noqa: S608
    return run(f"UPDATE journal_day SET {what} WHERE day = {day}")  # noqa: S608


def take_day(which: str) -> Tamper:
    day = f"(SELECT {which}(day) FROM journal_day)"  # noqa: S608
    return run(f"DELETE FROM journal_day WHERE day = {day}")  # noqa: S608


def forget_a_whole_case(owner: "CursorWrapper") -> None:
    owner.execute("DELETE FROM journal_entry WHERE subject_id = %s", [SUBJECT])
    owner.execute("DELETE FROM cases WHERE number = %s", [SUBJECT])


def swap_sequences(owner: "CursorWrapper") -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        change(f"sequence = {new}", old)(owner)


def swap_ids(one: tuple[str, int], other: tuple[str, int]) -> Tamper:
    def swap(owner: "CursorWrapper") -> None:
        (first,) = _id(owner, one)
        (second,) = _id(owner, other)
        for old, new in ((first, -1), (second, first), (-1, second)):
            owner.execute("UPDATE journal_entry SET id = %s WHERE id = %s", [new, old])

    return swap


def _id(owner: "CursorWrapper", place: tuple[str, int]) -> tuple[int]:
    where = "SELECT id FROM journal_entry WHERE (subject_id, sequence) = (%s, %s)"
    owner.execute(where, place)
    found: tuple[int] = owner.fetchone()
    return found


def write_one_line_anew(owner: "CursorWrapper") -> None:
    """Change a line and work its hash out again, as one who knows how would."""
    change("actor = 'officer:8'", 4)(owner)
    row = JournalEntry.objects.filter(subject_id=SUBJECT, sequence=4)
    stored = stored_of(row.values_list(*COLUMNS).get())
    owner.execute(
        "UPDATE journal_entry SET hash = %s WHERE id = %s",
        [stored.entry.hash(), stored.entry_id],
    )


def another_text(owner: "CursorWrapper") -> None:
    sealed = vault().seal("李雷住址相符")
    run("UPDATE journal_text SET sealed = %s WHERE slot = 'opinion'", sealed)(owner)


def a_text_more(owner: "CursorWrapper") -> None:
    (entry,) = _id(owner, (SUBJECT, 1))
    owner.execute(
        "INSERT INTO journal_text (entry_id, slot, sealed, salt)"
        " VALUES (%s, 'x', 's', 's')",
        [entry],
    )


CASE = f"case:{SUBJECT}"
SECOND = f"case:{OTHER}"
TAMPERINGS: dict[str, tuple[Tamper, str, int, Why]] = {
    "a field": (change("actor = 'officer:8'", 2), CASE, 2, Why.ALTERED),
    "an instant, by a microsecond": (
        change("happened_at = happened_at + INTERVAL '1 microsecond'", 3),
        CASE,
        3,
        Why.ALTERED,
    ),
    "a payload": (change("payload = '{}'", 1), CASE, 1, Why.ALTERED),
    "a payload that is no object": (
        change("payload = '7'", 1, OTHER),
        SECOND,
        1,
        Why.ALTERED,
    ),
    "the algorithm": (change("algorithm = 'rot13'", 1), CASE, 1, Why.ALTERED),
    "a line with its hash": (write_one_line_anew, CASE, 5, Why.NOT_FOLLOWING),
    "the subject of a line": (
        change("subject_id = 'x'", 5),
        "case:x",
        1,
        Why.MISSING,
    ),
    "the middle taken out": (take_out(3), CASE, 3, Why.MISSING),
    "the beginning taken off": (take_out(1), CASE, 1, Why.MISSING),
    "the end taken off": (take_out(5), CASE, 5, Why.TAIL_MISSING),
    "everything taken away": (
        run("TRUNCATE journal_entry, journal_text"),
        CASE,
        1,
        Why.TAIL_MISSING,
    ),
    "the row taken away": (
        run("DELETE FROM cases WHERE number = %s", SUBJECT),
        CASE,
        1,
        Why.RECORD_MISSING,
    ),
    "the head on the row set back": (
        change_row("last_sequence = 3"),
        CASE,
        4,
        Why.HEAD_ALTERED,
    ),
    "the hash on the row": (change_row("last_hash = 'x'"), CASE, 5, Why.HEAD_ALTERED),
    "two lines in each other's place": (swap_sequences, CASE, 2, Why.ALTERED),
    "two ids of one subject": (
        swap_ids((SUBJECT, 2), (SUBJECT, 3)),
        CASE,
        3,
        Why.MOVED,
    ),
    "a text": (another_text, SECOND, 1, Why.TEXT_ALTERED),
    "a text's salt": (change_text("salt = 'x'"), SECOND, 1, Why.TEXT_ALTERED),
    "a text spoilt": (change_text("sealed = 'x'"), SECOND, 1, Why.TEXT_ALTERED),
    "a text blanked in silence": (
        change_text("sealed = '', salt = ''"),
        SECOND,
        1,
        Why.TEXT_MISSING,
    ),
    "a text taken away": (
        run("DELETE FROM journal_text WHERE slot = 'opinion'"),
        SECOND,
        1,
        Why.TEXT_MISSING,
    ),
    "a text slipped in": (a_text_more, CASE, 1, Why.TEXT_UNKNOWN),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_was_tampered_with_is_named(journal: "Clone", what: str) -> None:
    tamper, subject, sequence, why = TAMPERINGS[what]

    with tampering(journal) as owner:
        tamper(owner)
        report = verify()

    assert report.first_bad == Misfit(subject, sequence, why)


CLOSED_DAYS: dict[str, tuple[Tamper, int, Why]] = {
    "its count": (change_day("count = 9", "min"), 0, Why.DAY_COUNT),
    "its root": (change_day("root = 'x'", "max"), 1, Why.DAY_ROOT),
    "the root before it": (
        change_day("previous_root = 'x'", "max"),
        1,
        Why.DAY_NOT_FOLLOWING,
    ),
    "its algorithm": (change_day("algorithm = 'rot13'", "max"), 1, Why.DAY_ROOT),
    "the last day taken away": (take_day("max"), 1, Why.DAY_MISSING),
    "the first day taken away": (take_day("min"), 1, Why.DAY_NOT_FOLLOWING),
    "all days taken away": (run("DELETE FROM journal_day"), 0, Why.DAY_MISSING),
    "a whole case taken out of it": (forget_a_whole_case, 0, Why.DAY_COUNT),
    "two ids of different subjects": (
        swap_ids((SUBJECT, 4), (OTHER, 2)),
        1,
        Why.DAY_ROOT,
    ),
    "the entry about its closing": (
        run("DELETE FROM journal_entry WHERE subject_kind = 'day'"),
        0,
        Why.DAY_NOT_RECORDED,
    ),
}


def test_one_subject_is_compared_with_its_record_too(journal: "Clone") -> None:
    whole = check_subject("case", SUBJECT)
    with tampering(journal) as owner:
        change_row("last_sequence = 7")(owner)
        ahead = check_subject("case", SUBJECT)
        owner.execute("DELETE FROM cases WHERE number = %s", [SUBJECT])
        gone = check_subject("case", SUBJECT)
        other = check_subject("case", OTHER)

    assert whole.ok
    assert ahead.first_bad == Misfit(CASE, 6, Why.TAIL_MISSING)
    assert gone.first_bad == Misfit(CASE, 1, Why.RECORD_MISSING)
    assert other.ok


@pytest.mark.parametrize("what", CLOSED_DAYS)
def test_a_closed_day_that_was_tampered_with_is_named(
    journal: "Clone", what: str
) -> None:
    tamper, place, why = CLOSED_DAYS[what]
    day = [day.day for day in published_days()][::-1][place]

    with tampering(journal) as owner:
        tamper(owner)
        report = verify()

    assert report.first_bad == Misfit(f"day:{day}", 1, why)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.table)
def test_every_table_that_keeps_heads_is_compared(
    own_database: "Clone", table: Heads
) -> None:
    (head,) = write(a_line(kind=table.kind, subject="1"))
    a_row_that_keeps(own_database, table, "1", Head())
    before = answer()[1]["first_bad"]
    keep_head(table.kind, "1", head)

    assert before["why"] == Why.HEAD_ALTERED.value
    assert before["subject"] == f"{table.kind}:1"
    assert answer()[1]["ok"]


def test_the_end_of_a_subject_without_a_row_of_its_own_is_missed(
    own_database: "Clone",
) -> None:
    write(a_line(), a_line(), a_line(subject=OTHER))
    name, other = f"{KIND}:{SUBJECT}", f"{KIND}:{OTHER}"
    found: list[Misfit | None] = []

    for statement in (
        "DELETE FROM journal_entry WHERE sequence = 2",
        "DELETE FROM journal_entry WHERE subject_id = 'GA-2026-000002'",
        "UPDATE journal_head SET last_hash = 'x' WHERE last_sequence = 2",
        "DELETE FROM journal_head WHERE last_sequence = 2",
        "TRUNCATE journal_entry, journal_text",
    ):
        with tampering(own_database) as owner:
            owner.execute(statement)
            found.append(verify().first_bad)
            if "= 2" in statement:
                assert check_subject(KIND, SUBJECT).first_bad == found[-1]

    assert found == [
        Misfit(name, 2, Why.TAIL_MISSING),
        Misfit(other, 1, Why.TAIL_MISSING),
        Misfit(name, 2, Why.HEAD_ALTERED),
        Misfit(name, 1, Why.RECORD_MISSING),
        Misfit(name, 1, Why.TAIL_MISSING),
    ]
    assert verify().ok


@pytest.mark.usefixtures("db")
def test_a_subject_keeps_its_head_in_its_row_or_in_the_common_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE proname = 'journal_keep_heads'"
        )
        (body,) = cursor.fetchone()
    left_out = set(re.findall(r"'([a-z_]+)'", body))

    assert left_out == {table.kind for table in TABLES} | {"day"}


@pytest.mark.usefixtures("journal")
def test_people_are_told_in_a_sentence() -> None:
    ran = CliRunner().invoke(cli)

    assert ran.stdout == "The journal is unaltered: 11 entries, 2 closed days.\n"


@pytest.mark.usefixtures("own_database")
def test_the_progress_counts_every_entry_twice() -> None:
    with transaction.atomic():
        append_all(a_line(subject=str(number)) for number in range(2500))
    seen: list[int] = []

    assert verify(seen.append).entries == 2500
    assert sum(seen) == 5000
    assert len(seen) == 6


def test_sm3_is_taken_up_in_the_middle_of_a_chain(
    own_database: "Clone", settings: Any
) -> None:
    write_days_ago(own_database, 2, a_line(), a_line())
    settings.YIMEN_JOURNAL_ALGORITHM = "sm3"
    write_days_ago(own_database, 1, a_line(texts={"opinion": "同意"}))
    close_days(now())
    write(a_line(subject=OTHER))

    algorithms = JournalEntry.objects.order_by("id").values_list("algorithm", flat=True)
    assert list(algorithms) == ["sha256"] * 2 + ["sm3"] * 4
    assert {day.algorithm for day in published_days()} == {"sm3"}
    assert verify().first_bad is None
    assert check_subject(KIND, SUBJECT).ok
    with tampering(own_database) as owner:
        change("actor = 'officer:8'", 3)(owner)
        assert verify().first_bad == Misfit(f"{KIND}:{SUBJECT}", 3, Why.ALTERED)


def test_the_place_is_told_with_exit_code_1(own_database: "Clone") -> None:
    write(a_line(), a_line())
    with behind_the_back(own_database) as owner:
        owner.execute("UPDATE journal_entry SET actor = 'officer:8' WHERE sequence = 2")

    ran = CliRunner().invoke(cli)

    assert ran.exit_code == 1
    assert ran.stdout.startswith(f"{KIND}:{SUBJECT}, entry 2: the entry does not give")
    assert answer() == (
        1,
        {
            "ok": False,
            "entries": 2,
            "days": 0,
            "first_bad": {
                "subject": f"{KIND}:{SUBJECT}",
                "sequence": 2,
                "why": Why.ALTERED.value,
            },
        },
    )


def test_it_is_called_from_outside(journal: "Clone") -> None:
    ran = subprocess.run(
        [*OUTSIDE, "verify", "--json"],
        env=journal.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert json.loads(ran.stdout)["first_bad"] is None
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.usefixtures("own_database")
def test_the_snapshot_ends_with_the_command() -> None:
    write(a_line())
    answer()

    write(a_line())

    assert answer()[1]["entries"] == 2
