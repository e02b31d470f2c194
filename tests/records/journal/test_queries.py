"""Reading the journal: for a replay, for the portal, and for a browser's own check."""

import hashlib
import json
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.journal import (
    KIND,
    NOON,
    SUBJECT,
    a_line,
    behind_the_back,
    write,
    write_days_ago,
)
from yimen.records.journal.models import JournalEntry
from yimen.records.journal.queries import (
    check_subject,
    entries,
    published_days,
    texts,
)
from yimen.rules.authority.steps import Step
from yimen.rules.journal.audit import Misfit, Why
from yimen.site.clock import now
from yimen.site.tick import close_days

if TYPE_CHECKING:
    from clusters import Clone


@pytest.mark.usefixtures("own_database")
def test_a_replay_gets_the_lines_of_its_subject_in_order() -> None:
    write(
        a_line(step=Step.RECEIVE, payload={"n": 1}),
        a_line(subject="other"),
        a_line(step=Step.ACCEPT, payload={"n": 2}),
    )

    found = entries(KIND, SUBJECT)

    assert [(line.sequence, line.step) for line in found] == [
        (1, "receive"),
        (2, "accept"),
    ]
    assert [line.payload for line in found] == [{"n": 1}, {"n": 2}]
    assert (found[0].actor, found[0].happened_at) == ("officer:7", NOON)


@pytest.mark.usefixtures("own_database")
def test_as_of_goes_by_the_law_and_known_at_by_the_record() -> None:
    write(a_line(happened_at=NOON))
    write(a_line(step=Step.DEEM_ACCEPTED, happened_at=NOON - timedelta(days=5)))
    first_recorded, second_recorded = JournalEntry.objects.order_by("id").values_list(
        "recorded_at", flat=True
    )

    def sequences(**until: Any) -> list[int]:
        return [line.sequence for line in entries(KIND, SUBJECT, **until)]

    assert sequences(as_of=NOON - timedelta(days=1)) == [2]
    assert sequences(known_at=first_recorded) == [1]
    assert sequences(known_at=second_recorded) == [1, 2]
    assert sequences(as_of=NOON, known_at=first_recorded) == [1]
    assert sequences(known_at=first_recorded - timedelta(seconds=1)) == []


@pytest.mark.usefixtures("own_database")
def test_texts_come_by_sequence_and_slot() -> None:
    write(a_line(texts={"opinion": "同意", "note": "急"}), a_line())

    assert texts(KIND, SUBJECT) == {(1, "opinion"): "同意", (1, "note"): "急"}
    assert texts(KIND, "other") == {}


def test_a_history_is_checked_against_the_published_days(
    own_database: "Clone",
) -> None:
    others = [a_line(subject=str(n)) for n in range(20)]
    write_days_ago(own_database, 2, *others[:11], a_line(), *others[11:], a_line())
    write_days_ago(own_database, 1, a_line())
    close_days(now())
    write(a_line())

    check = check_subject(KIND, SUBJECT)

    assert (check.ok, check.first_bad) == (True, None)
    assert (check.entries, check.days) == (4, 2)
    assert [line.day != "" for line in check.proof.lines] == [True, True, True, False]


def test_a_browser_can_check_it_from_the_json_alone(own_database: "Clone") -> None:
    """The steps of docs/journal.md, with nothing of ours but the JSON."""
    others = [a_line(subject=str(n)) for n in range(20)]
    write_days_ago(own_database, 1, *others[:9], a_line(), a_line(), *others[9:])
    close_days(now())
    write(a_line())
    published = {str(day.day): day.root for day in published_days()}

    proof = json.loads(json.dumps(asdict(check_subject(KIND, SUBJECT).proof)))

    def sha256(content: bytes) -> bytes:
        return hashlib.sha256(content).digest()

    before = ""
    days = {day["day"]: day for day in proof["days"]}
    for place, line in enumerate(proof["lines"], start=1):
        said = json.loads(line["text"])
        assert said[1:4] == [KIND, SUBJECT, place]
        assert said[12] == before
        before = sha256(line["text"].encode()).hex()
        assert before == line["hash"]
        node = sha256(b"\0" + bytes.fromhex(before))
        for side, sibling in line["path"]:
            pair = [node, bytes.fromhex(sibling)]
            node = sha256(b"\1" + b"".join(pair if side == "right" else pair[::-1]))
        if line["day"]:
            assert node.hex() == days[line["day"]]["tree"]
    for on, day in days.items():
        assert json.loads(day["text"])[1:4] == [on, day["count"], day["tree"]]
        assert sha256(day["text"].encode()).hex() == day["root"] == published[on]
    assert [bool(line["day"]) for line in proof["lines"]] == [True, True, False]


def test_a_history_that_was_altered_is_named(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line(), a_line(), a_line(subject="other"))
    close_days(now())
    with behind_the_back(own_database) as owner:
        owner.execute("UPDATE journal_entry SET step = 'refuse' WHERE sequence = 2")

    check = check_subject(KIND, SUBJECT)

    assert not check.ok
    assert check.first_bad == Misfit(f"{KIND}:{SUBJECT}", 2, Why.ALTERED)
    assert check_subject(KIND, "other").ok


def test_a_day_that_lost_another_subject_shows_too(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, a_line(), a_line(subject="other"))
    close_days(now())
    (day,) = published_days()
    with behind_the_back(own_database) as owner:
        owner.execute("DELETE FROM journal_entry WHERE subject_id = 'other'")

    check = check_subject(KIND, SUBJECT)

    assert check.first_bad == Misfit(f"day:{day.day}", 1, Why.DAY_COUNT)


@pytest.mark.usefixtures("own_database")
def test_a_subject_without_history_checks_as_empty() -> None:
    check = check_subject(KIND, "nobody")

    assert (check.ok, check.entries, check.proof.lines) == (True, 0, ())


def test_a_check_takes_a_fixed_number_of_statements(own_database: "Clone") -> None:
    write_days_ago(own_database, 1, *[a_line() for _ in range(30)])
    close_days(now())

    with CaptureQueriesContext(connection) as captured:
        check_subject(KIND, SUBJECT)

    assert len(captured) <= 6
