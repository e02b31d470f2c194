"""What-if and advice on the screen: asked, answered, compared, taken away, drafted."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from makers.cases import PERMIT, RECEIVED_AT, Counter
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.cases.actions.grant import grant
from yimen.records.catalogue import models
from yimen.records.statistics.actions.answer_what_if import answer_all
from yimen.records.statistics.models import WhatIf
from yimen.rules.authority.actors import Role
from yimen.site import clock

PERIOD = {"first_on": "2026-09-01", "last_on": "2026-10-31"}
ASKED = "first=2026-09-01&last=2026-10-31"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def manager(counter: Counter) -> Client:
    for days in (0, 3, 3, 4):
        at = RECEIVED_AT + timedelta(days=days, hours=2)
        grant(
            number=counter.examined(),
            permit=PERMIT,
            by=counter.cast.zhao_min,
            at=at,
        )
    return a_browser(counter.cast.zheng_jie)


def said(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def ask(browser: Client, counter: Counter, kind: str, **change: object) -> str:
    """Where the answer is."""
    hall = counter.cast.center.code
    form = {"title": "试一试", "hall": hall, **PERIOD, **change}
    answer = browser.post(f"/bureau/what-if/ask/{kind}/", form)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)


def test_a_shorter_promise_is_answered_at_once_compared_and_taken_away(
    counter: Counter, manager: Client
) -> None:
    assert "还没有人问过" in said(manager, "/bureau/what-if/")
    first = ask(manager, counter, "limit", days=2)
    second = ask(manager, counter, "limit", percent_less=80, title="再试")
    page = said(manager, first)
    assert "承诺都改成 2 个工作日：超期率从 0.00% 变成 25.00%" in page
    assert "<svg" in page
    assert "随机种子" in page
    assert "承诺都缩短 80%" in said(manager, second)
    ids = "&".join(f"id={re.findall(r'[0-9]+', url)[-1]}" for url in (first, second))
    both = said(manager, f"/bureau/what-if/compare/?{ids}")
    assert both.count('<th scope="col" class="figure">') == 2
    assert "试一试" in said(manager, "/bureau/what-if/")
    assert "没有选算好了的推演" in said(manager, "/bureau/what-if/compare/")
    for kind in ("csv", "xlsx"):
        assert manager.get(f"{first}export.{kind}").status_code == 200
    assert "承诺都改成 2 个工作日" in manager.get(f"{first}export.csv").content.decode()


def test_what_takes_long_waits_shows_its_progress_and_says_what_is_wrong(
    counter: Counter, manager: Client
) -> None:
    url = ask(manager, counter, "windows", fewer=1)
    assert "排队等着算" in said(manager, url)
    WhatIf.objects.update(done_percent=40)
    part = manager.get(url, headers=HTMX).content.decode()
    assert "40%" in part
    assert "<html" not in part
    assert answer_all(at=clock.now()) == 1
    over = manager.get(url, headers=HTMX)
    assert over["HX-Refresh"] == "true"
    assert "没有可以重放的记录" in said(manager, url)
    hours = ask(manager, counter, "hours", opens="08:30", closes="17:00")
    assert "08:30 开门，17:00 关门" in said(manager, hours)


def test_a_question_that_changes_nothing_is_asked_again(
    counter: Counter, manager: Client
) -> None:
    hall = counter.cast.center.code
    form = {"title": "试一试", "hall": hall, **PERIOD}
    for kind, change in (
        ("limit", {}),
        ("windows", {"fewer": 0}),
        ("hours", {"opens": "10:00", "closes": "09:00"}),
    ):
        page = manager.post(f"/bureau/what-if/ask/{kind}/", {**form, **change})
        assert page.status_code == 200
        assert "这样问不出东西来" in page.content.decode()
    wrong = {**form, "days": 1, "first_on": "2026-12-01"}
    page = manager.post("/bureau/what-if/ask/limit/", wrong)
    assert "最多十年" in page.content.decode()
    assert manager.get("/bureau/what-if/ask/nonsense/").status_code == 404
    assert "审批图" in said(manager, "/bureau/what-if/ask/graph/")
    fresh = said(manager, "/bureau/what-if/ask/limit/")
    assert re.search(r'type="date" name="first_on" value="\d{4}-\d\d-\d\d"', fresh)


def test_the_advice_opens_to_cases_and_begins_a_draft(
    counter: Counter, manager: Client
) -> None:
    page = tight(said(manager, f"/bureau/advice/?{ASKED}"))
    assert "<strong>3 个工作日</strong>" in page
    links = re.findall(r'href="(/bureau/advice/[^"?]+/)[?]', page)
    url = links[0]
    one = tight(said(manager, f"{url}?{ASKED}"))
    assert "起草新版" in one
    cases = re.search(r'href="(/bureau/figures/cases/[^"]+)">4<', one)
    assert cases
    assert " 4 件</h1>" in tight(said(manager, cases[1].replace("&amp;", "&")))
    answer = manager.post(f"{url}draft", {"days": "2"})
    assert answer.status_code == 302
    assert answer.url.endswith("/edit/")
    draft = models.MatterVersion.objects.get(state="draft")
    assert (draft.promised_number, draft.promised_unit) == (2, "wd")
    live = draft.matter.current
    assert live is not None
    assert live.promised_number == 10
    assert (
        "可以改成" in manager.get(f"/bureau/advice/export.csv?{ASKED}").content.decode()
    )
    assert manager.post(f"{url}draft", {"days": "x"}).status_code == 404
    assert "没有办结的件" in said(
        manager, "/bureau/advice/?first=2020-01-01&last=2020-02-01"
    )
    only = said(manager, f"/bureau/advice/?{ASKED}&shorter=1&text=没有")
    assert "没有办结的件" in only
    assert manager.get("/bureau/advice/no-such/").status_code == 404
    supervisor = a_browser(counter.cast.anybody(Role.SUPERVISOR))
    assert "起草新版" not in said(supervisor, f"{url}?{ASKED}")
