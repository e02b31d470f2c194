"""Journey 5: a restaurant is opened by one form, five approvals and one hand-over."""

import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Page

from makers.district import ENVIRONMENTS, Hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
]

ZHANG: Final = "11010519491231002X"
BUNDLE: Final = "开餐饮店一件事"
FORM: Final = (
    ("shop", "青石桥小馆"),
    ("address", "云溪区青石桥7号"),
    ("area", "64"),
    ("operator", "张三"),
    ("board", "3米×0.8米"),
)
_DJANGO: Final = """
import django
django.setup()
from yimen.site import clock
"""
A_NIGHT: Final = f"""{_DJANGO}
from yimen.site.tick import let_silence_agree
print(let_silence_agree(clock.now()))
"""
EVERYBODY_DECIDES: Final = f"""{_DJANGO}
import sys
from yimen.records.approvals import queries
from yimen.records.cases.actions.examine import examine
from yimen.records.cases.actions.grant import grant
from yimen.rules.actors import SYSTEM
from yimen.rules.decisions import Opinion, Permit
from yimen.site.demo import staff

number, everybody = sys.argv[1], staff.present()
opened = frozenset(f"{{kind}}{{n:02}}" for kind in "MP" for n in range(1, 30))
said = Opinion(text="符合条件。", proposes_grant=True, opened=opened)
organs = {{"food": "O03", "sign": "O10", "drain": "O09"}}
while open_parts := [
    row
    for row in queries.joint_page(number, SYSTEM, clock.now()).members
    if row.state == "open" and row.case_number
]:
    for row in open_parts:
        own = {{"number": row.case_number, "at": clock.now()}}
        organ = organs[row.key]
        examine(opinion=said, by=everybody.examiner(organ), **own)
        permit = Permit(content=row.name, certificate_name=row.name)
        grant(permit=permit, by=everybody.chief(organ), **own)
lead = {{"number": number, "at": clock.now()}}
examine(opinion=said, by=everybody.examiner("O03"), **lead)
"""


def runs(address: str, code: str, *arguments: str) -> str:
    """What the house does beside the browser, in the district's own database."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=ENVIRONMENTS[address],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.fixture
def officer(district: str, open_page: "Callable[..., Page]") -> "Callable[[str], Hand]":
    """Somebody of the district by user name, also who is not on the first page."""

    def signed_in(username: str) -> Hand:
        page = open_page(f"{district}/sign-in/")
        button = page.query_selector('button[value="wang.fang"]')
        assert button is not None
        button.evaluate("(one, name) => { one.value = name }", username)
        with page.expect_navigation():
            button.click()
        return Hand(page)

    return signed_in


def test_a_restaurant_is_taken_in_by_one_form(
    district: str,
    officer: "Callable[[str], Hand]",
    open_page: "Callable[..., Page]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    clerk = officer("wang.fang")
    clerk.page.goto(f"{district}/window/")
    clerk.page.get_by_label("证件号码").first.focus()
    clerk.writes(ZHANG)
    clerk.press("Tab")
    clerk.writes("张三")
    clerk.goes("Enter")
    clerk.finds("kcyd", BUNDLE)
    clerk.all_papers()
    for key, text in FORM:
        clerk.page.locator(f"#form-{key}").fill(text)
        clerk.presses += 1  # the tab to it
    photograph(clerk.page, "journey-5-counter")
    assert not barriers(clerk.page)
    clerk.goes("F8")
    photograph(clerk.page, "journey-5-done")
    print(clerk.told("journey 5, clerk"))

    assert "已受理" in clerk.page.content()
    assert "抄告单" not in clerk.page.content()  # the units' own
    assert clerk.presses + clerk.touches <= 25
    phone = progress_on_a_phone(district, clerk.page, open_page)
    photograph(phone.page, "journey-5-phone")
    assert "5 个环节办好了 0 个" in phone.page.content()
    assert "油烟" not in phone.page.content()  # an opinion is the house's own
    assert not barriers(phone.page)
    print(phone.told("journey 5, phone"))
    assert phone.bytes_sent <= 100 * 1024


def progress_on_a_phone(
    district: str, window: Page, open_page: "Callable[..., Page]"
) -> Hand:
    """The applicant asks by the number and the code on the receipt."""
    receipt = window.locator("main a[href*='/paper/']").first
    window.goto(f"{district}{receipt.get_attribute('href')}")
    number = window.locator(".paper-frame dd").nth(2).inner_text()
    code = window.locator(".paper-frame dd").nth(3).inner_text()
    phone = Hand(open_page(f"{district}/progress/?n={number}", width=390, height=844))
    phone.page.get_by_label("查询码").fill(code)
    phone.touch("查进度")
    return phone


def test_five_approvals_end_with_one_hand_over(
    district: str,
    officer: "Callable[[str], Hand]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    lead, unit = officer("zhao.min"), officer("o09.examiner")
    lead.page.goto(f"{district}/desk/joint/")
    number = oldest_of_the_list(lead)
    joint = f"{district}/desk/joint/{number}/"
    lead.page.goto(joint)
    photograph(lead.page, "journey-5-who-holds-it")
    assert not barriers(lead.page)
    assert "退回主办" in lead.page.content()
    assert "生态环境局" in lead.page.content()

    assert runs(district, A_NIGHT).strip() == "1 agreed"  # signed for, and silent
    runs_again(lead, joint)
    calls_a_survey(lead, joint)
    photograph(lead.page, "journey-5-survey")
    assert "视为同意" in lead.page.content()
    comes_with_two(unit, joint)
    photograph(unit.page, "journey-5-unit")
    print(lead.told("journey 5, lead"), "|", unit.told("unit"))

    runs(district, EVERYBODY_DECIDES, number)
    lead.page.goto(joint)
    photograph(lead.page, "journey-5-joined")
    assert "已会齐，等主办决定" in lead.page.content()
    grants(lead, f"{district}/desk/cases/{number}/grant")
    issuer = officer("chen.jing")
    hands_over(issuer, f"{district}/window/cases/{number}/deliver")
    photograph(issuer.page, "journey-5-handed-over")
    print(issuer.told("journey 5, issuer"))

    assert issuer.presses + issuer.touches <= 3
    done = {own: delivered(issuer, district, own) for own in parts_of(lead, joint)}
    assert len(done) == 4
    assert all(done.values())


def oldest_of_the_list(lead: Hand) -> str:
    """The number of the joint case that runs out first."""
    led = lead.page.locator("section").nth(1)
    link = led.get_by_role("link", name=BUNDLE).first.get_attribute("href") or ""
    return link.rstrip("/").split("/")[-1]


def runs_again(lead: Hand, joint: str) -> None:
    """What was sent back goes on with what was put right."""
    lead.page.goto(f"{joint}members/sign/again")
    lead.page.get_by_label("理由").fill("门头效果图已补标尺寸")
    lead.touch("让它重办")


def calls_a_survey(lead: Hand, joint: str) -> None:
    """In two hours, at the shop."""
    from yimen.rules.calendar import CHINA
    from yimen.site import clock

    soon = clock.now().astimezone(CHINA) + timedelta(hours=2)
    lead.page.goto(f"{joint}gather")
    lead.page.get_by_label("什么时候").fill(soon.strftime("%Y-%m-%dT%H:%M"))
    lead.page.get_by_label("在哪里").fill("云溪大道118号")
    lead.page.get_by_label("看什么").fill("排水接口")
    lead.page.get_by_label("住房和城乡建设").check()
    lead.touch("提交")


def comes_with_two(unit: Hand, joint: str) -> None:
    """One officer is too few on the spot."""
    unit.page.goto(joint)
    unit.touch("签到", "link")
    unit.page.get_by_label("到场人员").fill("张工")
    unit.touch("提交")
    assert "2 名以上" in unit.page.content()
    unit.page.get_by_label("到场人员").fill("张工、李工")
    unit.touch("提交")
    assert "张工、李工" in unit.page.content()


def grants(lead: Hand, address: str) -> None:
    """The lead decides on the whole."""
    lead.page.goto(address)
    lead.page.get_by_label("准予什么").fill("开餐饮店各项审批")
    lead.touch("准予")


def hands_over(issuer: Hand, address: str) -> None:
    """Everything that was decided, to one person, once."""
    issuer.page.goto(address)
    issuer.page.get_by_label("领取人姓名").fill("张三")
    issuer.page.get_by_label("证件号码").fill(ZHANG)
    issuer.touch("交付结果")


def parts_of(lead: Hand, joint: str) -> set[str]:
    """The numbers of the permits' cases."""
    lead.page.goto(joint)
    links = lead.page.locator("section[id^=member-] a[href*='/desk/cases/']")
    return {link.inner_text() for link in links.all()}


def delivered(issuer: Hand, district: str, number: str) -> bool:
    """Whether this case's result was handed over."""
    issuer.page.goto(f"{district}/window/cases/{number}/")
    return "已送达" in issuer.page.content()
