"""The product as a person meets it: journeys 1 to 4, 8 and 9, photographed.

Each is walked with scripts and without: a key that needs one is a touch then.
"""

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from browser.presses import follows
from makers.district import Finger, Hand, a_minute_passes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
]

FULL_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
ZHANG = "11010519491231002X"
COMPANY = "91500199MA60JRNY8K"
INSTANT = "老年人优待证"
PROMISED = "食品经营许可"


@pytest.fixture
def address(district: str) -> str:
    return district


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Every journey is walked twice: as it is meant, and where no script runs."""
    return bool(request.param)


@pytest.fixture
def opens(open_page: "Callable[..., Page]", scripts: bool) -> "Callable[..., Page]":
    return partial(open_page, scripts=scripts)


@pytest.fixture
def photograph(
    photograph: "Callable[[Page, str], Path]", scripts: bool
) -> "Callable[[Page, str], Path]":
    def taken(page: Page, name: str) -> "Path":
        return photograph(page, name if scripts else f"{name}-no-scripts")

    return taken


@pytest.fixture
def barriers(
    barriers: "Callable[[Page], list[str]]", scripts: bool
) -> "Callable[[Page], list[str]]":
    """The scan is a script itself."""
    return barriers if scripts else lambda _page: []


@pytest.fixture
def hand(
    address: str, opens: "Callable[..., Page]", scripts: bool
) -> "Callable[[str], Hand]":
    """Somebody's hand: signed in by one click on their name."""

    def signed_in(name: str) -> Hand:
        page = opens(f"{address}/sign-in/")
        follows(page.get_by_role("button", name=name).first)
        page.goto(f"{address}/home/")
        return Hand(page) if scripts else Finger(page)

    return signed_in


def known_as(clerk: Hand, number: str, name: str) -> None:
    """Card and name, typed; one key to the name, one to go on."""
    clerk.page.get_by_label("证件号码").first.wait_for()
    clerk.page.get_by_label("证件号码").first.focus()
    clerk.writes(number)
    clerk.press("Tab")
    clerk.writes(name)
    clerk.goes("Enter")


def test_an_elderly_visitor_leaves_with_the_card(
    address: str,
    opens: "Callable[..., Page]",
    hand: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
) -> None:
    from yimen.site.demo import places

    kiosk = Hand(opens(f"{address}/kiosk/{places.CENTER}/", width=1080, height=1920))
    photograph(kiosk.page, "journey-1-kiosk")
    follows(kiosk.page.locator("button.touch").first)
    kiosk.touches += 1
    assert kiosk.page.locator("#number").is_visible()
    photograph(kiosk.page, "journey-1-ticket")
    board = opens(f"{address}/board/{places.CENTER}/", width=1920, height=1080)
    clerk = hand("王芳")

    clerk.goes("F2")
    clerk.goes("F2")
    known_as(clerk, ZHANG, "张三")
    clerk.finds("ln", INSTANT)
    clerk.all_papers()
    photograph(clerk.page, "journey-1-counter")
    clerk.goes("F8")
    photograph(clerk.page, "journey-1-done")
    board.reload()
    photograph(board, "journey-1-board")
    print(clerk.told("journey 1, clerk"), "|", kiosk.told("visitor"))

    assert "当场办好" in clerk.page.content()
    assert kiosk.touches <= 2
    assert clerk.presses + clerk.touches <= 12
    clerk.goes("F4")


def test_a_company_with_all_papers_gets_a_receipt(
    address: str,
    hand: "Callable[[str], Hand]",
    opens: "Callable[..., Page]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    clerk = hand("刘洋")
    clerk.page.goto(f"{address}/window/")

    known_as(clerk, ZHANG, "张三")
    clerk.goes("Alt+d")
    known_as(clerk, "440524188001010014", "李四")
    clerk.finds("spjy", PROMISED)
    clerk.all_papers()
    photograph(clerk.page, "journey-2-counter")
    assert not barriers(clerk.page)
    clerk.goes("F8")
    photograph(clerk.page, "journey-2-done")
    print(clerk.told("journey 2, clerk"))

    assert clerk.presses + clerk.touches <= 25
    receipt = (
        clerk.page.locator("main a[href*='/paper/']").first.get_attribute("href") or ""
    )
    clerk.page.goto(f"{address}{receipt}")
    photograph(clerk.page, "journey-2-receipt")
    said = clerk.page.content()
    assert "受理通知书" in said
    assert "办结日期是这样算的" in said
    number = clerk.page.locator(".paper-frame dd").nth(2).inner_text()
    code = clerk.page.locator(".paper-frame dd").nth(3).inner_text()
    phone = Hand(opens(f"{address}/progress/?n={number}", width=390, height=844))
    phone.page.get_by_label("查询码").fill(code)
    phone.touch("查进度")
    photograph(phone.page, "journey-2-phone")
    assert not barriers(phone.page)
    print(phone.told("journey 2, phone"))
    assert phone.bytes_sent <= 100 * 1024


def test_what_is_missing_is_told_once(
    address: str,
    hand: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
) -> None:
    clerk = hand("刘洋")
    clerk.page.goto(f"{address}/window/")
    known_as(clerk, ZHANG, "张三")
    clerk.finds("spjy", PROMISED)
    photograph(clerk.page, "journey-3-missing")

    clerk.goes("F9")
    photograph(clerk.page, "journey-3-notice")
    assert "一次性告知" in clerk.page.content()
    clerk.touch("看这件", "link")
    states = clerk.page.locator(".paper-state")
    for place in range(states.count()):
        states.nth(place).select_option("handed_in")
    clerk.goes("F8")
    photograph(clerk.page, "journey-3-accepted")

    assert "已受理" in clerk.page.content()
    print(clerk.told("journey 3, clerk"))


def test_not_ours_names_the_right_organ(
    address: str,
    hand: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
) -> None:
    clerk = hand("刘洋")
    clerk.page.goto(f"{address}/window/")
    known_as(clerk, ZHANG, "张三")
    clerk.finds("spjy", PROMISED)

    clerk.goes("F10")
    clerk.page.get_by_label("理由").fill("医疗机构食堂由卫生健康部门管理")
    clerk.page.get_by_label("该找哪个部门").fill("云溪区卫生健康局")
    clerk.page.get_by_label("电话").fill("023-42000099")
    photograph(clerk.page, "journey-4-reject")
    clerk.goes("F10")
    photograph(clerk.page, "journey-4-done")

    assert "不予受理" in clerk.page.content()
    print(clerk.told("journey 4, clerk"))


def stop_and_resume(examiner: Hand, photograph: "Callable[[Page, str], Path]") -> None:
    """The clock stops with the notice and goes on with the result."""
    examiner.touch("特别程序", "link")
    examiner.page.get_by_label("哪一种特别程序").select_option("expert_review")
    examiner.page.get_by_label("需要几个工作日").fill("5")
    examiner.page.get_by_label("为什么需要").fill("要请专家看设备布局")
    photograph(examiner.page, "journey-8-pause")
    examiner.touch("特别程序")
    examiner.touch("恢复计时", "link")
    examiner.page.get_by_label("特别程序的结果").fill("专家同意")
    examiner.touch("恢复计时")


def examine(examiner: Hand, address: str, case: str) -> None:
    """Every material opened, then the opinion."""
    links = examiner.page.locator("a[href*='/materials/']")
    for place in [link.get_attribute("href") for link in links.all()]:
        examiner.page.goto(f"{address}{place}")
    examiner.page.goto(f"{address}{case}examine")
    examiner.page.get_by_label("建议准予").check()
    examiner.page.get_by_label("意见的理由").fill("材料真实，布局合理")
    examiner.touch("写审查意见")


def test_the_examiners_morning(
    address: str,
    hand: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    examiner = hand("李强")
    examiner.page.goto(f"{address}/desk/?holder=nobody&state=accepted")
    photograph(examiner.page, "journey-8-list")
    assert not barriers(examiner.page)
    first = examiner.page.locator("th[scope=row] a").first
    case = first.get_attribute("href") or ""
    examiner.page.goto(f"{address}{case}")
    assert not barriers(examiner.page)

    stop_and_resume(examiner, photograph)
    examine(examiner, address, case)
    photograph(examiner.page, "journey-8-examined")
    head = hand("吴刚")
    head.page.goto(f"{address}{case}extend")
    head.page.get_by_label("延长几个工作日").fill("10")
    head.page.get_by_label("延长的理由").fill("需要复核现场")
    head.touch("延长时限")
    photograph(head.page, "journey-8-extended")
    chief = hand("赵敏")
    chief.page.goto(f"{address}{case}")
    before = len(chief.pages)
    chief.touch("准予", "link")
    chief.page.get_by_label("准予什么").fill("准予经营热食类食品")
    chief.touch("准予")
    photograph(chief.page, "journey-8-granted")
    print(chief.told("journey 8, chief representative"))

    assert "待领取" in chief.page.content()
    assert len(chief.pages) - before <= 3


def test_a_holiday_notice_arrives(
    address: str,
    hand: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
    tmp_path: "Path",
    scripts: bool,
) -> None:
    from yimen.rules.legal_clock.calendar import days_from, local_date
    from yimen.site import clock

    near = local_date(clock.now()) + timedelta(days=3)
    weekday = 2 if scripts else 3  # the second notice is another one
    days = days_from(near, near + timedelta(days=7))
    off = next(day for day in days if day.weekday() == weekday)
    notice = "国务院办公厅关于调整部分节假日安排的通知"
    lines = ["date,kind,name,notice", f"{off},off,抗战胜利纪念日,{notice}"]
    file = tmp_path / "notice.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    manager = hand("郑洁")
    manager.page.goto(f"{address}/bureau/calendars/load")
    photograph(manager.page, "journey-9-load")
    assert not barriers(manager.page)

    manager.page.locator("input[type=file]").set_input_files(file)
    manager.page.locator("input[name=label]").fill(f"{off}-补充")
    follows(manager.page.locator("main form button").last)
    photograph(manager.page, "journey-9-preview")
    assert "件跟着变" in manager.page.content()
    follows(manager.page.locator("main form button").last)
    photograph(manager.page, "journey-9-told")

    assert "该告诉" in manager.page.content() or "要告诉" in manager.page.content()
    a_minute_passes(address)
    manager.page.goto(f"{address}/bureau/messages/?kind=due_moved")
    photograph(manager.page, "journey-9-everybody-told")
    assert not barriers(manager.page)
    assert "最晚办好的日期改为" in manager.page.content()
    assert not FULL_MOBILE.search(manager.page.inner_text("main"))
