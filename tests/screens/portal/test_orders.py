"""Orders at the screens: said on a phone, handled at the desk, read at home."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from makers.cast import Cast
from makers.orders import LIGHT, Desk, a_desk, row_of
from makers.persons import a_browser
from yimen.records.journal import queries as journal
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.answer_order import answer_order
from yimen.records.orders.actions.assign_order import assign_order
from yimen.records.orders.actions.publish_order import publish_order
from yimen.records.orders.models import Order
from yimen.rules.voice.orders import OrderState, Outcome
from yimen.screens.shared.order_acts import ACTS
from yimen.site import clock

SAID = {
    "kind": "complaint",
    "text": "滨江路口的路灯坏了，我的电话13912345678，请修。",
    "topic": "路灯不亮",
    "name": "李大妈",
    "phone": "13912345678",
    "place": "",
    "once": "from-the-phone",
}


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def said_on(phone: Client, **more: str) -> tuple[str, str]:
    """The number and the code that the phone shows."""
    answer = phone.post("/say/", {**SAID, **more})
    assert answer.url == "/say/done/", answer.content.decode()[:2000]
    page = text(phone, "/say/done/")
    number, code = re.findall(r'class="big code">([^<]+)<', page)
    return number, code


def test_from_the_phone_to_the_result(desk: Desk) -> None:
    phone, manager = Client(), a_browser(desk.manager)
    text(phone, "/say/?kind=complaint")
    number, code = said_on(phone)

    wrong = Client().post("/progress/", {"n": number, "code": "AAAA-AAAA"})
    unknown = Client().post("/progress/", {"n": "20260907999990", "code": code})
    assert wrong.status_code == unknown.status_code == 404
    here = f"/bureau/orders/{number}/"
    page = text(manager, here)
    assert "13912345678" not in page
    assert "李*" in page
    assert manager.post(f"{here}accept", {"sure": "1"}).url == here
    form = text(manager, f"{here}file-under")
    assert LIGHT in form
    manager.post(f"{here}file-under", {"category": LIGHT, "place_id": ""})
    assert "按分类和网格建议" in text(manager, f"{here}assign")
    manager.post(f"{here}assign", {"lead": desk.organ.key, "note": "请尽快"})
    unit = a_browser(desk.cast.li_qiang)
    assert "不归本单位，退回" in text(unit, here)
    refused = unit.post(f"{here}answer", {"outcome": "solved", "answer": ""})
    assert refused.status_code == 422
    unit.post(f"{here}answer", {"outcome": "solved", "answer": "修好了"})
    assert "打印" in text(unit, f"{here}paper")

    at_home = Client()
    assert at_home.post("/progress/", {"n": number, "code": code}).url == (
        "/progress/order/"
    )
    assert "修好了" in text(at_home, "/progress/order/")
    at_home.post("/progress/order/rate", {"feedback": "dissatisfied"})
    assert row_of(number).feedback == "dissatisfied"
    english = at_home.get("/progress/order/", headers={"accept-language": "en"})
    assert b"Rated" in english.content


def test_a_form_sent_twice_is_one_and_too_many_are_refused(desk: Desk) -> None:
    phone = Client()
    said_on(phone)
    phone.post("/say/", SAID)
    assert Order.objects.count() == 1
    nameless = phone.post("/say/", {**SAID, "kind": "petition", "name": ""})
    assert nameless.status_code == 422
    assert "信访要写姓名和电话" in nameless.content.decode()
    for count in range(20):
        last = phone.post("/say/", {**SAID, "once": f"again-{count}"})
    assert "过一个小时" in last.content.decode() or last.status_code == 422
    assert Order.objects.count() < 20
    assert desk.manager.officer_id


def test_a_petition_is_withdrawn_or_reviewed_at_home(desk: Desk) -> None:
    phone = Client()
    number, _ = said_on(phone, kind="petition")
    phone.post("/progress/order/withdraw")
    assert row_of(number).state == OrderState.WITHDRAWN
    number, code = said_on(Client(), kind="petition", once="another")
    again = Client()
    again.post("/progress/", {"n": number, "code": code})
    now = clock.now()
    Order.objects.filter(number=number).update(
        state="answered", answered_at=now, due_on=None
    )
    assert again.post("/progress/order/review", {"reason": ""}).url == (
        "/progress/order/"
    )
    done = again.post("/progress/order/review", {"reason": "没有查清"})
    assert done.url == "/say/done/"
    assert Order.objects.filter(review_of__number=number).exists()
    assert Client().post("/progress/order/withdraw").url == "/progress/"
    assert desk.town


def test_one_press_logs_a_failed_visit_everywhere(desk: Desk) -> None:
    cast, phone = desk.cast, Client()
    assert phone.post("/cannot-do/", {"cause": "rules", "once": "a"}).status_code == 302
    code = cast.center.code
    assert "系统坏了" in text(phone, f"/kiosk/{code}/failed/")
    touched = phone.post(f"/kiosk/{code}/failed/", {"cause": "system", "once": "b"})
    assert "记下了" in touched.content.decode()
    clerk = a_browser(cast.wang_fang)
    assert "没办成" in text(clerk, "/window/")
    text(clerk, "/window/failed/?matter=none")
    answer = clerk.post(
        "/window/failed/", {"cause": "system", "once": "c"}, follow=True
    )
    assert "编号" in answer.content.decode()

    sources = Order.objects.order_by("pk").values_list("source", "cause")
    assert list(sources) == [
        ("portal", "rules"),
        ("kiosk", "system"),
        ("window", "system"),
    ]
    manager = a_browser(desk.manager)
    causes = text(manager, "/bureau/orders/causes/")
    assert "2 次" in causes
    link = re.search(
        r'href="(/bureau/orders/\?kind=cannot_do&amp;cause=system[^"]*)"', causes
    )
    assert link is not None
    rows = text(manager, link[1].replace("&amp;", "&"))
    assert rows.count('name="number"') == 2
    assert manager.get("/bureau/orders/causes/export.csv").status_code == 200


def test_the_desk_lists_exports_and_acts_in_bulk(desk: Desk) -> None:
    manager = a_browser(desk.manager)
    assert "没有工单" in text(manager, "/bureau/orders/")
    now = clock.now()
    numbers = [desk.registered(at=now).number for _ in range(3)]
    manager.post("/bureau/orders/several", {"number": numbers, "act": "accept"})
    key = desk.organ.key
    sent = {"number": [*numbers, "nothing"], "act": "assign", "unit": key}
    done = manager.post("/bureau/orders/several", sent, follow=True).content.decode()
    assert "办了 3 件" in done
    assert {row_of(number).state for number in numbers} == {"assigned"}
    sheet = manager.get("/bureau/orders/export.csv?state=to_answer").content.decode(
        "utf-8-sig"
    )
    assert sheet.count("路灯不亮") == 3
    assert "李" not in sheet
    assert "没有符合条件" in text(manager, "/bureau/orders/?q=nothing")
    assert "办结率" in text(manager, "/bureau/orders/figures/?first_on=2026-01-01")
    assert LIGHT in text(manager, "/bureau/orders/categories/")
    added = {"path": "新的一类", "organ": ""}
    assert manager.post("/bureau/orders/categories/", added).status_code == 302
    changed = {"path": "新的一类", "version": "1", "is_open": "0", "organ": ""}
    assert manager.post("/bureau/orders/categories/change", changed).status_code == 302


def test_somebody_calls_and_the_desk_writes_it_down(desk: Desk) -> None:
    manager = a_browser(desk.manager)
    text(manager, "/bureau/orders/new/")
    said = {
        "kind": "hotline",
        "source": "telephone",
        "topic": "公交太少",
        "text": "末班车太早",
        "once": "call",
    }
    assert "查询码" in manager.post("/bureau/orders/new/", said).content.decode()
    assert Order.objects.get().registrar_id == desk.manager.officer_id


def test_reading_in_full_is_shown_once_and_written_down(desk: Desk) -> None:
    number = desk.assigned(at=clock.now())
    unit = a_browser(desk.cast.li_qiang)
    here = f"/bureau/orders/{number}/unmask"

    assert unit.post(here, {"reason": ""}).status_code == 422
    page = unit.post(here, {"reason": "打电话核实情况"}).content.decode()

    assert "13912345678" in page
    assert journal.entries("order", number)[-1].step == "unmask_order"


def test_every_act_has_a_page_at_the_desk_and_on_the_phone(desk: Desk) -> None:
    number = desk.registered(at=clock.now()).number
    manager = a_browser(desk.manager)
    for act in ACTS:
        for screen in ("bureau", "agent"):
            answer = manager.get(f"/{screen}/orders/{number}/{act.slug}")
            assert answer.status_code in {200, 403}, (screen, act.slug)


def test_the_grid_workers_pages_are_small_and_work_without_scripts(
    desk: Desk,
) -> None:
    agent = desk.town_clerk()
    phone = a_browser(agent)
    assert "没有工单" in text(phone, "/agent/orders/")
    text(phone, "/agent/orders/new/")
    said = {"kind": "need", "words": "村口垃圾没人清", "category": LIGHT, "once": "x"}
    made = phone.post("/agent/orders/new/", said).content.decode()
    assert "记下了" in made
    number = Order.objects.get().number
    page = phone.get(f"/agent/orders/{number}/")
    assert len(page.content) < 20_000
    assert "村口垃圾没人清" in page.content.decode()
    assert "htmx.min.js" not in page.content.decode()
    assert "<script" in page.content.decode()  # deferred, not needed
    given = desk.assigned(desk.told().kind, desk.town, at=clock.now())
    answer = {"outcome": "solved", "answer": "清走了"}
    assert phone.post(f"/agent/orders/{given}/answer", answer).status_code == 302
    assert row_of(given).state == OrderState.ANSWERED


def test_published_answers_name_nobody(desk: Desk, client: Any) -> None:
    assert "还没有公开的答复" in text(client, "/say/answers/")
    number = desk.answered(at=clock.now() - timedelta(hours=1))
    manager = a_browser(desk.manager)
    assert "已经隐去" in text(manager, f"/bureau/orders/{number}/publish")
    publish_order(
        number=number,
        topic="路灯",
        text="我是李大妈，电话13912345678",
        answer="修好了",
        by=desk.manager,
        at=clock.now(),
    )
    page = text(client, "/say/answers/")
    assert "修好了" in page
    assert "李大妈" not in page
    assert "13912345678" not in page


def test_who_is_not_content_is_heard_at_the_desk_and_on_the_phone(desk: Desk) -> None:
    phone, manager = Client(), a_browser(desk.manager)
    number, code = said_on(phone, once="unhappy")
    now = clock.now()
    accept_order(number=number, by=desk.manager, at=now)
    assign_order(number=number, units=[desk.organ], by=desk.manager, at=now)
    here = f"/bureau/orders/{number}/"
    assert '<a class="button" href="assign"' not in text(manager, here)
    answer_order(
        number=number,
        outcome=Outcome.SOLVED,
        text="修好了。",
        by=desk.cast.li_qiang,
        at=now,
    )

    phone.post("/progress/", {"n": number, "code": code})
    phone.post("/progress/order/rate", {"feedback": "dissatisfied", "note": ""})

    page = text(phone, "/progress/order/")
    assert "您的评价" in page
    assert "重新办" in page
    desk_page = text(manager, here)
    assert re.search(r'class="tag warm"\s*>不满意<', desk_page)
    assert '<a class="button" href="reopen"' in desk_page
    assert '<a class="button" href="archive"' not in desk_page
    assert number in text(manager, "/bureau/orders/?state=unhappy")
    assert number not in text(manager, "/bureau/orders/?state=to_follow")
