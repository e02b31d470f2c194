"""What the applicant sees, and what a stranger learns: nothing."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cases import GAPPY, RECEIVED_AT, Counter
from yimen.records.cases import queries
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.supply import supply
from yimen.records.cases.actions.take import take
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Accept, AskOnce
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import Paper

MONDAY = RECEIVED_AT + timedelta(days=3)


def test_the_receipts_code_opens_the_case(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    page = queries.progress(taken.number, taken.query_code, MONDAY)

    assert page is not None
    assert (page.state, page.applicant) == (State.ACCEPTED, "张*")
    assert page.due_on == page.printed_due_on == date(2026, 10, 9)
    assert page.days
    assert [step.step for step in page.steps] == [Step.RECEIVE, Step.ACCEPT]


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " ")])
def test_a_code_may_be_typed_as_people_type(counter: Counter, change: object) -> None:
    taken = counter.taken_in(Accept())

    assert callable(change)
    assert queries.progress(taken.number, change(taken.query_code), MONDAY)


def test_wrong_and_unknown_are_answered_alike_with_the_same_work(
    counter: Counter,
) -> None:
    taken = counter.taken_in(Accept())
    costs = []
    for number in (taken.number, "1" * 24, "", "'"):
        with CaptureQueriesContext(connection) as seen:
            assert queries.progress(number, "AAAA-AAAA", MONDAY) is None
        costs.append(len(seen))

    assert set(costs) == {1}


def test_the_code_of_one_case_does_not_open_another(counter: Counter) -> None:
    one, other = counter.taken_in(Accept()), counter.taken_in(Accept())

    assert queries.progress(one.number, other.query_code, MONDAY) is None


def test_what_is_still_missing_is_named(counter: Counter) -> None:
    taken = counter.taken_in(AskOnce(), papers=GAPPY)
    supply(
        number=taken.number,
        papers=(Paper("M3", copies=2),),
        by=counter.cast.wang_fang,
        at=MONDAY,
    )
    page = queries.progress(taken.number, taken.query_code, MONDAY)

    assert page is not None
    assert page.missing == ("布局图",)
    assert page.due_on is None


def test_what_the_house_does_among_itself_stays_inside(counter: Counter) -> None:
    from makers.cases import an_opinion

    taken = counter.taken_in(Accept())
    take(number=taken.number, by=counter.cast.li_qiang, at=MONDAY)
    examine(
        number=taken.number, opinion=an_opinion(), by=counter.cast.li_qiang, at=MONDAY
    )
    page = queries.progress(taken.number, taken.query_code, MONDAY)

    assert page is not None
    assert [step.step for step in page.steps] == [
        Step.RECEIVE,
        Step.ACCEPT,
        Step.EXAMINE,
    ]
    assert "李强" not in str(page)
    assert "材料真实" not in str(page)
