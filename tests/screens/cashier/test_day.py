"""The cashier's day: open, bill, take, give back, count, hand over."""

from django.test import Client

from makers.fees import Till
from makers.persons import a_browser
from yimen.ports.payment import StandIn
from yimen.records.fees import models


def the_bill() -> models.Bill:
    return models.Bill.objects.order_by("-pk")[0]


def text(browser: Client, path: str, **data: str) -> str:
    return browser.get(path, data).content.decode()


def test_from_the_number_to_the_money(browser: Client, till: Till) -> None:
    fixed, measured = till.accepted(), till.accepted(till.measured_id)
    browser.post("/cashier/shifts/open", {"float": "100"})

    page = text(browser, "/cashier/", q=fixed)
    assert "每件 80 元" in page
    assert "每平方米每天 0.5 元" in page
    assert "张*" in page
    answer = browser.post(
        "/cashier/bill",
        {
            "q": fixed,
            "fee": [f"{fixed}-F1", f"{measured}-F2"],
            f"quantity-{measured}-F2": "20",
        },
    )
    bill = the_bill()
    assert answer.url == f"/cashier/bills/{bill.number}/"  # type: ignore[attr-defined]
    assert bill.due_cents == 9000
    assert bill.number in text(browser, "/cashier/")
    assert "90.00" in text(browser, answer.url)  # type: ignore[attr-defined]

    browser.post(f"/cashier/bills/{bill.number}/pay", {"means": "cash", "given": "100"})

    page = text(browser, f"/cashier/bills/{bill.number}/")
    assert "找零 10.00 元" in page
    assert "缴款回执" in page
    paper = text(browser, f"/paper/bill/{bill.number}/fee_receipt/")
    assert "90.00 元" in paper
    assert "现金" in paper
    pdf = browser.post(f"/paper/bill/{bill.number}/fee_notice/pdf")
    assert pdf.content.startswith(b"%PDF")


def test_what_cant_be_billed_keeps_what_was_typed(browser: Client, till: Till) -> None:
    case = till.accepted(till.measured_id)
    said = {"q": case, "fee": f"{case}-F2", f"document-{case}-F2": "低保证 1 号"}

    for quantity in ("", "很多"):
        answer = browser.post("/cashier/bill", said | {f"quantity-{case}-F2": quantity})
        assert answer.status_code == 409
        assert "请填大于零的数量" in answer.content.decode()
        assert "低保证 1 号" in answer.content.decode()
    assert not models.Bill.objects.exists()


def test_a_fee_without_a_standard_shows_that_it_cant_be_charged(
    browser: Client, till: Till
) -> None:
    case = till.accepted()
    models.FeeStandard.objects.filter(fee__code="F1").update(valid_to="2021-01-01")

    assert "没有登记有效的标准" in text(browser, "/cashier/", q=case)


def test_people_are_found_by_card_by_ticket_and_by_bill(
    browser: Client, till: Till
) -> None:
    case = till.accepted()
    assert case in text(browser, "/cashier/", q="11010519491231002X")
    assert "没有要收的费用" in text(browser, "/cashier/", q="A017")
    bill = till.billed()

    assert browser.get("/cashier/", {"q": bill.number}).status_code == 302


def test_cash_needs_a_shift_and_a_card_its_slip(browser: Client, till: Till) -> None:
    bill = till.billed()
    url = f"/cashier/bills/{bill.number}/pay"

    no_shift = browser.post(url, {"means": "cash", "given": "80"})
    assert (no_shift.status_code, "还没有开班" in no_shift.content.decode()) == (
        409,
        True,
    )
    nonsense = browser.post(url, {"means": "cash", "given": "八十"})
    assert nonsense.status_code == 422
    no_slip = browser.post(url, {"means": "pos"})
    assert "流水号" in no_slip.content.decode()
    assert browser.post(url, {"means": "pos", "reference": "7"}).status_code == 302
    assert "✓ 已缴" in text(browser, f"/cashier/bills/{bill.number}/")


def test_the_phone_pays_in_the_hall(
    browser: Client, till: Till, platform: StandIn
) -> None:
    bill = till.billed()
    url = f"/cashier/bills/{bill.number}"
    browser.post(f"{url}/online")
    assert "还没有结果" in text(browser, f"{url}/")
    refused = browser.post(f"{url}/pay", {"means": "pos", "reference": "7"})
    assert "还没有结果" in refused.content.decode()

    browser.post(f"{url}/ask", {"close": "1"})
    browser.post(f"{url}/online")
    key = models.Payment.objects.get(state="started").key
    platform.is_paid(key)
    browser.post(f"{url}/ask")

    assert "✓ 已缴" in text(browser, f"{url}/")
    assert browser.post(f"{url}/ask").status_code == 302
    assert browser.post(f"{url}/online").status_code == 409


def test_the_ebill_is_noted(browser: Client, till: Till) -> None:
    number = till.paid()
    key = models.Payment.objects.get().key
    url = f"/cashier/bills/{number}/ebill"
    right = {"code": "50010126", "number": "0000012345", "check_code": "8a3f0c"}

    assert browser.post(url, {"key": key}).status_code == 422
    wrong = browser.post(url, right | {"key": key, "code": "5"})
    assert wrong.status_code == 422
    assert "0000012345" in wrong.content.decode()  # what was typed is still there
    assert browser.post(url, right | {"key": key}).status_code == 302
    assert "0000012345" in text(browser, f"/cashier/bills/{number}/")


def test_money_goes_back_by_two_persons(browser: Client, till: Till) -> None:
    number = till.paid()
    line = models.BillLine.objects.get()
    url = f"/cashier/bills/{number}/refund"
    wish = {"ground": "wrong_charge", "reason": "柜台多收", f"line-{line.pk}": "99"}
    for wrong in ({"reason": ""}, {f"line-{line.pk}": "三十"}, {}):
        refused = browser.post(url, wish | wrong)
        assert refused.status_code == 422
        assert (wish | wrong)[f"line-{line.pk}"] in refused.content.decode()
    assert "最多还能退的金额不够" in refused.content.decode()
    assert "最多 80.00" in refused.content.decode()
    assert not models.Refund.objects.exists()
    browser.post(
        url, {"ground": "wrong_charge", "reason": "多收", f"line-{line.pk}": "30"}
    )
    refund = models.Refund.objects.get()
    assert "多收" in text(browser, "/cashier/refunds/")
    director = a_browser(till.ma_wen)

    director.post(f"/cashier/refunds/{refund.pk}/decide")
    assert models.Refund.objects.get().state == "asked"  # no reason to say no
    assert "批准" in text(director, "/cashier/refunds/", state="asked")
    director.post(f"/cashier/refunds/{refund.pk}/decide", {"approve": "1"})
    assert "退现金" in text(browser, "/cashier/refunds/")
    browser.post(f"/cashier/refunds/{refund.pk}/pay")
    browser.post(f"/cashier/refunds/{refund.pk}/pay")

    assert models.Refund.objects.get().state == "done"
    page = text(browser, f"/cashier/bills/{number}/")
    assert "部分退费" in page
    assert "30.00" in page


def test_the_drawer_is_counted_and_handed_over(browser: Client, till: Till) -> None:
    browser.post("/cashier/shifts/open", {"float": "一百"})
    assert not models.Shift.objects.exists()
    till.paid()
    browser.post("/cashier/shifts/open", {"float": "1"})
    assert "180.00" in text(browser, "/cashier/shifts/")

    browser.post("/cashier/shifts/close", {"counted": ""})
    browser.post("/cashier/shifts/close", {"counted": "179.90"})
    assert models.Shift.objects.get().closed_at is None
    browser.post("/cashier/shifts/close", {"counted": "179.90", "reason": "找零错"})
    shift = models.Shift.objects.get()
    take_over = f"/cashier/shifts/{shift.pk}/take-over"
    browser.post(take_over)
    assert models.Shift.objects.get().taken_over_by is None
    other = a_browser(till.lu_yao)
    assert "点收现金" in text(other, "/cashier/shifts/")
    other.post(take_over)

    page = text(browser, "/cashier/shifts/")
    assert "陆遥" in page
    assert "-0.10" in page


def test_bills_are_listed_filtered_and_exported(browser: Client, till: Till) -> None:
    paid, waiting = till.paid(), till.billed().number
    listed = text(browser, "/cashier/bills/")
    assert paid in listed
    assert waiting in listed
    assert waiting not in text(browser, "/cashier/bills/", state="paid", means="cash")
    assert paid in text(
        browser, "/cashier/bills/", text="zs", first="2026-09-18", last="2026-09-18"
    )
    assert "没有符合条件的单" in text(browser, "/cashier/bills/", text="没有这个人")

    exported = browser.get("/cashier/bills/export", {"state": "open"})
    assert waiting in exported.content.decode("utf-8-sig")
    assert paid not in exported.content.decode("utf-8-sig")
    assert browser.get("/cashier/bills/export", {"kind": "xlsx"}).status_code == 200


def test_an_open_bill_is_voided_with_a_reason(browser: Client, till: Till) -> None:
    bill = till.billed()
    url = f"/cashier/bills/{bill.number}/void"

    assert browser.post(url).status_code == 409
    assert browser.post(url, {"reason": "点错"}).status_code == 302
    assert "已作废" in text(browser, f"/cashier/bills/{bill.number}/")


def test_a_cashier_of_another_hall_finds_nothing(till: Till) -> None:
    from makers.persons import an_officer, the_actor
    from yimen.rules.authority.actors import Role

    bill = till.billed()
    elsewhere = an_officer("外地", [Role.CASHIER], hall=till.counter.cast.other_center)
    browser = a_browser(the_actor(elsewhere))

    for path in (
        f"/cashier/bills/{bill.number}/",
        f"/paper/bill/{bill.number}/fee_notice/",
    ):
        assert browser.get(path).status_code == 404
    assert bill.number not in text(browser, "/cashier/bills/")


def test_a_cashier_comes_to_the_till_first(browser: Client) -> None:
    assert browser.get("/home/").url == "/cashier/"  # type: ignore[attr-defined]


def test_the_window_says_that_money_is_due(till: Till) -> None:
    case = till.accepted()
    clerk = a_browser(till.counter.cast.wang_fang)

    assert "还要缴费" in text(clerk, f"/window/done/{case}/")
    till.billed(*[])
    assert "/cashier/?q=" in text(clerk, f"/window/done/{case}/")
