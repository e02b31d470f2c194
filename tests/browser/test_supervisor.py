"""Journey 10: the supervisor sees red, opens its evidence, and travels in time."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows
from makers.persons import a_browser
from yimen.site import clock

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from clusters import Clone
    from makers.cases import Counter
    from yimen.rules.authority.actors import Actor

pytestmark = pytest.mark.browser

LATE: Final = timedelta(days=60)


@pytest.fixture
def counter(own_database: "Clone") -> "Counter":  # noqa: ARG001 - made in it
    from makers.cases import a_counter
    from makers.cast import the_cast

    return a_counter(the_cast())


def a_page(server: str, open_page: Open, who: "Actor") -> "Page":
    key = a_browser(who).cookies["sessionid"].value
    return open_page(f"{server}/", cookies={"sessionid": key})


class Walk:
    """The supervisor's page, its photographs, and the barriers met."""

    def __init__(self, page: "Page", photograph: Photograph, barriers: Scan) -> None:
        self.page, self.photograph, self.barriers = page, photograph, barriers
        self.wrong: list[str] = []
        page.set_viewport_size({"width": 1366, "height": 768})

    def seen(self, name: str) -> str:
        """The page is kept as a picture and scanned; what it says."""
        self.photograph(self.page, f"supervisor-{name}")
        self.wrong += self.barriers(self.page)
        return self.page.inner_text("main")

    def goes(self, url: str) -> None:
        self.page.goto(url)

    def presses(self, words: str) -> None:
        follows(self.page.get_by_role("button", name=words))


def explained(head: "Page", url: str) -> None:
    """The organ's head explains the card."""
    head.goto(url)
    head.fill("#text", "系统停机，已经恢复办理。")
    follows(head.get_by_role("button", name="作说明"))


def written(walk: Walk, url: str, by_hand: str) -> None:
    """The card is urged about and told to all; another is begun by hand."""
    page = walk.page
    follows(page.get_by_role("link", name="下达督办"))
    page.fill("#id_demand", "三天内办结，写明谁来办。")
    walk.seen("urging-form")
    walk.presses("下达")
    assert "等签收" in walk.seen("urging")
    walk.goes(url)
    follows(page.get_by_role("link", name="通报", exact=True))
    page.fill("#id_summary", "近期有单位超过时限办理，现通报如下。")
    walk.seen("circular-form")
    walk.presses("印发")
    assert "监察通报" in walk.seen("circular")
    walk.goes(url)
    assert "监察通报" in walk.seen("card-papers")
    walk.goes(by_hand)
    walk.seen("raise")


def test_journey_10(
    hall_server: str,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
    counter: "Counter",
) -> None:
    from yimen.records.supervision.actions.watch_night import watch_all

    now = clock.now()
    number = counter.accepted(at=now - LATE)
    watch_all(at=now)
    page = a_page(hall_server, open_page, counter.cast.lin_tao)
    walk = Walk(page, photograph, barriers)

    walk.goes(f"{hall_server}/bureau/watch/")
    assert "红牌" in walk.seen("desk")
    follows(page.get_by_role("link", name="超时", exact=True).first)
    evidence = walk.seen("card")  # one click from the desk
    assert "证据" in evidence
    assert number in evidence

    walk.presses("发牌")
    url = page.url
    explained(a_page(hall_server, open_page, counter.cast.wu_gang), url)
    walk.goes(url)
    assert "系统停机" in page.inner_text("main")
    page.fill("#text", "情况属实。")
    walk.presses("认定成立")
    assert "已认定" in walk.seen("upheld")

    written(walk, url, f"{hall_server}/bureau/cards/raise/case/{number}/")
    walk.goes(url)
    follows(page.get_by_role("link", name="办件全程"))
    assert "受理" in walk.seen("case")
    friday = (now - timedelta(days=(now.weekday() + 3) % 7 or 7)).date()
    walk.goes(f"{hall_server}/bureau/watch/as-of/?day={friday}")
    assert number not in walk.seen("then")  # nobody had written it down then
    for name in ("rules", "settings", "compare", "stationing"):
        walk.goes(f"{hall_server}/bureau/watch/{name}/")
        walk.seen(name)
    assert walk.wrong == []
