"""Journey 5: a restaurant is opened by one form, five approvals and one hand-over."""

import subprocess
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Page

from browser.presses import follows
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
OPINION: Final = {"proposes_grant": "yes", "text": "材料齐全，符合条件。"}


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
        button = page.locator('button[value="wang.fang"]').first
        button.evaluate("(one, name) => { one.value = name }", username)
        follows(page.locator(f'button[value="{username}"]').first)
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
    bare = progress_on_a_phone(district, clerk.page, open_page, scripts=False)
    said, again = (one.page.inner_text("main") for one in (phone, bare))
    assert said == again  # the same without a script


def progress_on_a_phone(
    district: str, window: Page, open_page: "Callable[..., Page]", **kind: bool
) -> Hand:
    """The applicant asks by the number and the code on the receipt."""
    receipt = window.locator("main a[href*='/paper/']").first
    window.goto(f"{district}{receipt.get_attribute('href')}")
    number = window.locator(".paper-frame dd").nth(2).inner_text()
    code = window.locator(".paper-frame dd").nth(3).inner_text()
    window.go_back()
    there = f"{district}/progress/?n={number}"
    phone = Hand(open_page(there, width=390, height=844, **kind))
    phone.page.get_by_label("查询码").fill(code)
    phone.touch("查进度")
    return phone


@dataclass
class Restaurant:
    """A joint case, the hands that hold it, and the photographs of its way."""

    district: str
    officer: "Callable[[str], Hand]"
    photograph: "Callable[[Page, str], Path]"
    number: str = ""
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def joint(self) -> str:
        """Where it is shown who holds it."""
        return f"{self.district}/desk/joint/{self.number}/"

    def case(self, number: str, screen: str = "desk") -> str:
        """Where one case is worked on."""
        return f"{self.district}/{screen}/cases/{number}/"

    def seen(self, hand: Hand, name: str) -> None:
        """The page is kept as a picture."""
        self.photograph(hand.page, f"journey-5-{name}")


def test_five_approvals_end_with_one_hand_over(
    district: str,
    officer: "Callable[[str], Hand]",
    open_page: "Callable[..., Page]",
    photograph: "Callable[[Page, str], Path]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    lead, unit = officer("zhao.min"), officer("o09.examiner")
    lead.page.goto(f"{district}/desk/joint/")
    one = Restaurant(district, officer, photograph, oldest_of_the_list(lead))
    lead.page.goto(one.joint)
    one.seen(lead, "who-holds-it")
    assert not barriers(lead.page)
    assert "退回主办" in lead.page.content()
    assert "生态环境局" in lead.page.content()

    assert runs(district, A_NIGHT).strip() == "1 agreed"  # signed for, and silent
    runs_again(lead, one.joint)
    calls_a_survey(lead, one.joint)
    one.seen(lead, "survey")
    assert "视为同意" in lead.page.content()
    comes_with_two(unit, one.joint)
    one.seen(unit, "unit")
    print(lead.told("journey 5, lead"), "|", unit.told("unit"))
    one.parts = parts_of(lead, one.joint)
    everybody_decides(one, lead, unit)

    issuer = officer("chen.jing")
    hands_over(issuer, f"{one.case(one.number, 'window')}deliver")
    assert "费" in issuer.page.inner_text("main")  # not before it is paid
    assert not delivered(issuer, district, one.parts["sign"])
    assert is_paid_once(one, open_page) <= 3
    before = issuer.presses + issuer.touches
    hands_over(issuer, f"{one.case(one.number, 'window')}deliver")
    one.seen(issuer, "handed-over")
    print(issuer.told("journey 5, issuer"))
    assert issuer.presses + issuer.touches - before <= 3
    assert len(one.parts) == 4
    assert all(delivered(issuer, district, own) for own in one.parts.values())


def everybody_decides(one: Restaurant, lead: Hand, unit: Hand) -> None:
    """A unit and the lead on their screens; another unit by the same forms."""
    examiner, chief = one.officer("li.qiang"), one.officer("o09.chief")
    decided_by_hand(unit, chief, one.case(one.parts["drain"]))
    decided_by_hand(examiner, lead, one.case(one.parts["food"]))
    decided_by_forms(one.officer, "o10", one.case(one.parts["sign"]))
    lead.page.goto(one.joint)
    one.seen(lead, "joined")
    assert "已会齐，等主办决定" in lead.page.content()
    decided_by_hand(examiner, lead, one.case(one.number))
    print(examiner.told("journey 5, examiner"), "|", lead.told("lead"))


def is_paid_once(one: Restaurant, open_page: "Callable[..., Page]") -> int:
    """One bill; how often the payer touches a phone without scripts."""
    cashier, clerk = one.officer("he.xin"), one.officer("wang.fang")
    bills_once(cashier, one)
    one.seen(cashier, "bill")
    clerk.page.goto(one.case(one.number, "window"))
    phone = progress_on_a_phone(one.district, clerk.page, open_page, scripts=False)
    assert "841.00" in phone.page.inner_text("main")
    phone.touch("现在缴费")
    phone.touch("付款")
    assert "已缴" in phone.page.inner_text("main")
    one.seen(phone, "paid")
    print(cashier.told("journey 5, cashier"), "|", phone.told("payer"))
    return phone.presses + phone.touches


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
    from yimen.rules.legal_clock.calendar import CHINA
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


def decided_by_hand(examiner: Hand, chief: Hand, case: str) -> None:
    """Every paper opened, an opinion written, and the decision on it: on the screen."""
    examiner.page.goto(f"{case}examine")
    papers = examiner.page.locator(".notice.warm a[href*='/materials/']")
    for address in [link.get_attribute("href") for link in papers.all()]:
        examiner.page.goto(f"{case.partition('/desk/')[0]}{address}")
        examiner.touches += 1
    examiner.page.goto(f"{case}examine")
    examiner.page.get_by_label("建议准予").check()
    examiner.page.get_by_label("意见的理由").fill(OPINION["text"])
    examiner.touch("写审查意见")
    chief.page.goto(f"{case}grant")
    chief.page.get_by_label("准予什么").fill("准予办理")
    chief.touch("准予")


def decided_by_forms(officer: "Callable[[str], Hand]", organ: str, case: str) -> None:
    """The same forms, sent as a browser sends them."""
    examiner, chief = officer(f"{organ}.examiner").page, officer(f"{organ}.chief").page
    examiner.goto(f"{case}examine")
    papers = examiner.locator(".notice.warm a[href*='/materials/']")
    for address in [link.get_attribute("href") for link in papers.all()]:
        examiner.request.get(f"{case.partition('/desk/')[0]}{address}")
    sends(examiner, f"{case}examine", OPINION)
    sends(chief, f"{case}grant", {"content": "准予设置"})


def sends(page: Page, address: str, said: dict[str, str]) -> None:
    """A form with what stands hidden in it."""
    page.goto(address)
    hidden = page.locator("main form input[type=hidden]").all()
    kept = {one.get_attribute("name"): one.input_value() for one in hidden}
    form: dict[str, str | float | bool] = {**said}
    form |= {name: value for name, value in kept.items() if name}
    answer = page.request.post(address, form=form, headers={"Referer": address})
    assert answer.ok, answer.text()


def bills_once(cashier: Hand, one: Restaurant) -> None:
    """One bill over what two units charge."""
    cashier.page.goto(f"{one.district}/cashier/?q={one.number}")
    for fee in cashier.page.locator("[name=fee]:checked").all():
        fee.uncheck()  # what else this person came for
    for part, code in (("sign", "YX-DL-01"), ("drain", "YX-DL-02")):
        key = f"{one.parts[part]}-{code}"
        cashier.page.locator(f'[name="fee"][value="{key}"]').check()
        cashier.page.locator(f'[name="quantity-{key}"]').fill("2")
    cashier.goes("F8")
    assert "841.00" in cashier.page.inner_text("main")


def hands_over(issuer: Hand, address: str) -> None:
    """Everything that was decided, to one person, once."""
    issuer.page.goto(address)
    issuer.page.get_by_label("领取人姓名").fill("张三")
    issuer.page.get_by_label("证件号码").fill(ZHANG)
    issuer.touch("交付结果")


def parts_of(lead: Hand, joint: str) -> dict[str, str]:
    """The numbers of the permits' cases, by the key of the approval."""
    lead.page.goto(joint)
    return {
        key: lead.page.locator(f"#member-{key} .case-number").inner_text()
        for key in ("license", "food", "sign", "drain")
    }


def delivered(issuer: Hand, district: str, number: str) -> bool:
    """Whether this case's result was handed over."""
    issuer.page.goto(f"{district}/window/cases/{number}/")
    return "已送达" in issuer.page.content()
