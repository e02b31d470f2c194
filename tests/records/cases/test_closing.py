"""Withdrawn by the applicant, or returned by the organ."""

from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.cases import queries
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.withdraw import withdraw
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.refusals import Overtaken

LATER = RECEIVED_AT + timedelta(days=4)


@pytest.mark.parametrize("stage", ["received", "correcting", "accepted", "examined"])
def test_before_the_decision_it_can_be_withdrawn(counter: Counter, stage: str) -> None:
    number = getattr(counter, stage)()
    moved = withdraw(
        number=number, reason="不开店了", by=counter.cast.wang_fang, at=LATER
    )

    row = row_of(number)
    page = queries.document_page(moved.issued[0].number, counter.cast.wang_fang)
    assert (moved.state, row.result, row.closed_at) == (
        State.WITHDRAWN,
        "withdrawn",
        LATER,
    )
    assert all(part in str(page.sheet.sections) for part in ("撤回申请", "不开店了"))


def test_a_decided_case_cannot_be_withdrawn(counter: Counter) -> None:
    with pytest.raises(NoSuchStep):
        withdraw(
            number=counter.granted(),
            reason="不要了",
            by=counter.cast.wang_fang,
            at=LATER,
        )


def test_an_accepted_case_is_returned_with_its_reason(counter: Counter) -> None:
    number = counter.accepted()
    moved = return_case(
        number=number, reason="申请人主动放弃", by=counter.cast.li_qiang, at=LATER
    )

    assert (moved.state, row_of(number).result) == (State.RETURNED, "returned")


def test_both_need_a_reason(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(ReasonMissing):
        withdraw(number=number, reason="", by=counter.cast.wang_fang, at=LATER)
    with pytest.raises(ReasonMissing):
        return_case(number=number, reason="", by=counter.cast.li_qiang, at=LATER)


def test_the_counter_does_not_return_and_the_office_does_not_withdraw(
    counter: Counter,
) -> None:
    number = counter.accepted()

    with pytest.raises(NotAllowed):
        return_case(number=number, reason="退", by=counter.cast.wang_fang, at=LATER)
    with pytest.raises(NotAllowed):
        withdraw(number=number, reason="撤", by=counter.cast.li_qiang, at=LATER)


def test_a_lost_race_closes_nothing(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(Overtaken):
        withdraw(
            number=number, reason="撤", version=5, by=counter.cast.wang_fang, at=LATER
        )
    with pytest.raises(Overtaken):
        return_case(
            number=number, reason="退", version=5, by=counter.cast.li_qiang, at=LATER
        )
