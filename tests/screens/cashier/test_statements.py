"""The platform's file against the books: matched, listed, explained."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.fees import Till
from makers.persons import a_browser
from yimen.records.fees import models
from yimen.records.fees.actions.load_statement import StatementFile, load_statement
from yimen.records.fees.actions.settle_discrepancy import settle_discrepancy
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.journal import queries as journal
from yimen.rules.authority.table import NotAllowed
from yimen.rules.money.payments import Means
from yimen.rules.money.shifts import (
    DifferenceReasonMissing,
    DifferenceSettled,
    StatementTwice,
)


def by_card(till: Till, slip: str) -> str:
    bill = till.billed()
    tender = Tender(means=Means.POS, reference=slip)
    take_payment(number=bill.number, tender=tender, by=till.he_xin, at=till.at)
    return bill.number


def a_file(till: Till, *rows: str, name: str = "pos.csv") -> StatementFile:
    text = "\n".join(("流水号,类型,金额", *rows))
    return StatementFile(
        name=name, content=text.encode(), means=Means.POS, day=till.at.date()
    )


def sent(browser: Client, text: str, day: str = "2026-09-18") -> int:
    file = SimpleUploadedFile("pos.csv", text.encode())
    said = {"file": file, "day": day, "means": "pos"}
    return browser.post("/cashier/statements/load", said).status_code


def test_equal_books_differ_in_nothing(till: Till) -> None:
    by_card(till, "1")
    till.paid()  # cash is not in the file

    load_statement(file=a_file(till, "1,收款,80.00"), by=till.he_xin, at=till.at)

    assert not models.Discrepancy.objects.exists()


def test_every_kind_of_difference_is_listed_and_explained(till: Till) -> None:
    mine = by_card(till, "1")
    by_card(till, "2")
    rows = ("1,收款,79.00", "1,收款,79.00", "9,收款,5")

    found = load_statement(file=a_file(till, *rows), by=till.he_xin, at=till.at)

    listed = models.Discrepancy.objects.order_by("pk")
    assert [(one.kind, one.reference) for one in listed] == [
        ("amount", "1"),
        ("twice", "1"),
        ("missing_here", "9"),
        ("missing_there", "2"),
    ]
    assert listed[0].bill is not None
    assert listed[0].bill.number == mine
    first = listed[0].pk
    with pytest.raises(NotAllowed):
        settle_discrepancy(
            discrepancy_id=first, reason="少一元", by=till.he_xin, at=till.at
        )
    with pytest.raises(DifferenceReasonMissing):
        settle_discrepancy(discrepancy_id=first, reason=" ", by=till.ma_wen, at=till.at)
    settle_discrepancy(
        discrepancy_id=first, reason="手续费", by=till.ma_wen, at=till.at
    )
    with pytest.raises(DifferenceSettled):
        settle_discrepancy(
            discrepancy_id=first, reason="再", by=till.ma_wen, at=till.at
        )
    steps = [line.step for line in journal.entries("statement", str(found))]
    assert steps == ["reconcile", "settle_difference"]


def test_the_same_file_is_loaded_once(till: Till) -> None:
    load_statement(file=a_file(till, "1,收款,80"), by=till.he_xin, at=till.at)

    with pytest.raises(StatementTwice):
        load_statement(
            file=a_file(till, "1,收款,80", name="again.csv"), by=till.he_xin, at=till.at
        )


def test_the_day_is_reconciled_on_the_screen(browser: Client, till: Till) -> None:
    assert "还没有对过账" in browser.get("/cashier/statements/").content.decode()
    by_card(till, "000123")

    assert sent(browser, "姓名\n张三") == 409
    assert sent(browser, "流水号,金额\n000123,80\n,5\n7,9") == 302
    assert sent(browser, "流水号,金额\n000123,80\n,5\n7,9") == 409
    assert sent(browser, "流水号,金额", day="昨天") == 422

    found = models.Statement.objects.get()
    url = f"/cashier/statements/{found.pk}/"
    page = browser.get(url).content.decode()
    assert "没有流水号" in page
    assert "平台有，账上没有" in page
    assert "1 条没处理" in browser.get("/cashier/statements/").content.decode()
    director = a_browser(till.ma_wen)
    gap = models.Discrepancy.objects.get()
    director.post(f"{url}differences/{gap.pk}")
    director.post(f"{url}differences/{gap.pk}", {"reason": "别的大厅的"})
    assert "别的大厅的" in browser.get(url).content.decode()
    assert "都处理了" in browser.get("/cashier/statements/").content.decode()
    exported = browser.get(f"{url}export").content.decode("utf-8-sig")
    assert "平台有，账上没有" in exported
    template = browser.get("/cashier/statements/template").content.decode("utf-8-sig")
    assert "流水号" in template


def test_an_equal_file_says_so(browser: Client, till: Till) -> None:
    by_card(till, "1")
    sent(browser, "流水号,金额\n1,80")

    found = models.Statement.objects.get()
    page = browser.get(f"/cashier/statements/{found.pk}/").content.decode()
    assert "账上和平台一致" in page
