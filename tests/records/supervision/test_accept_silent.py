"""The tick accepts what was kept silent about, and finds the organ."""

from datetime import timedelta

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.journal import queries as journal
from yimen.records.supervision.actions.accept_silent import accept_silent
from yimen.records.supervision.models import Finding
from yimen.rules.cases.lifecycle import State

AFTERWARDS = RECEIVED_AT.replace(day=28)


def test_every_silent_case_is_accepted_and_found(counter: Counter) -> None:
    silent = {counter.received() for _ in range(3)}
    answered = counter.accepted()

    assert set(accept_silent(at=AFTERWARDS)) == silent
    assert {row_of(number).state for number in silent} == {State.ACCEPTED}
    found = Finding.objects.all()
    assert {finding.subject_id for finding in found} == silent
    assert {finding.organ_id for finding in found} == {counter.cast.organ.pk}
    assert found[0].evidence["notice_due_on"] == "2026-09-24"
    assert answered not in silent


def test_a_second_tick_finds_nothing_new(counter: Counter) -> None:
    counter.received()
    accept_silent(at=AFTERWARDS)

    assert accept_silent(at=AFTERWARDS + timedelta(days=1)) == ()
    assert Finding.objects.count() == 1


def test_the_finding_is_a_line_of_its_own(counter: Counter) -> None:
    number = counter.received()
    accept_silent(at=AFTERWARDS)

    (line,) = journal.entries("finding", f"deemed_acceptance:{number}")
    assert (line.step, line.actor) == ("find", "system")
    assert line.payload["organ"] == counter.cast.organ.pk


def test_within_the_five_days_nothing_happens(counter: Counter) -> None:
    counter.received()

    assert accept_silent(at=RECEIVED_AT.replace(day=24, hour=23)) == ()
