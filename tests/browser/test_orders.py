"""A petition from the phone to its result, and a failed visit to its root cause.

The petition is written on a phone without scripts, taken up and handed over at the
desk, answered by the unit, and read again at home; the failed visit takes one touch at
the kiosk and one press at the window. Bytes and touches are held to budgets.
"""

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Page

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
]

GRID_BYTES: Final = 100 * 1024
PETITION: Final = "村里的机耕道塌了半边，反映了三次没有人修。我的电话13912345678。"


@pytest.fixture
def signed_in(district: str, open_page: Open) -> "Callable[[str], Page]":
    def opened(name: str) -> Page:
        page = open_page(f"{district}/sign-in/")
        follows(page.get_by_role("button", name=name).first)
        return page

    return opened


def sends(page: Page, name: str) -> None:
    follows(page.get_by_role("button", name=name, exact=True))


def opens(page: Page, name: str) -> None:
    follows(page.get_by_role("link", name=name, exact=True).first)


def written(district: str, open_page: Open) -> tuple[Page, str, str]:
    """The petition on a phone without scripts, its number and its code."""
    phone = open_page(f"{district}/say/", width=390, height=844, scripts=False)
    phone.get_by_label("信访", exact=True).check()
    phone.get_by_label("请说说是什么事").fill(PETITION)
    phone.get_by_label("怎么称呼您").fill("李大妈")
    phone.get_by_label("电话").fill("13912345678")
    sends(phone, "送出去")
    number, code = phone.locator(".big.code").all_inner_texts()
    return phone, number, code


def test_a_petition_goes_from_the_phone_to_its_result(
    district: str,
    open_page: Open,
    signed_in: "Callable[[str], Page]",
    photograph: Photograph,
    barriers: Scan,
) -> None:
    phone, number, code = written(district, open_page)
    photograph(phone, "petition-phone")

    desk = signed_in("郑洁")
    here = f"{district}/bureau/orders/{number}/"
    desk.goto(here)
    shown = desk.locator("main").inner_text()
    assert "13912345678" not in shown
    assert "李大妈" not in shown
    assert barriers(desk) == []
    for act in ("受理", "交办"):
        opens(desk, act)
        if act == "交办":
            desk.get_by_label("主办单位").select_option(label="云溪区市场监督管理局")
        sends(desk, act)
    photograph(desk, "petition-desk")

    unit = signed_in("李强")
    unit.goto(here)
    opens(unit, "答复")
    unit.get_by_label("解决了").check()
    unit.get_by_role("textbox", name="答复").fill("路基已经加固，本月底修好。")
    sends(unit, "答复")

    home = open_page(f"{district}/progress/", width=390, height=844)
    home.get_by_label("编号").first.fill(number)
    home.get_by_label("查询码").fill(code)
    follows(home.locator("main form button").first)
    assert "路基已经加固" in home.locator("main").inner_text()
    home.get_by_label("满意", exact=True).check()
    sends(home, "评价")
    assert "已评价" in home.locator("h1").inner_text()
    photograph(home, "petition-result")


def test_a_failed_visit_leads_to_its_root_cause(
    district: str,
    open_page: Open,
    signed_in: "Callable[[str], Page]",
    photograph: Photograph,
) -> None:
    from yimen.site.demo.places import CENTER

    kiosk = open_page(f"{district}/kiosk/{CENTER}/", width=1080, height=1920)
    opens(kiosk, "没办成")
    follows(kiosk.get_by_role("button", name=re.compile("推来推去")))
    assert kiosk.locator(".big.code").count() == 2
    photograph(kiosk, "failed-visit-kiosk")

    clerk = signed_in("王芳")
    clerk.goto(f"{district}/window/")
    opens(clerk, "没办成")
    clerk.get_by_label("推来推去").check()
    sends(clerk, "记下来")

    desk = signed_in("郑洁")
    desk.goto(f"{district}/bureau/orders/causes/")
    row = desk.locator("tr", has_text="没有说哪个事项").filter(has_text="推来推去")
    follows(row.locator("td a"))
    assert desk.locator("tbody tr").count() >= 2
    photograph(desk, "failed-visit-cause")


def test_the_grid_workers_page_is_light(
    district: str, open_page: Open, photograph: Photograph
) -> None:
    phone = open_page(f"{district}/sign-in/", width=390, height=844, scripts=False)
    follows(phone.get_by_role("button", name=re.compile("社区")).first)
    taken: list[int] = []
    phone.on("response", lambda answer: taken.append(len(answer.body())))
    phone.goto(f"{district}/agent/orders/")
    phone.wait_for_load_state("networkidle")

    assert sum(taken) < GRID_BYTES
    photograph(phone, "grid-orders")
    opens(phone, "记一件")
    phone.get_by_label("说的什么").fill("独居老人的屋顶漏雨，想请人来看看。")
    sends(phone, "记下来")
    assert "记下了" in phone.locator("main").inner_text()
    photograph(phone, "grid-made")
