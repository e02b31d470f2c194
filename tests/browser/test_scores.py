"""A director's month of scores: a target is changed, a row is appealed, the past stays.

Journey 12: the manager closes the month, a clerk opens the own card down to a row and
appeals it on the telephone, somebody else decides; then a target is changed, and the
closed month still says what it said.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows, stays
from makers.cases import a_counter
from makers.persons import a_browser
from yimen.rules.legal_clock.calendar import CHINA, local_date
from yimen.site import clock

if TYPE_CHECKING:
    from clusters import Clone
    from makers.cases import Counter
    from yimen.rules.authority.actors import Actor

pytestmark = pytest.mark.browser


@pytest.fixture
def month(own_database: "Clone") -> "Counter":  # noqa: ARG001 - made in it
    """Last month 赵敏 decided a case and did not explain a card."""
    from makers.cast import the_cast
    from records.performance.test_appeal_row import a_late_card

    counter = a_counter(the_cast())
    on = the_last_month()
    number = counter.granted(at=datetime(on.year, on.month, 14, 10, tzinfo=CHINA))
    card = a_late_card(counter, number)
    type(card).objects.filter(pk=card.pk).update(explain_by_on=on)
    return counter


def the_last_month() -> date:
    first = local_date(clock.now()).replace(day=1) - timedelta(days=1)
    return first.replace(day=15)


class Walk:
    """Somebody's window, the photographs, and the barriers that were met."""

    def __init__(
        self, server: str, open_page: Open, photograph: Photograph, barriers: Scan
    ) -> None:
        self.server, self.open_page = server, open_page
        self.photograph, self.barriers = photograph, barriers
        self.wrong: list[str] = []

    def window(self, who: "Actor", *, width: int = 1366) -> Page:
        key = a_browser(who).cookies["sessionid"].value
        cookies = {"sessionid": key}
        return self.open_page(f"{self.server}/", cookies=cookies, width=width)

    def goes(self, page: Page, path: str) -> None:
        page.goto(f"{self.server}{path}")

    def seen(self, page: Page, name: str) -> str:
        self.photograph(page, f"scores-{name}")
        self.wrong += self.barriers(page)
        return page.inner_text("main")


def test_a_month_is_closed_a_row_appealed_and_the_past_stays(
    hall_server: str,
    month: "Counter",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    walk = Walk(hall_server, open_page, photograph, barriers)
    desk = walk.window(month.cast.zheng_jie)
    walk.goes(desk, "/bureau/scores/?what=person")
    follows(desk.get_by_role("button", name="关账"))
    assert "已关账" in walk.seen(desk, "closed")
    a_row_is_appealed(walk, month)
    before = the_card_of(walk, desk)
    a_target_is_changed(walk, desk)
    assert the_card_of(walk, desk) == before
    walk.goes(desk, "/bureau/scores/map/?what=person")
    assert "群众满意度" in walk.seen(desk, "map")
    assert walk.wrong == []


def a_row_is_appealed(walk: Walk, month: "Counter") -> None:
    phone = walk.window(month.cast.zhao_min, width=390)
    walk.goes(phone, "/bureau/scores/mine/")
    follows(phone.get_by_role("link", name="至").first)
    follows(phone.get_by_role("link", name="23. 预警处置及时率"))
    assert "△ 失分" in walk.seen(phone, "rows")
    stays(phone.get_by_text("这一条不对？申诉"))
    phone.get_by_label("理由").fill("当天书面说明过，回执在卷里")
    follows(phone.get_by_role("button", name="申诉"))
    other = walk.window(month.cast.lin_tao)
    walk.goes(other, "/bureau/scores/appeals/")
    follows(other.get_by_role("link", name="赵敏"))
    other.get_by_label("理由").fill("回执属实")
    follows(other.get_by_role("button", name="定下来"))
    assert "采纳，已更正" in walk.seen(other, "decided")
    walk.goes(phone, "/bureau/scores/mine/")
    assert "第 2 版，已更正" in phone.inner_text("main")


def the_card_of(walk: Walk, desk: Page) -> str:
    walk.goes(desk, "/bureau/scores/?what=person")
    follows(desk.get_by_role("link", name="赵敏"))
    return desk.inner_text("main")


def a_target_is_changed(walk: Walk, desk: Page) -> None:
    walk.goes(desk, "/bureau/schemes/new/")
    desk.get_by_label("为什么改").fill("群众满意度从严")
    desk.get_by_label("群众满意度的目标").fill("99")
    follows(desk.get_by_role("button", name="先看影响"))
    assert "按最近关账的月份试算" in walk.seen(desk, "preview")
    follows(desk.get_by_role("button", name="发布"))
    assert "第 2 版" in desk.inner_text("main")
