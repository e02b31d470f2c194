"""Journey 11: a bad rating from the receipt's code at home to the second rating."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Page

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.applications import Accept
from yimen.site import clock

if TYPE_CHECKING:
    from clusters import Clone
    from makers.cases import Counter

pytestmark = pytest.mark.browser

PHONE: Final = {"width": 390, "height": 844}


@pytest.fixture
def counter(own_database: "Clone") -> "Counter":  # noqa: ARG001 - made in it
    from makers.cases import a_counter
    from makers.cast import the_cast

    return a_counter(the_cast())


def desk(open_page: Open, server: str, actor: Actor, path: str) -> Page:
    """A signed-in officer's screen."""
    from makers.persons import a_browser

    key = a_browser(actor).cookies["sessionid"].value
    return open_page(f"{server}{path}", cookies={"sessionid": key})


def sent(page: Page, **said: str) -> None:
    """The form of this field is filled in and sent."""
    for name, words in said.items():
        page.fill(f"[name={name}]", words)
    follows(page.locator(f"form:has([name={name}]) button").last)


def scanned(phone: Page, look: Scan, photograph: Photograph) -> None:
    """From the progress page to thanks, with a tag, some words and a name."""
    phone.wait_for_url("**/progress/case/")
    follows(phone.get_by_text("打个分").first)
    photograph(phone, "rate-phone")
    assert look(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    follows(phone.locator("a.face.dissatisfied").first)
    phone.check("text=服务态度生硬")
    phone.fill("[name=text]", "让我跑了两趟")
    phone.check("[name=named]")
    photograph(phone, "rate-more-phone")
    assert look(phone) == []
    follows(phone.get_by_text("提交评价").first)
    assert "谢谢" in phone.inner_text("h1")


def called(page: Page, look: Scan, photograph: Photograph) -> str:
    """The hall has called the rater; the ticket's address."""
    photograph(page, "rectifications")
    follows(page.locator("main table a").first)
    address = page.url
    sent(page, reason="联系核实差评")
    photograph(page, "rectification-rater")
    assert look(page) == []
    sent(page, note="确实少说了一样材料")
    return address


def test_from_the_receipt_to_the_second_rating(
    hall_server: str,
    counter: "Counter",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    from makers.ratings import a_director

    taken = counter.taken_in(Accept(), at=clock.now() - timedelta(minutes=5))
    director, head = a_director(counter), counter.cast.wu_gang
    code = taken.query_code.replace("-", "")
    address = f"{hall_server}/progress/?n={taken.number}#{code}"
    phone = open_page(address, goes_on=True, **PHONE)
    scanned(phone, barriers, photograph)
    page = desk(open_page, hall_server, director, "/bureau/rectifications/")
    ticket = called(page, barriers, photograph)

    unit = desk(open_page, hall_server, head, ticket.removeprefix(hall_server))
    assert "张三" not in unit.content()
    assert taken.number not in unit.content()
    sent(unit, measures="窗口贴出了材料清单")
    page.goto(ticket)
    sent(page, answer="已经贴出材料清单，对不起")

    phone.reload()
    assert "已经贴出材料清单" in phone.inner_text("main")
    photograph(phone, "rate-again-phone")
    follows(phone.locator("button.face.satisfied").first)
    assert "再次评价" in phone.inner_text("main")
