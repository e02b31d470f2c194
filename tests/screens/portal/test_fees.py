"""Paying on the phone from the page of one's case."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from django.test import Client

from makers.persons import a_browser
from yimen.screens.shared.holding import hold

if TYPE_CHECKING:
    from makers.cases import Counter
    from makers.fees import Till
    from yimen.ports.payment import StandIn


@pytest.fixture
def till(counter: "Counter") -> "Till":
    from makers.fees import a_till

    return a_till(counter)


@pytest.fixture
def platform(tmp_path: Path) -> Iterator["StandIn"]:
    from makers.fees import gateways

    yield from gateways(tmp_path / "platform")


def holding(case: str) -> Client:
    browser = a_browser()
    browser.cookies["holds"] = hold(HttpResponse(), case).cookies["holds"].value
    return browser


def page(browser: Client) -> str:
    return browser.get("/progress/case/").content.decode()


@pytest.mark.usefixtures("platform")
def test_a_fixed_fee_is_paid_with_three_touches(till: "Till") -> None:
    browser = holding(till.accepted())
    assert "80.00" in page(browser)

    there = browser.post("/progress/pay").url  # type: ignore[attr-defined]
    assert "80.00" in browser.get(there).content.decode()
    back = browser.post(there, {"pay": "1"}).url  # type: ignore[attr-defined]
    assert browser.get(back).url == "/progress/case/"  # type: ignore[attr-defined]

    shown = page(browser)
    assert "已缴" in shown
    assert "费用缴清了" in shown
    receipt = shown.split('href="/paper/own-bill/')[1].split('"')[0]
    assert "80.00 元" in browser.get(f"/paper/own-bill/{receipt}").content.decode()


@pytest.mark.usefixtures("platform")
def test_a_bank_that_says_no_leaves_it_to_be_tried_again(till: "Till") -> None:
    browser = holding(till.accepted())
    there = browser.post("/progress/pay").url  # type: ignore[attr-defined]
    browser.get(browser.post(there, {"decline": "1"}).url)  # type: ignore[attr-defined]

    shown = page(browser)
    assert "还没有收到付款结果" in shown
    number = shown.split('name="bill" value="')[1].split('"')[0]
    again = browser.post("/progress/pay", {"bill": number})
    assert again.url != there  # type: ignore[attr-defined]


@pytest.mark.usefixtures("platform")
def test_what_needs_a_quantity_is_paid_once_the_cashier_has_billed_it(
    till: "Till",
) -> None:
    from yimen.rules.money.fees import Claim

    case = till.accepted(till.measured_id)
    browser = holding(case)
    assert "请到大厅的收费窗口缴" in page(browser)
    answer = browser.post("/progress/pay")
    assert answer.url == "/progress/case/"  # type: ignore[attr-defined]
    bill = till.billed(Claim(case=case, code="F2", quantity=Decimal(3)))

    there = browser.post("/progress/pay", {"bill": bill.number}).url  # type: ignore[attr-defined]
    assert there.startswith("/pay/")


@pytest.mark.usefixtures("platform")
def test_nobody_pays_or_reads_bills_of_others(till: "Till") -> None:
    theirs = till.billed()
    browser = holding(till.accepted())

    answer = browser.post("/progress/pay", {"bill": theirs.number})
    assert answer.url == "/progress/"  # type: ignore[attr-defined]
    paper = f"/paper/own-bill/{theirs.number}/fee_notice/"
    assert browser.get(paper).status_code == 404
    assert browser.get(f"/progress/paid/{theirs.number}01/").status_code == 404


def test_without_a_platform_the_page_sends_to_the_window(till: "Till") -> None:
    browser = holding(till.accepted())

    assert "请到大厅的收费窗口缴" in page(browser)
    browser.post("/progress/pay")
    assert "没有开通网上支付" in page(browser)
