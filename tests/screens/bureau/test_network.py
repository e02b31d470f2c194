"""The network on the screen: found, opened, changed, moved, closed."""

import io

import pytest
from django.test import Client
from python_calamine import load_workbook

from makers.cast import Cast
from makers.pages import tight
from makers.persons import a_browser, an_officer
from makers.places import a_node
from yimen.records.network import queries
from yimen.records.network.models import Node, Post, Region, Stationing, Window
from yimen.rules.authority.actors import Role
from yimen.rules.network import NodeKind


@pytest.fixture
def browser(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


def page(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_tree_shows_every_tier(cast: Cast, browser: Client) -> None:
    a_node("桃花村便民服务站", NodeKind.SERVICE_STATION, cast.town_hall)

    shown = page(browser, "/bureau/network/")

    for name in ("青溪区政务服务中心", "柳坪镇便民服务中心", "桃花村便民服务站"):
        assert name in shown


@pytest.mark.parametrize("text", ["柳坪", "lpz", "LPZ"])
def test_a_place_is_found_by_name_and_initials(browser: Client, text: str) -> None:
    shown = page(browser, f"/bureau/network/?q={text}")

    assert "柳坪镇便民服务中心" in shown
    assert "临江区" not in shown


def test_nothing_found_says_what_to_try(browser: Client) -> None:
    assert "换个说法" in page(browser, "/bureau/network/?q=nowhere")


@pytest.mark.usefixtures("db")
def test_an_empty_network_says_what_to_do(cast: Cast) -> None:
    browser = a_browser(cast.anybody(Role.SYSTEM_ADMIN))
    Node.objects.update(valid_to="2026-01-01")

    assert "网络还是空的" in page(browser, "/bureau/network/")


def test_a_place_is_opened_under_another(cast: Cast, browser: Client) -> None:
    url = f"/bureau/network/add/?under={cast.center.code}"
    fields = {"kind": "town_hall", "code": "xq", "region": "500199", "name": "新桥镇"}

    assert "镇街便民服务中心" in page(browser, url)
    answer = browser.post(url, fields)

    assert answer["Location"] == "/bureau/network/xq/"
    hall = queries.node_of_code("xq")
    assert hall is not None
    assert hall.parent_code == cast.center.code


def test_a_refused_place_keeps_what_was_typed(cast: Cast, browser: Client) -> None:
    fields = {
        "kind": "town_hall",
        "code": cast.town_hall.code,
        "region": "500199",
        "name": "新桥镇便民服务中心",
    }

    answer = browser.post(f"/bureau/network/add/?under={cast.center.code}", fields)

    shown = answer.content.decode()
    assert "已经用了" in shown
    assert "新桥镇便民服务中心" in shown


def test_what_a_form_asks_is_answered(cast: Cast, browser: Client) -> None:
    url = f"/bureau/network/add/?under={cast.center.code}"

    shown = browser.post(url, {"kind": "castle"}).content.decode()

    assert "还不能继续" in shown


def test_a_place_is_changed_and_the_change_is_told(cast: Cast, browser: Client) -> None:
    url = f"/bureau/network/{cast.town_hall.code}/edit/"
    fields = {
        "version": "1",
        "name": "柳坪镇便民服务中心",
        "area_square_meters": "66",
        "phone": "023-42820001",
    }

    browser.post(url, fields)
    late = browser.post(url, fields | {"phone": "1"}).content.decode()

    assert "别人刚刚改过" in late
    shown = page(browser, f"/bureau/network/{cast.town_hall.code}/")
    assert "不足 80 平方米" in shown
    assert "电话 023-42820001" in shown
    assert "郑洁" in shown


def test_a_place_says_who_answers_for_it(cast: Cast, browser: Client) -> None:
    code = cast.town_hall.code
    url = f"/bureau/network/{code}/edit/"
    fields = {"version": "1", "name": cast.town_hall.name}
    who = {"primary_responsible": "李国华"}
    office = {"primary_responsible_office": "镇党委副书记"}
    assert cast.town_hall.name in page(browser, "/bureau/network/?lacks=1")

    half = browser.post(url, fields | who).content.decode()
    browser.post(url, fields | who | office)

    assert "姓名和职务要一起填" in half
    shown = tight(page(browser, f"/bureau/network/{code}/"))
    assert '<span translate="no">李国华</span>' in shown
    assert "第一责任人 李国华" in shown.partition('id="history"')[2]
    lacking = page(browser, "/bureau/network/?lacks=1")
    assert cast.town_hall.name not in lacking
    assert cast.center.name in lacking
    exported = browser.get("/bureau/network/export.csv").content.decode("utf-8-sig")
    assert "李国华,镇党委副书记" in exported
    assert "李国华" in page(browser, f"/bureau/network/?q={code}")
    assert "李国华" in tight(page(Client(), "/halls/"))


def test_a_place_moves(cast: Cast) -> None:
    browser = a_browser(cast.anybody(Role.SYSTEM_ADMIN))
    url = f"/bureau/network/{cast.town_hall.code}/move/"

    assert "临江区政务服务中心" in page(browser, url)
    browser.post(url, {"version": "1", "parent": cast.other_center.code})

    hall = queries.node_of_code(cast.town_hall.code)
    assert hall is not None
    assert hall.parent_code == cast.other_center.code
    shown = page(browser, f"/bureau/network/{cast.town_hall.code}/")
    assert "上级 青溪区政务服务中心 → 临江区政务服务中心" in shown


def test_an_empty_place_is_closed(cast: Cast, browser: Client) -> None:
    code = cast.town_hall.code

    browser.post(f"/bureau/network/{code}/close/", {"version": "1"})

    assert "起停用" in page(browser, f"/bureau/network/{code}/")


def test_a_place_in_use_refuses_and_says_why(cast: Cast, browser: Client) -> None:
    there = f"http://testserver/bureau/network/{cast.center.code}/"

    answer = browser.post(
        f"/bureau/network/{cast.center.code}/close/",
        {"version": "1"},
        headers={"Referer": there},
    )

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "请先把它们移走" in shown
    assert there in shown


def test_organs_come_and_go(cast: Cast, browser: Client) -> None:
    base = f"/bureau/network/{cast.center.code}"
    browser.post(f"{base}/organs/", {"organ": cast.organ.code, "mode": "represented"})
    row = Stationing.objects.get()

    shown = page(browser, f"{base}/")
    assert "代理" in shown
    assert f"单位 {cast.organ.name}" in shown
    browser.post(f"{base}/organs/{row.pk}/end/")
    assert "还没有部门进驻或代理" in page(browser, f"{base}/")


def test_a_window_is_opened_changed_and_worked(cast: Cast, browser: Client) -> None:
    url = f"/bureau/network/{cast.center.code}/windows/"
    assert 'value="2"' in page(browser, url)
    answer = browser.post(url, {"number": "2", "name": "出件窗口", "kind": "issuing"})
    window_url = answer["Location"]

    fields = {"version": "1", "number": "3", "name": "出件窗口", "kind": "issuing"}
    browser.post(window_url, fields | {"is_open": "on"})
    taken = browser.post(window_url, fields | {"version": "2", "number": "1"})
    browser.post(
        f"{window_url}posts/", {"officer": cast.wang_fang.officer_id, "kind": "a"}
    )

    assert "已经用了" in taken.content.decode()
    window = Window.objects.get(number=3)
    assert window.is_open
    assert "王芳" in page(browser, window_url)
    assert "A 王芳" in tight(page(browser, f"/bureau/network/{cast.center.code}/"))
    post = Post.objects.get(window=window)
    browser.post(f"{window_url}posts/{post.pk}/end/")
    assert "还没有安排" in page(browser, window_url)


def test_a_long_history_folds(cast: Cast, browser: Client) -> None:
    url = f"/bureau/network/{cast.center.code}/windows/"
    for number in range(10, 20):
        browser.post(url, {"number": number, "name": "窗口", "kind": "issuing"})

    assert "更早的 2 条" in page(browser, f"/bureau/network/{cast.center.code}/")


def test_an_administrator_is_not_offered_for_a_window(
    cast: Cast, browser: Client
) -> None:
    an_officer("许统", [Role.SYSTEM_ADMIN], hall=cast.center)

    shown = page(browser, f"/bureau/windows/{cast.window.pk}/")

    assert "许统" not in shown
    assert "王芳" in shown


def test_a_number_that_is_taken_is_not_opened(cast: Cast, browser: Client) -> None:
    url = f"/bureau/network/{cast.center.code}/windows/"

    answer = browser.post(url, {"number": "1", "name": "又一个", "kind": "issuing"})

    assert "已经用了" in answer.content.decode()


@pytest.mark.usefixtures("cast")
def test_what_is_not_there_is_not_found(browser: Client) -> None:
    for url in (
        "/bureau/network/none/",
        "/bureau/windows/0/",
        "/bureau/regions/?under=9",
    ):
        assert browser.get(url).status_code == 404
    assert browser.post("/bureau/windows/0/posts/").status_code == 404
    assert browser.post("/bureau/regions/9/close/").status_code == 404


def test_the_network_goes_out_as_a_file(cast: Cast, browser: Client) -> None:
    csv = browser.get("/bureau/network/export.csv").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(browser.get("/bureau/network/export.xlsx").content))

    rows = book.get_sheet_by_index(0).to_python()
    assert csv.splitlines()[0].startswith("编码,名称,种类")
    assert cast.center.name in csv
    assert len(rows) == len(csv.splitlines()) == 4


def test_regions_are_entered_replaced_and_closed(browser: Client) -> None:
    url = "/bureau/regions/add/?under=500199"
    browser.post(url, {"code": "500199100", "name": "柳坪镇"})
    wrong = browser.post(url, {"code": "5", "name": "短码"}).content.decode()
    replace = f"{url}&replaces=500199100"
    assert 'value="500199100"' in page(browser, replace)
    # A code is replaced on a later day than the one it began on.
    Region.objects.filter(code="500199100").update(valid_from="2020-01-01")
    browser.post(
        replace,
        {"code": "500199101", "name": "柳坪街道", "predecessor": "500199100"},
    )

    assert "不对" in wrong
    shown = page(browser, "/bureau/regions/?under=500199")
    assert "500199100 柳坪镇" in shown
    assert "已经失效的 1 个" in shown
    assert "青溪区" in page(browser, "/bureau/regions/")
    browser.post("/bureau/regions/500199101/close/", {"version": "1"})
    assert "下面没有区划" in page(browser, "/bureau/regions/?under=500199")


@pytest.mark.usefixtures("cast")
def test_a_code_of_our_own_is_marked(browser: Client) -> None:
    browser.post(
        "/bureau/regions/add/?under=500199",
        {"code": "QX-P1", "name": "园区", "local_level": "5"},
    )

    assert "本地" in page(browser, "/bureau/regions/?under=500199")
