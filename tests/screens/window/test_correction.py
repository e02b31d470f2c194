"""A correction that never came: what the pages say, and what may be done."""

from datetime import date

import pytest
from django.test import Client

from makers.cases import GAPPY, RECEIVED_AT, Counter, row_of
from yimen.records.cases.actions.take_in import take_in
from yimen.records.cases.models import LocalPractice, OneTimeNotice
from yimen.rules.cases.applications import AskOnce
from yimen.rules.catalogue.intake import NoTimeToCorrect


def told_until(counter: Counter, last_on: date) -> str:
    taken = take_in(
        application=counter.application(papers=GAPPY),
        outcome=AskOnce(),
        correct_by_on=last_on,
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    )
    return taken.number


def test_without_local_law_the_page_says_what_the_clerk_may_do(
    counter: Counter, browser: Client
) -> None:
    number = told_until(counter, date(2026, 9, 25))

    page = browser.get(f"/window/cases/{number}/").content.decode()
    listed = browser.get("/window/cases/").content.decode()

    assert "补正期限已过" in page
    assert "这件不会自己结束" in page
    assert "收下补交的材料" in page
    assert "申请人撤回" in page
    assert "补正期限已过" in listed


def test_with_local_law_the_page_says_what_the_night_does(
    counter: Counter, browser: Client
) -> None:
    LocalPractice.objects.create(
        region=counter.cast.center.region,
        deems_withdrawn=True,
        deems_withdrawn_article="青溪市政务服务条例第三十六条",
    )
    number = told_until(counter, date(2026, 9, 25))

    page = browser.get(f"/window/cases/{number}/").content.decode()

    assert "按青溪市政务服务条例第三十六条" in page


def test_while_there_is_time_the_page_says_until_when(
    counter: Counter, browser: Client
) -> None:
    number = told_until(counter, date(2099, 9, 25))

    page = browser.get(f"/window/cases/{number}/").content.decode()

    assert "等申请人补正，最晚" in page
    assert "补正期限已过" not in page


def test_a_day_that_is_not_after_the_notice_is_refused(counter: Counter) -> None:
    with pytest.raises(NoTimeToCorrect):
        told_until(counter, RECEIVED_AT.date())


def submitted(counter: Counter, browser: Client, correct_by: str) -> str:
    papers = {f"paper-{paper.code}": paper.state.value for paper in GAPPY}
    papers |= {f"remark-{paper.code}": paper.remark for paper in GAPPY}
    answer = browser.post(
        "/window/submit",
        papers
        | {
            "answer": "ask",
            "applicant": str(counter.applicant_id),
            "matter": str(counter.promised_id),
            "submit_key": f"key-{correct_by}",
            "correct_by": correct_by,
        },
    )
    return str(answer["Location"]).strip("/").rsplit("/", 1)[-1]


def test_the_counter_sets_the_day_by_which_to_correct(
    counter: Counter, browser: Client
) -> None:
    dated = submitted(counter, browser, "2099-10-22")
    undated = submitted(counter, browser, "2099-99-99")

    kept = OneTimeNotice.objects.get(case=row_of(dated))
    assert kept.correct_by_on == date(2099, 10, 22)
    assert OneTimeNotice.objects.get(case=row_of(undated)).correct_by_on is None
