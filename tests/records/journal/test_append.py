"""One line per act, after the subject's last one."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from makers.journal import KIND, NOON, a_line, insert, write
from patience import PATIENCE_SECONDS
from yimen.ports.vault import vault
from yimen.records.journal.append import Head, Line, append, append_all, chain, racing
from yimen.records.journal.models import JournalEntry, JournalText
from yimen.rules.authority.steps import Step
from yimen.rules.journal.chain import salted
from yimen.rules.refusals import Overtaken

if TYPE_CHECKING:
    from clusters import Clone


@pytest.mark.usefixtures("db")
def test_a_line_is_written_with_the_facts_of_the_act() -> None:
    head = append(a_line())

    row = JournalEntry.objects.get()
    assert (row.subject_kind, row.subject_id) == (KIND, "GA-2026-000001")
    assert (row.actor, row.step, row.article) == ("officer:7", "accept", "许可法32(5)")
    assert (row.before, row.after) == ("received", "accepted")
    assert row.payload == {"due_on": "2026-10-26"}
    assert row.happened_at == NOON
    assert (row.sequence, bytes(row.previous_hash)) == (1, b"")
    assert head == Head(1, bytes(row.hash))


@pytest.mark.usefixtures("db")
def test_the_database_says_when_it_was_recorded() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (before,) = cursor.fetchone()

    append(a_line())

    row = JournalEntry.objects.get()
    assert before < row.recorded_at < before + timedelta(minutes=1)


@pytest.mark.usefixtures("db")
def test_a_line_names_the_hash_of_the_one_before() -> None:
    first = append(a_line())
    second = append(a_line(step=Step.EXAMINE))
    append(a_line(subject="GA-2026-000002"))

    row = JournalEntry.objects.get(step="examine")
    assert bytes(row.previous_hash) == first.hash
    assert (second.sequence, row.sequence) == (2, 2)


@pytest.mark.usefixtures("db")
def test_personal_text_lies_sealed_beside_the_line() -> None:
    append(a_line(texts={"opinion": "申请人李雷住址不符"}))

    text = JournalText.objects.get()
    entry = JournalEntry.objects.get()
    assert vault().unseal(bytes(text.sealed)) == "申请人李雷住址不符"
    digest = salted("sha256", bytes(text.salt), "申请人李雷住址不符").hex()
    assert entry.payload["texts"] == {"opinion": digest}


@pytest.mark.usefixtures("db")
def test_the_same_text_twice_has_two_digests() -> None:
    append(a_line(texts={"opinion": "同意"}))
    append(a_line(texts={"opinion": "同意"}))

    one, other = JournalEntry.objects.all()
    assert one.payload != other.payload


@pytest.mark.usefixtures("own_database")
def test_a_line_outside_an_act_is_a_mistake() -> None:
    with pytest.raises(TransactionManagementError):
        append(a_line())


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"happened_at": NOON.replace(tzinfo=None)}, ValueError),
        ({"payload": {"texts": {}}}, ValueError),
        ({"payload": {"fee": 12.5}}, TypeError),
        ({"payload": {"by": object()}}, TypeError),
    ],
)
def test_what_would_not_hash_the_same_again_is_a_mistake(
    change: dict[str, Any], mistake: type[Exception]
) -> None:
    with pytest.raises(mistake):
        append(a_line(**change))

    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize("late", [append, lambda line: append_all([line])])
def test_of_two_writers_the_second_is_overtaken(
    own_database: "Clone", late: Callable[[Line], object]
) -> None:
    write(a_line(step=Step.RECEIVE))
    one_has_written, other_waits = threading.Event(), threading.Event()

    def one() -> Head:
        with transaction.atomic():
            head = append(a_line())
            one_has_written.set()
            other_waits.wait(timeout=0.5)
        return head

    def other() -> object:
        one_has_written.wait(timeout=PATIENCE_SECONDS)
        with transaction.atomic():
            return late(a_line())

    won, lost = own_database.together(one, other)

    assert won.sequence == 2
    assert isinstance(lost, Overtaken)
    assert JournalEntry.objects.count() == 2


@pytest.mark.usefixtures("own_database")
def test_a_race_is_lost_without_a_transaction_too() -> None:
    """The lean path is one statement: it needs no transaction around it."""
    (head,) = write(a_line())
    now = JournalEntry.objects.get().recorded_at
    late = chain(a_line(), Head(), now)

    with pytest.raises(Overtaken) as lost, racing(KIND, "x"):
        insert(late)

    assert lost.value.facts == {"subject": f"{KIND}:x"}
    insert(chain(a_line(), head, now))
    assert JournalEntry.objects.count() == 2


@pytest.mark.usefixtures("own_database")
def test_an_instant_that_waited_too_long_has_to_be_read_again() -> None:
    write(a_line())
    long_ago = JournalEntry.objects.get().recorded_at - timedelta(minutes=2)

    with pytest.raises(Overtaken), racing(KIND, "x"):
        insert(chain(a_line(subject="x"), Head(), long_ago))

    assert JournalEntry.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_another_mistake_than_a_lost_race_is_not_called_one() -> None:
    with pytest.raises(IntegrityError), racing(KIND, "x"), connection.cursor() as do:
        do.execute("INSERT INTO number_series (series, last) VALUES (NULL, 1)")


@pytest.mark.usefixtures("db")
def test_many_lines_are_written_as_if_one_by_one() -> None:
    (first,) = write(a_line(step=Step.RECEIVE))

    heads = append_all(
        [
            a_line(texts={"opinion": "同意"}),
            a_line(subject="GA-2026-000002", texts={"opinion": "不同意"}),
            a_line(step=Step.EXAMINE),
        ]
    )

    rows = JournalEntry.objects.order_by("id").exclude(step=Step.RECEIVE)
    assert [(r.subject_id[-1], r.sequence, r.step) for r in rows] == [
        ("1", 2, "accept"),
        ("2", 1, "accept"),
        ("1", 3, "examine"),
    ]
    assert bytes(rows[0].previous_hash) == first.hash
    assert bytes(rows[2].previous_hash) == bytes(rows[0].hash)
    assert heads == {
        (KIND, "GA-2026-000001"): Head(3, bytes(rows[2].hash)),
        (KIND, "GA-2026-000002"): Head(1, bytes(rows[1].hash)),
    }
    texts = [(t.entry_id, vault().unseal(t.sealed)) for t in JournalText.objects.all()]
    assert texts == [(rows[0].pk, "同意"), (rows[1].pk, "不同意")]


@pytest.mark.usefixtures("db")
def test_no_lines_at_all_are_no_mistake() -> None:
    assert append_all([]) == {}


@pytest.mark.usefixtures("db")
def test_many_lines_take_few_statements() -> None:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        append_all(a_line(subject=str(n)) for n in range(5000))

    assert len(captured) == 9
    assert JournalEntry.objects.count() == 5000


@pytest.mark.usefixtures("own_database")
def test_many_lines_outside_an_act_are_a_mistake() -> None:
    with pytest.raises(TransactionManagementError):
        append_all([a_line()])
