"""A "no" is filed by itself and looked at again (否定报备)."""

from datetime import timedelta
from typing import Any

import pytest

from makers.cases import (
    RECEIVED_AT,
    REFUSAL,
    WHOLE,
    ZHANG_SAN,
    Counter,
    row_of,
)
from makers.persons import an_officer, the_actor
from makers.replay import differences
from yimen.records.cases import models, queries
from yimen.records.cases.actions.decline_question import decline_question
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.reject import reject
from yimen.records.cases.actions.review_declined import review_declined
from yimen.records.cases.actions.review_negative import review_negative
from yimen.records.cases.queries import NegativeFilter
from yimen.records.journal import queries as journal
from yimen.records.queue.actions.answer_question import answer_question
from yimen.records.queue.actions.ask_question import ask_question
from yimen.records.queue.queries import question_page
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import Ground, ReasonMissing, Reject
from yimen.rules.cases.negatives import (
    NegativeHandedOver,
    OrganOverturns,
    ReviewedAlready,
    Standing,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice.questions import NothingDeclined

LATER = RECEIVED_AT + timedelta(hours=2)
NO = Reject(ground=Ground.OTHER, reason="材料是去年的")


@pytest.fixture
def director(counter: Counter) -> Actor:
    """The duty director of the centre."""
    return the_actor(an_officer("高远", [Role.DUTY_DIRECTOR], hall=counter.cast.center))


def rejected(counter: Counter) -> str:
    return counter.taken_in(NO, papers=WHOLE).number


def refused(counter: Counter) -> str:
    number = counter.examined()
    refuse(number=number, refusal=REFUSAL, by=counter.cast.zhao_min, at=LATER)
    return number


def review(number: str, verdict: Standing, by: Actor, **more: object) -> None:
    filing = models.NegativeReply.objects.get(case__number=number)
    facts: dict[str, object] = {"comment": "看过了", "version": 1, "at": LATER}
    review_negative(filing_id=filing.pk, verdict=verdict, by=by, **(facts | more))  # type: ignore[arg-type]


def test_every_no_files_itself_for_the_same_day(counter: Counter) -> None:
    first = rejected(counter)
    second = counter.received()
    reject(number=second, rejection=NO, by=counter.cast.wang_fang, at=LATER)
    third = refused(counter)

    filed = {
        row.case.number: (row.step, row.ground, row.review_due_on)
        for row in models.NegativeReply.objects.select_related("case")
    }
    today = local_date(RECEIVED_AT)
    assert filed == {
        first: ("reject", "other", today),
        second: ("reject", "other", today),
        third: ("refuse", "", today),
    }
    for row in models.NegativeReply.objects.select_related("case"):
        lines = journal.entries("case", row.case.number)
        assert lines[row.entry_sequence - 1].step == row.step
    counter.accepted()
    assert models.NegativeReply.objects.count() == 3


def test_it_stands(counter: Counter, director: Actor) -> None:
    number = rejected(counter)

    review(number, Standing.UPHELD, director)

    filing = models.NegativeReply.objects.get()
    assert (filing.standing, filing.comment, row_of(number).state) == (
        "upheld",
        "看过了",
        "rejected",
    )
    assert not differences(number)
    with pytest.raises(ReviewedAlready):
        review(number, Standing.OVERTURNED, director, version=2)


def test_a_wrong_rejection_is_received_again(counter: Counter, director: Actor) -> None:
    number = rejected(counter)

    review(number, Standing.OVERTURNED, director)

    row = row_of(number)
    assert (row.state, row.received_at, row.closed_at) == (
        "received",
        RECEIVED_AT,
        None,
    )
    void = models.Document.objects.get(kind="rejection")
    assert void.replaced_by.kind == "intake_receipt"
    assert not differences(number)
    seen = queries.held_progress(number, LATER)
    assert seen is not None
    assert seen.steps[-1].step == "reverse_negative"


def test_too_late_means_accepted_from_the_first_day(
    counter: Counter, director: Actor
) -> None:
    number = rejected(counter)

    review(number, Standing.OVERTURNED, director, at=RECEIVED_AT + timedelta(days=12))

    assert row_of(number).state == "accepted"
    assert row_of(number).accepted_at == RECEIVED_AT
    assert not differences(number)


def test_a_refused_permit_goes_back_to_its_organ_only_by_its_head(
    counter: Counter, director: Actor
) -> None:
    number = refused(counter)

    with pytest.raises(OrganOverturns):
        review(number, Standing.OVERTURNED, director)
    review(number, Standing.OVERTURNED, counter.cast.wu_gang)
    row = row_of(number)
    assert (row.state, row.decided_at, row.delivery_due_on) == ("examined", None, None)
    assert models.Document.objects.get(kind="refusal").voided_at is not None
    assert not differences(number)


def test_what_was_handed_over_is_no_longer_ours(counter: Counter) -> None:
    number = refused(counter)
    deliver(number=number, recipient=ZHANG_SAN, by=counter.cast.chen_jing, at=LATER)

    with pytest.raises(NegativeHandedOver):
        review(number, Standing.OVERTURNED, counter.cast.wu_gang)
    review(number, Standing.UPHELD, counter.cast.wu_gang)


def test_who_may_and_with_what_words(counter: Counter, director: Actor) -> None:
    number = rejected(counter)

    with pytest.raises(NotAllowed):
        review(number, Standing.UPHELD, counter.cast.wang_fang)
    with pytest.raises(ReasonMissing):
        review(number, Standing.UPHELD, director, comment="")
    with pytest.raises(Overtaken):
        review(number, Standing.UPHELD, director, version=9)
    with pytest.raises(NotFound):
        review_negative(
            filing_id=0,
            verdict=Standing.UPHELD,
            comment="看过了",
            version=1,
            by=director,
            at=LATER,
        )


def test_the_list_and_the_page(counter: Counter, director: Actor) -> None:
    number = rejected(counter)
    refused(counter)
    cast = counter.cast

    def numbers(actor: Actor, **wanted: object) -> int:
        page = queries.negatives(NegativeFilter(**wanted), actor=actor, at=LATER)  # type: ignore[arg-type]
        return len(page.rows)

    assert numbers(director) == 2
    assert numbers(director, standing="filed") == 2
    assert numbers(director, standing="upheld") == 0
    assert numbers(director, step="reject") == 1
    assert numbers(cast.wu_gang, organ_id=cast.organ.pk) == 2
    assert numbers(cast.sun_li) == numbers(cast.zhou_ning) == 0
    filing = models.NegativeReply.objects.get(case__number=number)
    row = queries.negative_page(filing.pk, actor=director, at=LATER)
    assert row is not None
    assert (row.reason, row.replied_by, row.is_late) == ("材料是去年的", "王芳", False)
    late = queries.negative_page(
        filing.pk, actor=director, at=LATER + timedelta(days=1)
    )
    assert late is not None
    assert late.is_late
    assert queries.negative_page(filing.pk, actor=cast.sun_li, at=LATER) is None


def asked_and_declined(counter: Counter) -> tuple[int, int]:
    """A first question that its owner could not help with, and its filing."""
    guide = counter.cast.zhou_ning
    asked = ask_question(text="能不能补办外省的证", by=guide, at=RECEIVED_AT)
    filing = decline_question(
        question_id=asked,
        answer="外省的证要在发证地补办",
        version=1,
        by=guide,
        at=RECEIVED_AT,
    )
    return asked, filing


def test_a_no_to_a_first_question_is_filed_by_itself_and_linked_both_ways(
    counter: Counter, director: Actor
) -> None:
    question, filing = asked_and_declined(counter)

    row = queries.negative_page(filing, actor=director, at=LATER)
    assert row is not None
    assert (row.question_id, row.case, row.step) == (question, "", "answer_question")
    assert row.reason == "外省的证要在发证地补办"
    assert row.due_on == local_date(RECEIVED_AT)
    assert queries.filing_of_question(question) == filing
    listed = queries.negatives(NegativeFilter(), actor=director, at=LATER)
    assert [one.filing_id for one in listed.rows] == [filing]
    shown = question_page(question, counter.cast.zhou_ning, LATER)
    assert shown is not None
    assert (shown.was_no, shown.state) == (True, "answered")


def test_a_declined_question_stands_or_is_its_owners_again(
    counter: Counter, director: Actor
) -> None:
    question, filing = asked_and_declined(counter)
    guide = counter.cast.zhou_ning

    def look(verdict: Standing, by: Actor, **more: Any) -> None:
        facts = {"filing_id": filing, "comment": "看过了", "version": 1, "at": LATER}
        review_declined(verdict=verdict, by=by, **(facts | more))

    with pytest.raises(NotAllowed):
        look(Standing.OVERTURNED, guide)
    with pytest.raises(ReasonMissing):
        look(Standing.UPHELD, director, comment=" ")
    with pytest.raises(NotFound):  # a review of cases doesn't take it
        review_negative(
            filing_id=filing,
            verdict=Standing.UPHELD,
            comment="x",
            version=1,
            by=director,
            at=LATER,
        )
    look(Standing.OVERTURNED, director)
    with pytest.raises(NothingDeclined):
        look(Standing.UPHELD, director, version=2)

    again = question_page(question, guide, LATER)
    assert again is not None
    assert (again.state, again.was_no, again.is_mine) == ("open", False, True)
    second = decline_question(
        question_id=question, answer="还是不行", version=3, by=guide, at=LATER
    )
    filing = second
    look(Standing.UPHELD, director)
    with pytest.raises(ReviewedAlready):
        look(Standing.OVERTURNED, director, version=2)
    assert models.NegativeReply.objects.count() == 2
    steps = [line.step for line in journal.entries("question", str(question))]
    assert steps[-1] == "review_negative"


def test_an_answer_that_helps_is_not_filed(counter: Counter) -> None:
    guide = counter.cast.zhou_ning
    asked = ask_question(text="几点关门", by=guide, at=RECEIVED_AT)
    answer_question(question_id=asked, answer="五点", version=1, by=guide, at=LATER)

    assert queries.filing_of_question(asked) is None
