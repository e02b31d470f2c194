"""督办 and the papers of cards, as people press them."""

from datetime import timedelta

import pytest
from django.test import Client

from makers.cases import Counter
from makers.orders import a_desk
from makers.persons import a_browser
from yimen.records.supervision.actions.watch_night import watch_all
from yimen.records.supervision.models import Card, Urging
from yimen.site import clock

TWO_MONTHS = timedelta(days=60)


@pytest.fixture
def late(counter: Counter) -> str:
    now = clock.now()
    number = counter.accepted(at=now - TWO_MONTHS)
    watch_all(at=now)
    return number


def said(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def test_a_supervise_order_from_the_case_to_its_end(
    counter: Counter, late: str
) -> None:
    watcher, head = (
        a_browser(who) for who in (counter.cast.lin_tao, counter.cast.wu_gang)
    )
    assert "督办这一件" in said(watcher, f"/bureau/watch/cases/{late}/")
    new = f"/bureau/urgings/new/?kind=case&number={late}"
    form = watcher.get(new).context["form"]
    asked = {name: form[name].value() or "写明" for name in form.fields}
    refused = watcher.post(new, asked | {"answer_by": "2020-01-01"})
    assert "反馈期限要在今天以后" in refused.content.decode()
    watcher.post(new, asked | {"topic": "超时未办"})
    urging = Urging.objects.get()
    url = f"/bureau/urgings/{urging.pk}/"

    assert "超时未办" in said(head, "/bureau/urgings/")
    assert "看这件督办" in said(head, "/inbox/")
    assert "签收" in said(head, url)
    head.post(f"{url}receive_urging", {"version": 1})
    head.post(f"{url}answer_urging", {"version": 2, "text": "两天内办结"})
    head.post(f"{url}receive_urging", {"version": 3})
    assert "现在不能这样处理" in said(head, url)
    assert "两天内办结" in said(watcher, url)
    watcher.post(f"{url}return_urging", {"version": 3, "text": "太慢"})
    assert "反馈期限要在今天以后" in said(watcher, url)
    day = (clock.now() + timedelta(days=5)).date().isoformat()
    watcher.post(f"{url}return_urging", {"version": 3, "text": "太慢", "due_on": day})
    assert "退回 1 次" in said(watcher, f"/bureau/watch/cases/{late}/")
    head.post(f"{url}answer_urging", {"version": 4, "text": "已办结"})
    watcher.post(f"{url}close_urging", {"version": 5, "text": "属实"})

    assert "没有这样的督办" in said(watcher, "/bureau/urgings/")
    assert "认可反馈，办结" in said(watcher, url)
    export = watcher.get("/bureau/urgings/export.csv?state=closed")
    assert late in export.content.decode()


def test_an_order_and_a_unit_are_urged_too(counter: Counter) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    number = a_desk(counter.cast).assigned()
    assert "下达督办单" in said(manager, f"/bureau/orders/{number}/")
    words = {
        "topic": "群众反映没人管",
        "problem": "一周没有回音",
        "basis": "限时办结制度",
        "demand": "三天内答复",
        "answer_by": (clock.now() + timedelta(days=5)).date().isoformat(),
    }
    manager.post(f"/bureau/urgings/new/?kind=order&number={number}", words)
    manager.post("/bureau/urgings/new/", words | {"organ": str(counter.cast.organ.pk)})

    kinds = Urging.objects.order_by("pk").values_list("subject_kind", flat=True)
    assert list(kinds) == ["order", "organ"]
    assert "督办" in said(manager, f"/bureau/orders/{number}/")
    assert manager.get("/bureau/urgings/new/?kind=case&number=x").status_code == 404


def test_a_card_goes_on_paper_and_into_a_circular(counter: Counter, late: str) -> None:
    watcher, head = (
        a_browser(who) for who in (counter.cast.lin_tao, counter.cast.wu_gang)
    )
    card = Card.objects.get(rule="over_time", subject_id=late)
    url = f"/bureau/cards/{card.pk}/"
    assert "印发红牌通知书" not in said(watcher, url)
    watcher.post(f"{url}notify", {"version": 1})
    assert "印发红牌通知书" in said(watcher, url)
    form = watcher.get(f"{url}paper/").context["form"]
    asked = {name: form[name].value() or "" for name in form.fields}
    assert "法定办结" in asked["evidence"]
    paper = watcher.post(f"{url}paper/", asked, follow=True).content.decode()
    assert "红牌通知书" in paper
    again = watcher.post(f"{url}paper/", asked).content.decode()
    assert "已经" in again
    head.post(f"{url}explain_card", {"version": 2, "text": "人手不够"})
    watcher.post(f"{url}uphold_card", {"version": 3, "text": "情况属实"})
    assert "通报" in said(watcher, url)
    circular = f"/bureau/circulars/new/?card={card.pk}"
    assert late in said(watcher, circular)
    words = {"cards": [card.pk], "summary": "现通报\n\n如下", "demand": "自查"}
    told = watcher.post(circular, words, follow=True).content.decode()

    assert "监察通报" in told
    assert "监察通报" in said(head, url)
    assert "作废重印通知书" in said(watcher, url)
    assert "下达督办" in said(watcher, url)
    watcher.post(
        f"/bureau/urgings/new/?card={card.pk}",
        {
            "topic": "超时",
            "problem": "超时",
            "basis": "许可法",
            "demand": "办结",
            "answer_by": (clock.now() + timedelta(days=5)).date().isoformat(),
        },
    )
    assert "等签收" in said(watcher, url)


def test_a_card_is_raised_by_hand_with_its_evidence(
    counter: Counter, late: str
) -> None:
    watcher = a_browser(counter.cast.lin_tao)
    assert "人工发牌" in said(watcher, f"/bureau/watch/cases/{late}/")
    url = f"/bureau/cards/raise/case/{late}/"
    assert "受理" in said(watcher, url)
    asked = {"rule": "by_hand", "level": "3", "remark": "窗口要红包", "lines": ["1"]}
    refused = watcher.post(url, asked | {"remark": " "}).content.decode()
    assert "怎么发现的" in refused
    page = watcher.post(url, asked, follow=True).content.decode()

    assert "窗口要红包" in page
    assert "日志第 1 行" in page
    assert "其他问题（人工发现）" in page
    again = watcher.post(url, asked).content.decode()
    assert "已经有一张牌" in again
    number = a_desk(counter.cast).assigned()
    assert "人工发牌" in said(watcher, f"/bureau/orders/{number}/")
    step = Card.objects.filter(subject_kind="step").first()
    assert step is not None
    assert late in said(watcher, f"/bureau/cards/{step.pk}/")
