"""An opinion after every material was opened; and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, an_opinion, row_of
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.send_back import send_back
from yimen.records.cases.actions.take import take
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.decisions import HeldByAnother, MaterialsUnopened
from yimen.rules.cases.lifecycle import NoSuchStep, State

LATER = RECEIVED_AT + timedelta(hours=1)


def test_an_opinion_moves_the_case_to_be_decided(counter: Counter) -> None:
    number = counter.accepted()
    moved = examine(
        number=number, opinion=an_opinion(), by=counter.cast.li_qiang, at=LATER
    )

    row = row_of(number)
    assert moved.state is State.EXAMINED
    assert row.examined_by_id == row.holder_id == counter.cast.li_qiang.officer_id
    line = JournalEntry.objects.get(subject_id=number, step="examine")
    assert line.payload["proposes_grant"] is True
    assert "材料真实" not in str(line.payload)


def test_every_material_must_have_been_opened(counter: Counter) -> None:
    number = counter.accepted()
    hasty = replace(an_opinion(), opened=frozenset({"M1", "M2"}))

    with pytest.raises(MaterialsUnopened) as refused:
        examine(number=number, opinion=hasty, by=counter.cast.li_qiang, at=LATER)

    assert refused.value.facts["materials"] == "健康证明、布局图"


def test_an_empty_opinion_is_none(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(ReasonMissing):
        examine(
            number=number,
            opinion=replace(an_opinion(), text=" "),
            by=counter.cast.li_qiang,
            at=LATER,
        )


def test_nobody_examines_what_another_holds(counter: Counter) -> None:
    number = counter.accepted()
    take(number=number, by=counter.cast.zhao_min, at=LATER)

    with pytest.raises(HeldByAnother):
        examine(number=number, opinion=an_opinion(), by=counter.cast.li_qiang, at=LATER)


def test_an_opinion_is_given_once(counter: Counter) -> None:
    number = counter.examined()

    with pytest.raises(NoSuchStep):
        examine(number=number, opinion=an_opinion(), by=counter.cast.li_qiang, at=LATER)


def test_the_approver_sends_it_back_and_the_clock_runs_on(counter: Counter) -> None:
    number = counter.examined()
    due_on = row_of(number).due_on
    moved = send_back(
        number=number, reason="缺少现场照片", by=counter.cast.zhao_min, at=LATER
    )

    row = row_of(number)
    assert moved.state is State.ACCEPTED
    assert row.examined_by_id is None
    assert row.holder_id == counter.cast.li_qiang.officer_id
    assert row.due_on == due_on


def test_sending_back_needs_a_reason_and_a_rank(counter: Counter) -> None:
    number = counter.examined()

    with pytest.raises(ReasonMissing):
        send_back(number=number, reason="", by=counter.cast.zhao_min, at=LATER)
    with pytest.raises(NotAllowed):
        send_back(number=number, reason="再看", by=counter.cast.li_qiang, at=LATER)
