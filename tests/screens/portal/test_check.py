"""The check of a case's history, and the published roots."""

import hashlib
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from makers.cases import Counter
from makers.journal import a_line, tampering, write_days_ago
from makers.persons import a_browser
from yimen.records.cases.actions._move import TakenIn
from yimen.rules.cases.applications import Accept
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.holding import hold, let_go
from yimen.site import clock
from yimen.site.tick import close_days

if TYPE_CHECKING:
    from clusters import Clone


@pytest.fixture
def taken(counter: Counter) -> TakenIn:
    return counter.taken_in(Accept())


def holding(taken: TakenIn) -> Client:
    browser = a_browser()
    browser.post("/progress/", {"n": taken.number, "code": taken.query_code})
    return browser


def test_an_unaltered_history_is_said_to_be(taken: TakenIn) -> None:
    said = holding(taken).get(f"/check/{taken.number}/").content.decode()

    assert "没有。2 条记录一条接一条，都对得上。" in said
    assert "窗口收件" in said


def test_the_check_is_for_whoever_knows_the_code(taken: TakenIn) -> None:
    browser = a_browser()

    page = browser.get(f"/check/{taken.number}/")

    assert page.url == f"/progress/?n={taken.number}"
    assert browser.get(f"/check/{taken.number}/proof.json").status_code == 404


def test_the_proof_can_be_recomputed_and_names_nobody(taken: TakenIn) -> None:
    answer = holding(taken).get(f"/check/{taken.number}/proof.json")

    text = answer.content.decode()
    before = ""
    for line in json.loads(text)["lines"]:
        said = json.loads(line["text"])
        assert (said[2], said[12]) == (taken.number, before)
        before = hashlib.sha256(line["text"].encode()).hexdigest()
        assert before == line["hash"]
    for secret in ("张三", "11010519491231002X", taken.query_code):
        assert secret not in text


@pytest.mark.django_db
def test_a_day_without_any_root_says_when_the_first_comes() -> None:
    assert "还没有公布过" in a_browser().get("/roots/").content.decode()
    assert json.loads(a_browser().get("/roots/roots.json").content) == {"days": []}


def test_the_roots_of_closed_days_are_there_to_read_and_to_keep(
    own_database: "Clone",
) -> None:
    write_days_ago(own_database, 1, a_line())
    close_days(clock.now())

    page = a_browser().get("/roots/").content.decode()
    kept = json.loads(a_browser().get("/roots/roots.json").content)["days"]

    yesterday = local_date(clock.now()) - timedelta(days=1)
    assert [date.fromisoformat(day["day"]) for day in kept] == [yesterday]
    assert kept[0]["root"] in page
    assert "1 条记录" in page


def test_what_was_altered_is_named(
    own_database: "Clone", counter_of_its_own: Counter
) -> None:
    taken = counter_of_its_own.taken_in(Accept())
    browser = holding(taken)

    with tampering(own_database) as owner:
        owner.execute(
            "UPDATE journal_entry SET actor = 'officer:999' WHERE sequence = 2"
            " AND subject_id = %s",
            [taken.number],
        )
        said = browser.get(f"/check/{taken.number}/").content.decode()

    assert "改动过：第 2 条记录对不上。" in said


@pytest.fixture
def counter_of_its_own(own_database: "Clone") -> Counter:  # noqa: ARG001
    from makers.cases import a_counter
    from makers.cast import the_cast

    return a_counter(the_cast())


def test_a_browser_holds_one_case_and_lets_it_go() -> None:
    answer = hold(HttpResponse(), "500199000120260918000017")
    cookie = answer.cookies["holds"]
    request = HttpRequest()
    request.COOKIES["holds"] = cookie.value

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert let_go(HttpResponse()).cookies["holds"]["max-age"] == 0
