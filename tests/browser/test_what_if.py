"""A manager looks at today, then tries a shorter promise before giving it."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows
from makers.persons import a_browser
from yimen.site import clock

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from clusters import Clone
    from makers.cases import Counter

pytestmark = pytest.mark.browser


@pytest.fixture
def counter(own_database: "Clone") -> "Counter":  # noqa: ARG001 - made in it
    from makers.cases import a_counter
    from makers.cast import the_cast

    return a_counter(the_cast())


def handled(counter: "Counter") -> None:
    """Cases of the last weeks, every one granted in its own time."""
    from makers.cases import PERMIT
    from yimen.records.cases.actions.grant import grant

    now = clock.now()
    for days in (1, 1, 1, 2, 2, 2, 3, 3):
        begun = now - timedelta(days=days + 10)
        number = counter.examined(at=begun)
        ended = begun + timedelta(days=days, hours=2)
        grant(number=number, permit=PERMIT, by=counter.cast.zhao_min, at=ended)


def test_a_shorter_promise_is_tried_before_it_is_given(
    hall_server: str,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
    counter: "Counter",
) -> None:
    handled(counter)
    key = a_browser(counter.cast.zheng_jie).cookies["sessionid"].value
    page = open_page(f"{hall_server}/bureau/dashboard/", cookies={"sessionid": key})
    assert "怎么算的" in page.inner_text("main")
    photograph(page, "board-1366")
    wrong = barriers(page)
    _the_wall(page, f"{hall_server}/board/{counter.cast.center.code}/wall/", photograph)

    page.goto(f"{hall_server}/bureau/advice/?shorter=1")
    follows(page.locator("tbody a").first)
    photograph(page, "advice-1366")
    wrong += barriers(page)
    follows(page.get_by_role("link", name="先推演一下"))
    page.get_by_label("承诺改成几个工作日").fill("3")
    follows(page.get_by_role("button", name="算一算"))

    said = page.inner_text("main")
    assert "承诺都改成 3 个工作日" in said
    assert "不变重放" in said
    photograph(page, "what-if-1366")
    wrong += barriers(page)
    assert wrong == []


def _the_wall(page: "Page", address: str, photograph: Photograph) -> None:
    """Nobody scrolls a wall: everything stands on 1920 × 1080."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(address)
    photograph(page, "wall-1920")
    fits = "() => document.documentElement.scrollHeight <= window.innerHeight"
    assert page.evaluate(fits)
    page.set_viewport_size({"width": 1366, "height": 768})
