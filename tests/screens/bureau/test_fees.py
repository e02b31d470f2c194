"""The fee register on the screen: from an entry to a standard that can be charged."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from makers.cast import Cast
from makers.catalogue import a_fee, a_matter
from makers.persons import a_browser
from yimen.records.catalogue.actions._versions import Sheet
from yimen.records.catalogue.actions.publish import publish
from yimen.records.catalogue.actions.save_draft import save_draft
from yimen.records.fees import queries
from yimen.rules.catalogue.publication import NotPublishable
from yimen.rules.money.fees import RegisteredFee, amount
from yimen.site import clock


@pytest.fixture
def browser(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


def entered(browser: Client, cast: Cast, code: str = "QX-1") -> None:
    browser.post(
        "/bureau/fees/add/",
        {
            "code": code,
            "name": "不动产登记费",
            "kind": "administrative",
            "organ": str(cast.organ.pk),
            "basis": "发改价格规〔2016〕2559号",
        },
    )


def with_standard(browser: Client, version: int = 1, **changes: str) -> int:
    said = {
        "version": str(version),
        "text": "每件 80 元",
        "basis": "发改价格规〔2016〕2559号",
        "method": "fixed",
        "rate": "80",
        "unit": "件",
        "valid_from": "2026-01-01",
    }
    return browser.post("/bureau/fees/QX-1/standard/", said | changes).status_code


def fee_of(code: str = "QX-1") -> RegisteredFee:
    return queries.register({code})[code]


def test_from_an_empty_register_to_a_fee_that_can_be_charged(
    browser: Client, cast: Cast
) -> None:
    assert "收费目录是空的" in browser.get("/bureau/fees/").content.decode()
    entered(browser, cast)
    assert "没有，不能收" in browser.get("/bureau/fees/").content.decode()

    assert with_standard(browser) == 302

    page = browser.get("/bureau/fees/QX-1/").content.decode()
    assert "每件 80 元" in page
    assert "定新的收费标准" in page
    assert fee_of().standard(date(2026, 9, 1)) is not None
    listed = browser.get("/bureau/fees/", {"q": "bdc"}).content.decode()
    assert "不动产登记费" in listed
    exported = browser.get("/bureau/fees/export.csv").content.decode("utf-8-sig")
    assert "每件 80 元" in exported


def test_a_scale_is_typed_line_by_line(browser: Client, cast: Cast) -> None:
    entered(browser, cast)
    scale = {"method": "progressive", "rate": "", "tiers": "100 3.00\n以上 2.00"}

    for wrong in ("一百 3.00", "100 三元", "100 3.00"):
        assert with_standard(browser, **(scale | {"tiers": wrong})) == 200
    assert with_standard(browser, **scale) == 302

    standard = fee_of().standard(date(2026, 9, 1))
    assert standard is not None
    assert amount(standard, Decimal(150)) == 40_000


def test_an_entry_is_put_right_and_a_ground_registered_and_ended(
    browser: Client, cast: Cast
) -> None:
    entered(browser, cast)
    entered(browser, cast)  # the code is taken
    with_standard(browser)
    ground = {
        "version": "2",
        "code": "DB",
        "name": "低保户减半",
        "percent": "50",
        "basis": "财税〔2019〕45号",
        "needs_document": "on",
        "valid_from": "2026-01-01",
    }
    assert browser.post("/bureau/fees/QX-1/reduction/", ground).status_code == 302
    assert fee_of().reductions[0].percent == 50
    said = {
        "version": "3",
        "name": "登记费",
        "kind": "administrative",
        "organ": str(cast.organ.pk),
        "basis": "新文号",
    }
    assert browser.get("/bureau/fees/QX-1/edit/").status_code == 200
    assert browser.post("/bureau/fees/QX-1/edit/", said).status_code == 302
    assert browser.post("/bureau/fees/QX-1/edit/", said).status_code == 200  # stale
    assert fee_of().name == "登记费"

    browser.post("/bureau/fees/QX-1/reductions/DB/end")
    browser.post("/bureau/fees/QX-1/end")

    assert fee_of().reductions[0].valid_to is not None
    assert fee_of().standard(date(2099, 1, 1)) is None


def test_a_matter_points_at_registered_fees_only(browser: Client, cast: Cast) -> None:
    matter = a_matter(
        organ_id=cast.organ.pk, is_charged=True, fees=(a_fee(item_code="QX-1"),)
    )
    by, at = cast.zheng_jie, clock.now()
    save_draft(Sheet(matter=matter), by=by, at=at)
    with pytest.raises(NotPublishable):
        publish(matter.code, by=by, at=at)

    entered(browser, cast)
    with_standard(browser)

    assert publish(matter.code, by=by, at=at).number == 1


def test_others_read_the_register_but_change_nothing(cast: Cast) -> None:
    clerk = a_browser(cast.wang_fang)

    assert clerk.get("/bureau/fees/").status_code == 200
    assert clerk.get("/bureau/fees/add/").status_code == 403
