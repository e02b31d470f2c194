"""Journey 6: a tolerated gap, and the hearing of journey 8; both photographed."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from browser.presses import follows, stays
from makers.district import Hand

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
]

WANG_WU = "110101199003070038"
PROMISED = "食品经营许可"
PICTURE = Path(__file__).with_name("paper.png")
CLERK_KEYS = 25
PHONE_BYTES = 124 * 1024  # three pages and all they load, uncompressed


@pytest.fixture
def hand(district: str, open_page: "Callable[..., Page]") -> "Callable[[str], Hand]":
    """Somebody's hand: signed in by one click on their name."""

    def signed_in(name: str) -> Hand:
        page = open_page(f"{district}/sign-in/")
        follows(page.get_by_role("button", name=name).first)
        page.goto(f"{district}/home/")
        return Hand(page)

    return signed_in


def known_as(clerk: Hand, number: str, name: str) -> None:
    clerk.page.get_by_label("证件号码").first.focus()
    clerk.writes(number)
    clerk.press("Tab")
    clerk.writes(name)
    clerk.goes("Enter")


def but_one(clerk: Hand, name: str) -> None:
    """All papers but this one, which may follow; the conditions are met."""
    clerk.all_papers()
    with clerk.previewed():
        clerk.page.get_by_label(name, exact=True).select_option("missing")
    clerk.press("Alt+r")
    with clerk.previewed():  # anything on the sheet is changed afterwards
        clerk.page.locator("#sheet").dispatch_event("change")
    assert clerk.page.get_by_label("基本条件具备").is_checked()


def of_receipt(clerk: Hand, district: str) -> tuple[str, str]:
    """The case's number and query code, from the promise that was printed."""
    paper = clerk.page.locator(".document a").first.get_attribute("href") or ""
    clerk.page.goto(f"{district}{paper}")
    facts = clerk.page.locator(".paper-frame dd")
    return facts.nth(2).inner_text(), facts.nth(3).inner_text()


def decided(hand: "Callable[[str], Hand]", district: str, case: str) -> None:
    """Examined by one, granted by another."""
    examiner = hand("李强")
    examiner.page.goto(f"{district}{case}")
    links = examiner.page.locator("a[href*='/materials/']")
    for place in [link.get_attribute("href") for link in links.all()]:
        examiner.page.goto(f"{district}{place}")
    examiner.page.goto(f"{district}{case}examine")
    examiner.page.get_by_label("建议准予").check()
    examiner.page.get_by_label("意见的理由").fill("材料真实")
    examiner.touch("写审查意见")
    chief = hand("赵敏")
    chief.page.goto(f"{district}{case}grant")
    chief.page.get_by_label("准予什么").fill("准予经营热食类食品")
    chief.touch("准予")


def test_a_tolerated_gap(
    district: str,
    hand: "Callable[[str], Hand]",
    open_page: "Callable[..., Page]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    clerk = hand("刘洋")
    clerk.page.goto(f"{district}/window/")
    known_as(clerk, WANG_WU, "王五")
    clerk.finds("spjy", PROMISED)
    but_one(clerk, "从业人员健康证明")
    photograph(clerk.page, "journey-6-counter")
    assert not barriers(clerk.page)
    clerk.goes("F8")
    photograph(clerk.page, "journey-6-done")
    assert "已受理" in clerk.page.content()
    print(clerk.told("journey 6, clerk"))
    assert clerk.presses <= CLERK_KEYS

    number, code = of_receipt(clerk, district)
    photograph(clerk.page, "journey-6-promise")
    assert "申请容缺受理承诺书" in clerk.page.content()
    case = f"/desk/cases/{number}/"
    decided(hand, district, case)
    issuer = hand("陈静")
    issuer.page.goto(f"{district}/window/cases/{number}/")
    photograph(issuer.page, "journey-6-held-back")
    assert not issuer.page.get_by_role("link", name="交付结果").count()

    page = open_page(f"{district}/progress/?n={number}", width=390, height=844)
    sends_a_picture(Hand(page), code, photograph)
    assert not barriers(page)

    issuer.page.reload()
    photograph(issuer.page, "journey-6-released")
    assert issuer.page.get_by_role("link", name="交付结果").count() == 1
    assert "手机上传的，交付时核对原件" in issuer.page.content()


def sends_a_picture(
    phone: Hand, code: str, photograph: "Callable[[Page, str], Path]"
) -> None:
    """The promised paper, photographed, from the progress page."""
    phone.page.get_by_label("查询码").fill(code)
    phone.touch("查进度")
    photograph(phone.page, "journey-6-phone")
    assert "还等您补交承诺的材料" in phone.page.content()
    phone.page.get_by_label("拍照或者选文件").set_input_files(PICTURE)
    phone.touch("上传")
    photograph(phone.page, "journey-6-sent")
    assert "办好了，可以来领" in phone.page.content()
    print(phone.told("journey 6, phone"))
    assert phone.touches <= 2
    assert phone.bytes_sent <= PHONE_BYTES


def is_asked_for(examiner: Hand) -> None:
    """A neighbour asks; the first day that is tried is too late."""
    examiner.touch("收到听证申请", "link")
    examiner.page.get_by_label("利害关系人", exact=True).check()
    examiner.page.get_by_label("利害关系人是谁").fill("李四")
    examiner.touch("收到听证申请")
    examiner.touch("通知听证", "link")
    examiner.page.get_by_label("听证时间").fill("2030-01-01T09:30")
    examiner.page.get_by_label("地点").fill("三楼会议室")
    examiner.page.get_by_label("主持人").select_option(index=1)
    examiner.page.get_by_label("记录人").fill("陈静")
    examiner.touch("通知听证")


def test_the_examiner_asks_for_a_hearing(
    district: str,
    hand: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    examiner = hand("李强")
    examiner.page.goto(f"{district}/desk/?holder=nobody&state=accepted")
    first = examiner.page.locator("th[scope=row] a").last
    case = first.get_attribute("href") or ""
    examiner.page.goto(f"{district}{case}")
    before = len(examiner.pages)

    stays(examiner.page.locator("summary", has_text="听证"))
    examiner.touch("告知听证权利", "link")
    examiner.page.get_by_label("为什么").fill("相邻住户的居住环境")
    examiner.touch("告知听证权利")
    photograph(examiner.page, "journey-8-hearing-told")
    is_asked_for(examiner)
    photograph(examiner.page, "journey-8-hearing-too-late")
    said = examiner.page.content()
    latest = re.search(r"最晚要在 (\d+)年(\d+)月(\d+)日\(周.\) 举行", said)
    assert latest is not None
    day = date(*map(int, latest.groups()))
    examiner.page.get_by_label("听证时间").fill(f"{day}T09:30")
    examiner.touch("通知听证")
    photograph(examiner.page, "journey-8-hearing")
    assert not barriers(examiner.page)
    print(examiner.told("journey 8, hearing"))

    assert "三楼会议室，主持人" in examiner.page.content()
    assert "准予" not in [
        link.inner_text() for link in examiner.page.locator("nav.row a").all()
    ]
    assert len(examiner.pages) - before <= 10
