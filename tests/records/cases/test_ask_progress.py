"""Somebody asks for a case by its number and code."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cases import RECEIVED_AT, Counter
from makers.queues import a_queue_hall
from yimen.records.cases import models
from yimen.records.cases.actions.ask_progress import ask_progress
from yimen.records.cases.queries import ProgressPage, Visit
from yimen.rules.cases.applications import Accept
from yimen.rules.cases.asking import ABOUT_ONE_CASE, HOUR, TooManyQuestions
from yimen.rules.cases.lifecycle import State

UNKNOWN = "500199000120260918999990"
LATER = RECEIVED_AT + timedelta(days=3)


def asked(
    number: str, code: str, *, address: str = "10.0.0.1", at: datetime = LATER
) -> ProgressPage | None:
    return ask_progress(number=number, code=code, address=address, at=at)


def test_the_number_and_its_code_open_the_case(counter: Counter) -> None:
    taken = counter.taken_in(Accept())

    page = asked(taken.number, taken.query_code)

    assert page is not None
    assert (page.number, page.state) == (taken.number, State.ACCEPTED)
    assert page.applicant == "张*"


def test_the_code_may_be_typed_as_people_type(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    plain = taken.query_code.replace("-", "")

    assert asked(taken.number, f" {plain.lower()} ")


def test_a_wrong_code_and_an_unknown_number_get_the_same_answer(
    counter: Counter,
) -> None:
    taken = counter.taken_in(Accept())
    other = counter.taken_in(Accept())

    assert asked(taken.number, other.query_code) is None
    assert asked(UNKNOWN, taken.query_code) is None


def test_a_wrong_code_and_an_unknown_number_cost_the_same_work(
    counter: Counter,
) -> None:
    number = counter.accepted()

    with CaptureQueriesContext(connection) as wrong:
        asked(number, "AAAA-3333")
    with CaptureQueriesContext(connection) as unknown:
        asked(UNKNOWN, "AAAA-3333")

    assert len(wrong) == len(unknown)


def test_a_case_is_not_asked_for_without_end(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    for n in range(ABOUT_ONE_CASE):
        asked(taken.number, "AAAA-3333", address=f"10.0.1.{n}")

    with pytest.raises(TooManyQuestions):
        asked(taken.number, taken.query_code)


def test_an_address_does_not_ask_for_one_case_after_the_other(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yimen.rules.cases.asking.FROM_ONE_ADDRESS", 3)
    taken = counter.taken_in(Accept())
    for n in range(3):
        asked(f"{UNKNOWN}{n}", "AAAA-3333")

    with pytest.raises(TooManyQuestions):
        asked(taken.number, taken.query_code)

    assert asked(taken.number, taken.query_code, address="10.0.0.2")


def test_an_unknown_number_is_limited_like_a_known_one(counter: Counter) -> None:
    number = counter.accepted()
    for case in (number, UNKNOWN):
        for n in range(ABOUT_ONE_CASE):
            asked(case, "AAAA-3333", address=f"10.0.2.{n}")
        with pytest.raises(TooManyQuestions):
            asked(case, "AAAA-3333", address="10.0.3.1")


def test_after_an_hour_one_may_ask_again_and_nothing_is_kept(counter: Counter) -> None:
    taken = counter.taken_in(Accept())
    for _ in range(ABOUT_ONE_CASE):
        asked(taken.number, "AAAA-3333")

    page = asked(taken.number, taken.query_code, address="10.9.9.9", at=LATER + HOUR)

    assert page is not None
    assert models.AskedCount.objects.filter(began_at=LATER).count() == 0


def test_neither_the_address_nor_the_number_is_kept(counter: Counter) -> None:
    number = counter.accepted()
    asked(number, "AAAA-3333")

    kept = " ".join(models.AskedCount.objects.values_list("about", flat=True))
    assert "10.0.0.1" not in kept
    assert number not in kept


def test_the_ticket_is_the_beginning_of_the_thread(counter: Counter) -> None:
    hall = a_queue_hall()
    hall.takes()
    called = hall.calls(at=7)
    taken = counter.taken_in(Accept(), ticket_id=called.ticket_id)

    page = asked(taken.number, taken.query_code)

    assert page is not None
    assert page.visit == Visit("A001", hall.minute(0), 7)
    assert page.window_number == 1


def test_without_a_ticket_the_thread_begins_at_the_window(counter: Counter) -> None:
    taken = counter.taken_in(Accept())

    page = asked(taken.number, taken.query_code)

    assert page is not None
    assert page.visit is None
