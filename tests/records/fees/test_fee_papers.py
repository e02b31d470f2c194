"""The papers of money: in the case's file, counted when printed, told to the payer."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from makers.fees import Till
from makers.persons import a_browser
from yimen.records.cases.actions.bind_case import bind_case
from yimen.records.cases.queries import dossier
from yimen.records.fees.actions._refunds import RefundWish
from yimen.records.fees.actions.ask_refund import ask_refund
from yimen.records.fees.actions.decide_refund import decide_refund
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.records.fees.actions.print_fee_paper import print_fee_paper
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.fees.models import Bill, BillLine, Refund
from yimen.records.fees.queries import bill_sheet
from yimen.records.journal import queries as journal
from yimen.records.messages.models import Message
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.documents.contents import lacking
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.money.fees import Claim
from yimen.rules.money.payments import Means, RefundGround
from yimen.rules.refusals import NotFound

SLIP = Tender(means=Means.POS, reference="000123")


def paid(till: Till) -> tuple[str, str]:
    """A case and its paid bill."""
    case = till.accepted()
    bill = till.billed(Claim(case=case, code="F1")).number
    take_payment(number=bill, tender=SLIP, by=till.he_xin, at=till.at)
    return case, bill


def given_back(till: Till, bill: str) -> None:
    line = BillLine.objects.get(bill__number=bill)
    later = till.at + timedelta(hours=1)
    wish = RefundWish(
        ground=RefundGround.WRONG_CHARGE,
        reason="收错了",
        wanted={line.pk: line.net_cents},
    )
    ask_refund(number=bill, wish=wish, by=till.he_xin, at=later)
    refund = Refund.objects.get()
    decide_refund(refund_id=refund.pk, approves=True, by=till.ma_wen, at=later)
    pay_refund(refund_id=refund.pk, reference="R1", by=till.he_xin, at=later)


def test_the_papers_of_money_lie_in_the_file_of_the_case(till: Till) -> None:
    case, bill = paid(till)
    kinds = [page.sheet.kind for page in dossier(case, SYSTEM)]
    assert kinds[-2:] == [DocumentKind.FEE_NOTICE, DocumentKind.FEE_RECEIPT]

    given_back(till, bill)

    last = dossier(case, SYSTEM)[-1]
    assert (last.sheet.kind, last.owner) == (DocumentKind.FEE_REFUND, bill)
    assert set(lacking(last.sheet)) <= {"contact_phone"}  # this hall has none
    assert "马文" in str(last.sheet.sections)
    zipped = bind_case(
        number=case, form="zip", by=till.counter.cast.wang_fang, at=till.at
    )
    with ZipFile(BytesIO(zipped)) as bound:
        names = "".join(bound.namelist())
        manifest = bound.read("manifest.json").decode()
    for word in ("缴款通知书", "缴款回执", "退费通知书"):
        assert word in names
        assert word in manifest
    with pytest.raises(NotFound):
        dossier(case, till.counter.cast.sun_li)


def test_a_copy_of_a_fee_paper_stands_in_the_journal(till: Till) -> None:
    case, bill = paid(till)

    copies = [
        print_fee_paper(number=bill, slot=slot, by=till.he_xin, at=till.at)
        for slot in ("fee_receipt", "fee_notice", "fee_receipt")
    ]

    assert [copy.copy_number for copy in copies] == [1, 1, 2]
    assert copies[0].sheet == bill_sheet(bill, "fee_receipt", till.he_xin)
    last = journal.entries("bill", bill)[-1]
    assert (last.step, last.payload["copy"]) == ("print_fee_paper", 2)
    assert bytes(Bill.objects.get().last_hash) == last.hash
    examiner = till.counter.cast.li_qiang
    with pytest.raises(NotFound):
        print_fee_paper(number=bill, slot="fee_receipt", by=examiner, at=till.at)
    filed = print_fee_paper(
        number=bill, slot="fee_receipt", case=case, by=examiner, at=till.at
    )
    assert filed.copy_number == 3
    with pytest.raises(NotFound):
        print_fee_paper(
            number=bill, slot="fee_receipt", case="0", by=examiner, at=till.at
        )
    with pytest.raises(NotFound):
        print_fee_paper(number=bill, slot="nothing", by=till.he_xin, at=till.at)


def test_the_whole_file_is_printed_with_its_bills(till: Till) -> None:
    case, bill = paid(till)
    clerk, examiner = till.counter.cast.wang_fang, till.counter.cast.li_qiang
    assert "缴款回执" in a_browser(clerk).get(f"/paper/case/{case}/").content.decode()

    printed = a_browser(examiner).post(f"/paper/case/{case}/print").content.decode()

    assert "缴款通知书" in printed
    assert [line.step for line in journal.entries("bill", bill)][-2:] == [
        "print_fee_paper",
        "print_fee_paper",
    ]
    till_side = a_browser(till.he_xin)
    shown = till_side.post(f"/paper/bill/{bill}/fee_receipt/print").content.decode()
    assert "第 2 份" in shown


def test_the_payer_is_told_of_the_bill_of_the_payment_and_of_the_refund(
    till: Till,
) -> None:
    _, bill = paid(till)
    given_back(till, bill)

    told = Message.objects.filter(subject_kind="bill", subject_id=bill).order_by("pk")
    assert [one.kind for one in told] == ["bill_ready", "fee_paid", "fee_refunded"]
    assert {one.recipient_id for one in told} == {Bill.objects.get().payer_id}
