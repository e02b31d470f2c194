"""Orders and requests at the desk: no page, paper or file tells a private number."""

from typing import Final

import pytest
from django.test import Client

from makers.cast import Cast
from makers.orders import LIGHT, Desk, a_desk
from makers.pages import tight
from makers.persons import a_browser
from yimen.records.journal import queries as journal
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.orders.actions.publish_order import publish_order
from yimen.rules.authority.actors import VISITOR
from yimen.rules.voice.information_requests import Arrival, Asked, Form
from yimen.site import clock

PRIVATE: Final = {
    "13812342211": "电话13812342211",
    "13912342212": "手机１３９ 1234-2212",
    "15012342213": "微信同号150.1234.2213",
    "11010519491231002X": "身份证11010519491231002X",
    "110105194912310038": "证号 110105 19491231 0038",
    "6222021234567890123": "卡号6222 0212 3456 7890 123",
    "someone@example.cn": "邮箱someone@example.cn",
    "京A12345": "车牌京A12345",
}
TEXT: Final = f"路灯坏了，{'，'.join(PRIVATE.values())}，大厅电话023-42830000没人接。"
NAME: Final = "欧阳小明"


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def lacks_every_private_number(page: str) -> None:
    import unicodedata

    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", page) if sign not in " -.\xa0"
    )
    told = [one for one in (*PRIVATE, NAME) if one.replace(".", "") in plain]
    assert told == []


def body(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    if url.endswith("xlsx"):
        return ""
    return answer.content.decode()


def test_no_page_paper_or_file_of_an_order_tells_a_private_number(desk: Desk) -> None:
    said = {"text": TEXT, "topic": f"路灯 {TEXT}", "name": NAME, "phone": "13812342211"}
    now = clock.now()
    number = desk.answered(at=now, **said)
    again = desk.registered(at=now, **said).number
    publish_order(
        number=number, topic=TEXT, text=TEXT, answer=TEXT, by=desk.manager, at=now
    )
    manager, unit = a_browser(desk.manager), a_browser(desk.cast.li_qiang)
    agent = a_browser(desk.town_clerk())
    here = f"/bureau/orders/{number}/"
    pages = [
        body(manager, url)
        for url in (
            here,
            f"{here}paper",
            f"{here}reopen",
            f"{here}unpublish",
            f"/bureau/orders/{again}/",
            f"/bureau/orders/{again}/merge",
            "/bureau/orders/",
            "/bureau/orders/?q=路灯",
            "/bureau/orders/export.csv",
            "/bureau/orders/figures/",
            "/bureau/orders/causes/",
        )
    ]
    pages += [body(unit, here), body(agent, "/agent/orders/")]
    pages += [body(Client(), "/say/answers/")]
    for page in pages:
        lacks_every_private_number(page)
    assert "路灯" in pages[0]
    assert "欧阳*" in pages[0]


def test_no_page_or_file_of_a_request_tells_a_private_number(cast: Cast) -> None:
    asked = Asked(
        submit_key="masked",
        arrival=Arrival.IN_PERSON,
        form=Form.ELECTRONIC,
        organ_id=cast.organ.pk,
        name=NAME,
        id_number="11010519491231002X",
        contact="13812342211",
        wanted=TEXT,
    )
    number = ask_information(asked=asked, by=VISITOR, at=clock.now()).number
    browser = a_browser(cast.li_qiang)
    for url in ("", "export.csv", f"{number}/", f"{number}/answer"):
        lacks_every_private_number(body(browser, f"/bureau/information/{url}"))


def test_who_opens_an_order_is_written_down_once_a_day(desk: Desk) -> None:
    number = desk.accepted(at=clock.now(), category=LIGHT)
    unit, manager = a_browser(desk.cast.li_qiang), a_browser(desk.manager)
    here = f"/bureau/orders/{number}/"
    for _ in range(3):
        assert "谁看过" not in body(unit, here)
    body(unit, f"{here}paper")
    shown = body(manager, here)

    lines = journal.entries("reading", f"order:{number}")
    assert [line.actor for line in lines] == [
        desk.cast.li_qiang.mark,
        desk.manager.mark,
    ]
    assert "谁看过（2）" in shown
    assert "李强" in shown.split("谁看过")[1]
    assert journal.entries("order", number)[-1].step == "assign_order"


def test_a_file_that_leaves_the_house_is_written_down_each_time(desk: Desk) -> None:
    manager = a_browser(desk.manager)
    desk.registered(at=clock.now())
    for _ in range(2):
        body(manager, "/bureau/orders/export.csv?q=李大妈")

    lines = journal.entries("reading", "order:*")
    assert [line.step for line in lines] == ["export_personal"] * 2
    assert "李大妈" not in str([line.payload for line in lines])
    texts = journal.texts("reading", "order:*")
    assert texts[1, "filter"] == "q=李大妈"


def test_an_order_is_handed_on_by_itself_and_the_desk_is_told_where(
    desk: Desk,
) -> None:
    number = desk.registered(at=clock.now(), category=LIGHT).number
    manager = a_browser(desk.manager)

    answer = manager.post(f"/bureau/orders/{number}/accept", {"sure": "1"}, follow=True)

    page = tight(answer.content.decode())
    assert "按分类自动交办：青溪区市场监督管理局" in page
    assert "正在办" in page
    assert "<li>按分类自动交办" in page
