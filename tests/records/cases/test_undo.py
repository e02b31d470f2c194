"""A mistaken step is taken back on its day: the row is as it was, the trace stays."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from makers.cases import GAPPY, RECEIVED_AT, WHOLE, Counter, row_of
from makers.replay import differences, stored
from yimen.records.cases import models, queries
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.ask_correction import ask_correction
from yimen.records.cases.actions.print_document import print_document
from yimen.records.cases.actions.reject import reject
from yimen.records.cases.actions.return_case import return_case
from yimen.records.cases.actions.undo import undo
from yimen.records.cases.actions.withdraw import withdraw
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import Ground, ReasonMissing, Reject
from yimen.rules.cases.undoing import (
    DecisionStands,
    NotYourStep,
    PaperOutside,
    StepStands,
    UndoTooLate,
)
from yimen.rules.refusals import NotFound, Overtaken

LATER = RECEIVED_AT + timedelta(hours=2)


def take_back(
    counter: Counter, number: str, by: Actor | None = None, **more: Any
) -> None:
    facts: dict[str, Any] = {"reason": "按错了", "at": LATER} | more
    undo(number=number, by=by or counter.cast.wang_fang, **facts)


def live(number: str) -> list[str]:
    found = models.Document.objects.filter(case__number=number, voided_at=None)
    return list(found.order_by("pk").values_list("kind", flat=True))


def test_a_mistaken_acceptance_leaves_the_case_received(counter: Counter) -> None:
    number = counter.received()
    before = stored(number)
    accept(number=number, by=counter.cast.wang_fang, at=LATER)
    assert Step.UNDO in (
        queries.case_page(number, counter.cast.wang_fang, LATER).buttons
    )

    take_back(counter, number)

    after = stored(number)
    assert after == before
    assert not differences(number)
    assert live(number) == ["intake_receipt", "intake_receipt"]
    void = models.Document.objects.get(kind="acceptance_notice")
    assert (void.void_reason, void.replaced_by.kind) == ("按错了", "intake_receipt")
    steps = [line.step for line in journal.entries("case", number)]
    assert steps == ["receive", "accept", "undo"]
    assert journal.check_subject("case", number).ok
    accept(number=number, by=counter.cast.wang_fang, at=LATER)


def test_an_acceptance_at_intake_too(counter: Counter) -> None:
    number = counter.accepted()

    take_back(counter, number)

    assert row_of(number).state == "received"
    assert row_of(number).due_on is None
    assert not differences(number)


def test_a_printed_paper_comes_back_first(counter: Counter) -> None:
    number = counter.accepted()
    paper = models.Document.objects.get(case__number=number)
    print_document(document=paper.number, by=counter.cast.wang_fang, at=LATER)

    with pytest.raises(PaperOutside):
        take_back(counter, number)
    take_back(counter, number, has_paper_back=True)

    assert row_of(number).state == "received"


def test_a_notice_that_was_taken_back_may_be_given_again(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)
    ask_correction(number=number, by=counter.cast.wang_fang, at=LATER)

    take_back(counter, number)
    assert not models.OneTimeNotice.objects.exists()
    ask_correction(number=number, by=counter.cast.wang_fang, at=LATER)

    assert models.OneTimeNotice.objects.count() == 1
    assert not differences(number)


def test_an_opinion_is_taken_back_by_the_examiner(counter: Counter) -> None:
    number = counter.examined()

    with pytest.raises(NotYourStep):
        take_back(counter, number)
    take_back(counter, number, counter.cast.li_qiang)

    row = row_of(number)
    assert (row.state, row.examined_by_id, row.holder_id) == ("accepted", None, None)
    assert not differences(number)


@pytest.mark.parametrize("close", [withdraw, return_case])
def test_the_wrong_case_was_closed(counter: Counter, close: Any) -> None:
    number = counter.accepted()
    before = stored(number)
    by = counter.cast.zhao_min
    close(number=number, reason="申请人要求", by=by, at=LATER)

    take_back(counter, number, by)

    assert stored(number) == before
    assert live(number) == ["acceptance_notice"]
    assert not differences(number)


def test_a_rejection_that_has_not_left_the_house(counter: Counter) -> None:
    number = counter.received()
    rejection = Reject(ground=Ground.OTHER, reason="重复")
    reject(number=number, rejection=rejection, by=counter.cast.wang_fang, at=LATER)

    take_back(counter, number)

    assert row_of(number).state == "received"
    filing = models.NegativeReply.objects.get()
    assert (filing.standing, filing.comment) == ("overturned", "按错了")
    reject(number=number, rejection=rejection, by=counter.cast.wang_fang, at=LATER)
    paper = models.Document.objects.get(kind="rejection", voided_at=None)
    print_document(document=paper.number, by=counter.cast.wang_fang, at=LATER)
    with pytest.raises(DecisionStands):
        take_back(counter, number, has_paper_back=True)


def test_the_lawful_way_is_another(counter: Counter) -> None:
    cast = counter.cast
    granted = counter.granted()
    received = counter.received()
    accepted = counter.accepted()

    with pytest.raises(NotAllowed):
        take_back(counter, accepted, cast.wu_gang)
    for number, hand, day, refusal in (
        (received, cast.wang_fang, 0, StepStands),
        (accepted, cast.wang_fang, 1, UndoTooLate),
        (accepted, cast.li_qiang, 0, NotYourStep),
    ):
        with pytest.raises((refusal, Exception)) as refused:
            undo(
                number=number,
                reason="按错了",
                by=hand,
                at=later(day),
            )
        assert refused.type.__name__ in {refusal.__name__, "NoSuchStep"}
    with pytest.raises(NotFound):
        take_back(counter, accepted, cast.sun_li)
    with pytest.raises(ReasonMissing):
        take_back(counter, accepted, reason=" ")
    with pytest.raises(Overtaken):
        take_back(counter, accepted, version=7)
    assert row_of(granted).state == "granted"
    page = queries.case_page(granted, cast.zhao_min, LATER)
    assert Step.UNDO not in page.buttons


def later(days: int) -> datetime:
    return LATER + timedelta(days=days)


def test_what_followed_keeps_it(counter: Counter) -> None:
    number = counter.received(papers=WHOLE)
    accept(number=number, by=counter.cast.wang_fang, at=LATER)
    withdraw(number=number, reason="不办了", by=counter.cast.wang_fang, at=LATER)

    take_back(counter, number)
    with pytest.raises(StepStands):
        take_back(counter, number)
