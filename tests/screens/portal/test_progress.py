"""How is my case: asked for, shown, left."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from makers.cases import GAPPY, PERMIT, REFUSAL, Counter, an_opinion
from makers.persons import a_browser
from makers.queues import a_queue_hall
from yimen.records.cases.actions._move import TakenIn
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.records.cases.actions.refuse import refuse
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.rules.cases.applications import Accept, AskOnce, OnlyReceive
from yimen.site import clock

UNKNOWN = "500199000120260918999990"
TOKEN = re.compile(r'value="[\w-]{64}"|"x-csrftoken": "\w+"')


@pytest.fixture
def taken(counter: Counter) -> TakenIn:
    return counter.taken_in(Accept())


def asked(browser: Client, number: str, code: str) -> HttpResponse:
    answer: HttpResponse = browser.post("/progress/", {"n": number, "code": code})
    return answer


def shown(taken: TakenIn, **headers: str) -> str:
    browser = a_browser()
    assert asked(browser, taken.number, taken.query_code).status_code == 302
    return str(browser.get("/progress/case/", headers=headers).content.decode())


def test_the_code_behind_the_number_leads_to_the_case(taken: TakenIn) -> None:
    said = shown(taken)

    assert "青溪区市场监督管理局正在审查" in said
    assert "10月9日(周五)" in said
    assert "为什么是这一天？" in said
    assert "国庆节放假" in said


def test_the_thread_begins_with_the_ticket(counter: Counter) -> None:
    hall = a_queue_hall()
    hall.takes()
    called = hall.calls(at=7)

    said = shown(counter.taken_in(Accept(), ticket_id=called.ticket_id))

    assert "取号 A001，等了 7 分钟" in said
    assert "1 号窗口收件" in said


def test_the_page_names_nobody_in_full(taken: TakenIn) -> None:
    said = shown(taken)

    assert "张*" in said
    for name in ("张三", "11010519491231002X", "13812342211", "王芳"):
        assert name not in said


def test_a_wrong_code_and_an_unknown_number_look_the_same(taken: TakenIn) -> None:
    wrong = asked(a_browser(), taken.number, "AAAA3333")
    unknown = asked(a_browser(), UNKNOWN, "AAAA3333")

    assert wrong.status_code == unknown.status_code == 404
    plain = [
        TOKEN.sub("", page.content.decode()).replace(number, "")
        for page, number in ((wrong, taken.number), (unknown, UNKNOWN))
    ]
    assert plain[0] == plain[1]
    assert "holds" not in wrong.cookies


def test_too_many_questions_are_told_to_wait(
    taken: TakenIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yimen.rules.cases.asking.ABOUT_ONE_CASE", 1)
    asked(a_browser(), taken.number, "AAAA3333")

    answer = asked(a_browser(), taken.number, taken.query_code)

    assert answer.status_code == 429
    assert "查得太勤了" in answer.content.decode()


def test_an_empty_form_says_what_to_fill_in() -> None:
    answer = asked(a_browser(), "", "")

    assert answer.status_code == 422
    assert "请填写查询码。" in answer.content.decode()


def test_a_scan_fills_in_the_number_and_asks_for_the_code() -> None:
    said = a_browser().get(f"/progress/?n={UNKNOWN}").content.decode()

    assert f'value="{UNKNOWN}"' in said


def test_without_the_code_there_is_no_case(taken: TakenIn) -> None:
    assert a_browser().get("/progress/case/").url == "/progress/"
    browser = a_browser()
    browser.cookies["holds"] = taken.number
    assert browser.get("/progress/case/").url == "/progress/"


def test_a_case_is_held_for_half_an_hour_only(
    taken: TakenIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = a_browser()
    asked(browser, taken.number, taken.query_code)
    monkeypatch.setattr("yimen.screens.shared.holding._SECONDS", -1)

    assert browser.get("/progress/case/").url == "/progress/"


def test_who_is_done_leaves_nothing_for_the_next(taken: TakenIn) -> None:
    browser = a_browser()
    asked(browser, taken.number, taken.query_code)

    browser.post("/progress/leave")

    assert browser.get("/progress/case/").url == "/progress/"


def test_what_is_missing_and_what_to_do_about_it(counter: Counter) -> None:
    said = shown(counter.taken_in(AskOnce(), papers=GAPPY))

    assert "还缺 2 份材料" in said
    assert "健康证明" in said
    assert "交到任一窗口就行" in said


def test_before_acceptance_no_day_is_promised(counter: Counter) -> None:
    said = shown(counter.taken_in(OnlyReceive()))

    assert "正在看齐不齐" in said
    assert "最晚哪天办好" not in said


def test_a_granted_case_says_how_to_collect(counter: Counter, taken: TakenIn) -> None:
    decided(counter, taken)

    said = shown(taken)

    assert "办好了，可以来领" in said
    assert "带上受理单和身份证" in said
    assert "准予许可决定书" in said
    assert "最晚哪天办好" not in said


def test_what_was_told_meanwhile_stands_on_the_page(counter: Counter) -> None:
    tell_touched(at=clock.now())  # the journal is followed from now on
    taken = counter.taken_in(Accept())
    decided(counter, taken)
    tell_touched(at=clock.now())

    told = shown(taken).split("我们告诉过您")[1].split("</section>")[0]

    assert "结果" in told
    assert counter.cast.center.name in told
    assert "<time" in told


def test_a_refused_case_says_where_to_complain(
    counter: Counter, taken: TakenIn
) -> None:
    decided(counter, taken, is_granted=False)

    assert "行政复议" in shown(taken)


def test_the_same_in_english(taken: TakenIn) -> None:
    browser = a_browser()
    asked(browser, taken.number, taken.query_code)
    browser.post("/language/", {"language": "en"})

    said = browser.get("/progress/case/").content.decode()

    assert "Done by when?" in said
    assert "is examining it" in said
    ledger = said.split('<ol class="ledger">')[1].split("</ol>")[0]
    assert "Working day 1" in ledger
    assert not re.search("[\u4e00-\u9fff]", ledger)
    papers = said.split(">Notice of acceptance</a>")[1].split("</li>")[0]
    assert re.search(r"<time [^>]*>\w{3} \d+ \w{3}</time>", papers)


def decided(counter: Counter, taken: TakenIn, *, is_granted: bool = True) -> None:
    now = clock.now()
    opinion = an_opinion(proposes_grant=is_granted)
    examine(number=taken.number, opinion=opinion, by=counter.cast.li_qiang, at=now)
    boss = counter.cast.zhao_min
    if is_granted:
        grant(number=taken.number, permit=PERMIT, by=boss, at=now)
    else:
        refuse(number=taken.number, refusal=REFUSAL, by=boss, at=now)
