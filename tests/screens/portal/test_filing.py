"""The category is proposed where an order is written down, and may be changed."""

import re

import pytest
from django.test import Client

from makers.cast import Cast
from makers.orders import LIGHT, Desk, a_desk, row_of
from makers.persons import a_browser
from yimen.records.orders.actions.edit_category import add_category
from yimen.records.orders.models import Order
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.cases.asking import FROM_ONE_ADDRESS
from yimen.site import clock

OTHER = "城乡建设/市政设施/井盖"
WORDS = (
    "滨江路三号路口的路灯坏了一个星期，晚上看不见路",
    "我们小区门口的路灯坏了，老人晚上看不见路",
    "东门的路灯坏了没有人修，晚上很黑",
)
NEW = "西门口路灯坏了，晚上看不见路"
SAID = {"kind": "complaint", "text": NEW, "topic": "黑", "name": "吴", "once": "one"}
LOOK = {"headers": {"X-Part": "filing"}}


@pytest.fixture
def desk(cast: Cast) -> Desk:
    made = a_desk(cast)
    add_category(path=OTHER, by=SYSTEM, at=clock.now())
    for place, text in enumerate(WORDS):
        made.answered(
            text=text,
            topic=f"题目{place}",
            phone=f"1391234567{place}",
            category=LIGHT,
            at=clock.now(),
        )
    return made


def chosen(page: str) -> str:
    box = re.search(r'<select name="category".*?</select>', page, re.DOTALL)
    assert box is not None
    found = re.search(r'<option value="([^"]*)" selected', box[0])
    return found[1] if found else ""


def test_a_visitor_sees_it_chosen_and_chooses_another(desk: Desk) -> None:  # noqa: ARG001
    phone = Client()
    assert chosen(phone.get("/say/").content.decode()) == ""

    part = phone.post("/say/", {**SAID, "category": "", "proposed": ""}, **LOOK)
    page = part.content.decode()

    assert chosen(page) == LIGHT
    assert "像办过的 3 件“路灯”" in page
    assert not any(secret in page for secret in ("题目", "滨江", "13912", "<h1>"))
    assert Order.objects.count() == 3  # looking registers nothing

    phone.post("/say/", {**SAID, "category": OTHER, "proposed": LIGHT})
    assert Order.objects.latest("pk").category == OTHER


def test_a_changed_text_changes_the_proposal_and_never_a_choice(
    desk: Desk,  # noqa: ARG001
) -> None:
    phone, elsewhere = Client(), {**SAID, "text": "孩子上学远"}

    proposed = {"category": LIGHT, "proposed": LIGHT}
    page = phone.post("/say/", elsewhere | proposed, **LOOK).content.decode()
    assert chosen(page) == ""
    own = {"category": OTHER, "proposed": LIGHT}
    page = phone.post("/say/", SAID | own, **LOOK).content.decode()
    assert chosen(page) == OTHER


def test_without_scripts_a_button_looks_and_loses_nothing(desk: Desk) -> None:
    page = Client().post("/say/", {**SAID, "look": "1"}).content.decode()
    assert "<h1>" in page
    assert NEW in page
    assert 'value="吴"' in page
    assert chosen(page) == LIGHT
    assert Order.objects.count() == 3

    staff = a_browser(desk.manager)
    said = {**SAID, "source": "telephone", "look": "1"}
    assert chosen(staff.post("/bureau/orders/new/", said).content.decode()) == LIGHT
    agent = a_browser(desk.town_clerk())
    heard = {"kind": "complaint", "words": NEW, "look": "1"}
    page = agent.post("/agent/orders/new/", heard).content.decode()
    assert chosen(page) == LIGHT
    assert "题目" not in page  # said elsewhere: not theirs to read


def test_the_desk_sees_which_ones_and_files_under_it(desk: Desk) -> None:
    staff = a_browser(desk.manager)
    part = staff.post("/bureau/orders/new/", SAID, **LOOK).content.decode()
    assert "题目0" in part

    number = desk.registered(text=NEW, at=clock.now()).number
    page = staff.get(f"/bureau/orders/{number}/file-under").content.decode()
    assert chosen(page) == LIGHT
    assert "像办过的 3 件“路灯”" in page
    staff.post(f"/bureau/orders/{number}/file-under", {"category": LIGHT})
    assert row_of(number).category == LIGHT

    figures = staff.get("/bureau/orders/hints/").content.decode()
    assert "猜中率" in figures
    assert 'data-label="试了几件">3<' in figures


def test_who_asks_too_often_is_told_nothing_more(desk: Desk) -> None:  # noqa: ARG001
    phone = Client()
    for place in range(FROM_ONE_ADDRESS):
        phone.post("/say/", {**SAID, "text": "啊", "once": str(place)}, **LOOK)

    page = phone.post("/say/", {**SAID, "once": "new"}, **LOOK).content.decode()

    assert chosen(page) == ""
    assert "像办过" not in page
