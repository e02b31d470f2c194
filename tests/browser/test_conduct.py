"""The staff's month in a browser: a late half day put right, a breach cancelled."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows
from makers.persons import a_browser, an_officer, the_actor
from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock

if TYPE_CHECKING:
    from clusters import Clone
    from makers.cast import Cast
    from yimen.rules.authority.actors import Actor

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(own_database: "Clone") -> "Cast":  # noqa: ARG001 - made in it
    from makers.cast import the_cast

    return the_cast()


def the_last_working_day() -> date:
    from yimen.records.calendars.queries import current_calendar

    calendar = current_calendar("500199")
    day = local_date(clock.now()) - timedelta(days=1)
    while not calendar.counts(day):
        day -= timedelta(days=1)
    return day


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
        self.photograph(page, f"conduct-{name}")
        self.wrong += self.barriers(page)
        return page.inner_text("main")


def test_a_late_half_day_and_a_breach(
    hall_server: str,
    hall: "Cast",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    walk = Walk(hall_server, open_page, photograph, barriers)
    on = the_last_working_day()
    director = the_actor(an_officer("马文", [Role.DUTY_DIRECTOR], hall=hall.center))
    desk = walk.window(director)
    a_month_is_put_right(walk, hall, desk, on)
    a_breach_is_cancelled(walk, hall, desk)
    assert walk.wrong == []


def a_month_is_put_right(walk: Walk, hall: "Cast", desk: Page, on: date) -> None:
    lines = f"姓名,打卡时间\n王芳,{on} 09:12\n王芳,{on} 17:31\n谁,{on} 08:00\n"
    walk.goes(desk, "/bureau/conduct/files/")
    desk.set_input_files(
        "input[type=file]",
        {"name": "考勤.csv", "mimeType": "text/csv", "buffer": lines.encode()},
    )
    follows(desk.get_by_role("button", name="导入"))
    assert "本大厅没有这个人" in walk.seen(desk, "file")
    phone = walk.window(hall.wang_fang, width=390)
    walk.goes(phone, f"/conduct/?month={on:%Y-%m}")
    assert "迟到 12 分钟" in walk.seen(phone, "own-month")
    walk.goes(phone, f"/conduct/{on}/am/")
    phone.get_by_label("应当是").select_option("present")
    phone.get_by_label("理由").fill("考勤机断电，监控可查")
    follows(phone.get_by_role("button", name="提出更正"))
    walk.goes(desk, "/bureau/conduct/corrections/")
    follows(desk.get_by_role("button", name="确认"))
    walk.goes(desk, f"/bureau/conduct/attendance/?month={on:%Y-%m}")
    assert "王芳" in walk.seen(desk, "month")
    walk.goes(desk, f"/bureau/conduct/attendance/{hall.wang_fang.officer_id}/")
    walk.goes(phone, f"/conduct/?month={on:%Y-%m}")
    assert "更正，已由第二人确认" in phone.inner_text("main")


def a_breach_is_cancelled(walk: Walk, hall: "Cast", desk: Page) -> None:
    walk.goes(desk, "/bureau/conduct/patrols/add/")
    follows(desk.get_by_role("button", name="保存"))
    desk.get_by_label("发现了什么").fill("窗口没人")
    desk.get_by_label("怎么改").fill("离岗挂牌")
    name = desk.locator("select[name=officer] option", has_text="王芳").inner_text()
    desk.get_by_label("直接责任人").select_option(label=name)
    follows(desk.get_by_role("button", name="记下"))
    walk.seen(desk, "patrol")
    follows(desk.get_by_role("link", name="窗口没人"))
    follows(desk.get_by_role("button", name="登记违纪"))
    follows(desk.get_by_role("button", name="登记"))
    breach = desk.url.removeprefix(walk.server)
    for who, button in ((hall.zheng_jie, "确认，告诉本人"), (hall.lin_tao, "撤销")):
        other = walk.window(who)
        if button == "撤销":
            phone = walk.window(hall.wang_fang, width=390)
            walk.goes(phone, "/conduct/")
            phone.get_by_label("不是这样的").fill("去镇里送件，有交接记录")
            follows(phone.get_by_role("button", name="申诉"))
            assert "申诉中" in walk.seen(phone, "appeal")
        walk.goes(other, breach)
        if button == "撤销":
            other.get_by_label("理由").first.fill("交接记录属实")
        follows(other.get_by_role("button", name=button))
    walk.goes(desk, breach)
    assert "撤销" in walk.seen(desk, "cancelled")
