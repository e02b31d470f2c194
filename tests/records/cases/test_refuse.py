"""Refused: facts, reason, basis, standard and what may be done against it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, REFUSAL, Counter, row_of
from yimen.records.cases import queries
from yimen.records.cases.actions.refuse import refuse
from yimen.records.people.models import Organ
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.refusals import Overtaken

LATER = RECEIVED_AT + timedelta(hours=3)


def test_a_refusal_carries_all_its_parts_and_the_remedies(counter: Counter) -> None:
    number = counter.examined()
    moved = refuse(number=number, refusal=REFUSAL, by=counter.cast.zhao_min, at=LATER)

    page = queries.document_page(moved.issued[0].number, counter.cast.zhao_min)
    said = str(page.sheet.sections)
    assert (moved.state, row_of(number).result) == (State.REFUSED, "refused")
    assert all(
        part in said
        for part in (
            REFUSAL.facts,
            REFUSAL.reason,
            REFUSAL.basis,
            REFUSAL.standard,
            "青溪区人民政府",
            "60日",
            "6个月",
            "青溪区人民法院",
        )
    )


def test_an_organ_led_from_above_is_reviewed_above(counter: Counter) -> None:
    Organ.objects.filter(pk=counter.cast.organ.pk).update(
        kind="vertical", upper_organ="重庆市税务局"
    )
    number = counter.examined()
    moved = refuse(number=number, refusal=REFUSAL, by=counter.cast.zhao_min, at=LATER)

    page = queries.document_page(moved.issued[0].number, counter.cast.zhao_min)
    assert "向重庆市税务局申请行政复议（行政复议法第二十七条）" in str(
        page.sheet.sections
    )


@pytest.mark.parametrize("part", ["facts", "reason", "basis", "standard"])
def test_no_part_may_be_left_out(counter: Counter, part: str) -> None:
    with pytest.raises(ReasonMissing) as refused:
        refuse(
            number=counter.examined(),
            refusal=replace(REFUSAL, **{part: ""}),
            by=counter.cast.zhao_min,
            at=LATER,
        )

    assert refused.value.facts["missing"] == [part]


def test_what_nobody_examined_is_not_refused(counter: Counter) -> None:
    with pytest.raises(NoSuchStep):
        refuse(
            number=counter.accepted(),
            refusal=REFUSAL,
            by=counter.cast.zhao_min,
            at=LATER,
        )


def test_a_lost_race_refuses_nothing(counter: Counter) -> None:
    number = counter.examined()

    with pytest.raises(Overtaken):
        refuse(
            number=number,
            refusal=REFUSAL,
            version=1,
            by=counter.cast.zhao_min,
            at=LATER,
        )

    assert row_of(number).state == State.EXAMINED
