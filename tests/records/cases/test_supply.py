"""What the notice asked for comes in."""

from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, facts_of, row_of
from yimen.records.cases.actions.supply import supply
from yimen.records.journal.models import JournalEntry
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.intake import AlreadyTold, Paper, PaperState
from yimen.rules.documents.frame import DocumentKind

LATER = RECEIVED_AT + timedelta(days=10)  # Monday 28 September
ALL = (Paper("M3", copies=2), Paper("M5", originals=1))


def test_when_all_has_come_it_is_accepted_that_day_from_nought(
    counter: Counter,
) -> None:
    number = counter.correcting()
    moved = supply(number=number, papers=ALL, by=counter.cast.wang_fang, at=LATER)

    row = row_of(number)
    assert moved.state is State.ACCEPTED
    assert moved.issued[0].kind is DocumentKind.ACCEPTANCE_NOTICE
    assert (row.received_at, row.accepted_at) == (RECEIVED_AT, LATER)
    assert row.due_on == date(2026, 10, 16)
    steps = JournalEntry.objects.filter(subject_id=number).order_by("sequence")
    assert [line.step for line in steps][-2:] == ["supply", "accept"]
    assert row.version == 2


def test_half_of_it_leaves_the_case_waiting(counter: Counter) -> None:
    number = counter.correcting()
    moved = supply(number=number, papers=ALL[:1], by=counter.cast.wang_fang, at=LATER)

    states = {paper.code: paper.state for paper in facts_of(number).papers}
    assert moved.state is State.CORRECTING
    assert not moved.issued
    assert states["M3"] is PaperState.HANDED_IN
    assert row_of(number).accepted_at is None


def test_papers_may_come_one_by_one(counter: Counter) -> None:
    number = counter.correcting()
    states = [
        supply(
            number=number, papers=(paper,), by=counter.cast.wang_fang, at=LATER
        ).state
        for paper in ALL
    ]

    assert states == [State.CORRECTING, State.ACCEPTED]


def test_nothing_else_may_be_found_wrong_now(counter: Counter) -> None:
    number = counter.correcting()
    wrong = (*ALL, Paper("M1", PaperState.WRONG, remark="没有签字"))

    with pytest.raises(AlreadyTold) as refused:
        supply(number=number, papers=wrong, by=counter.cast.wang_fang, at=LATER)

    assert refused.value.facts["more"] == "食品经营许可申请书"


def test_what_was_told_may_be_wrong_again(counter: Counter) -> None:
    number = counter.correcting()
    wrong = (ALL[0], Paper("M5", PaperState.WRONG, remark="还是没有标注"))
    moved = supply(number=number, papers=wrong, by=counter.cast.wang_fang, at=LATER)

    assert moved.state is State.CORRECTING


def test_only_a_case_that_was_told_can_be_supplied(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(NoSuchStep):
        supply(number=number, papers=ALL, by=counter.cast.wang_fang, at=LATER)
