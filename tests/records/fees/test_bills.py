"""One bill for a visit, paid once; nobody pays what is not registered."""

from datetime import timedelta
from decimal import Decimal

import pytest

from makers.cases import PERMIT, ZHANG_SAN, row_of
from makers.fees import Till
from makers.persons import an_applicant
from makers.replay import differences
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.grant import grant
from yimen.records.fees import models, queries
from yimen.records.fees.actions.note_ebill import note_ebill
from yimen.records.fees.actions.raise_bill import raise_bill, raise_own_bill
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.fees.actions.void_bill import void_bill
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applicants import ApplicantKind, Identity, IdKind
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.frame import from_text
from yimen.rules.money.fees import (
    ChargedAlready,
    Claim,
    FeeUnpaid,
    NothingToCharge,
    NotOneVisit,
    QuantityNeeded,
    UnregisteredFee,
)
from yimen.rules.money.payments import (
    BadEBill,
    BillNotOpen,
    BillState,
    EBill,
    EBillTwice,
    Means,
    ReferenceNeeded,
    ReferenceTwice,
    TooLittleCash,
)
from yimen.rules.money.shifts import NoShift
from yimen.rules.refusals import NotFound

LI_SI = Identity(
    kind=ApplicantKind.PERSON,
    name="李四",
    id_kind=IdKind.RESIDENT_ID,
    id_number="110105194912310038",
)


def steps(number: str) -> list[str]:
    return [line.step for line in journal.entries("bill", number)]


def bill_of(number: str) -> models.Bill:
    return models.Bill.objects.get(number=number)


def two_claims(till: Till) -> tuple[Claim, Claim]:
    """A fixed fee of one case and a measured one of another, half of it taken off."""
    return (
        Claim(case=till.accepted(), code="F1"),
        Claim(
            case=till.accepted(till.measured_id),
            code="F2",
            quantity=Decimal("12.5"),
            reduction="D50",
            document="低保证 500199-0012",
        ),
    )


def test_everything_of_one_visit_stands_on_one_bill(till: Till) -> None:
    raised = till.billed(*two_claims(till))

    lines = list(models.BillLine.objects.filter(bill__number=raised.number))
    assert raised.state is BillState.OPEN
    # 12.5 × 50 = 625, half of it, 312.5, rounded up and taken off
    assert [line.net_cents for line in lines] == [8000, 312]
    assert raised.due_cents == 8312
    assert steps(raised.number) == ["bill"]
    (line,) = journal.entries("bill", raised.number)
    sheet = from_text(journal.texts("bill", raised.number)[line.sequence, "fee_notice"])
    told = str(sheet.sections)
    for needed in (
        "F1",
        "每件 80 元",
        "发改价格规",
        "12.5 平方米·天",
        "低保证",
        "83.1",
    ):
        assert needed in told
    assert sheet.addressee == "张三"


def test_nothing_unregistered_is_charged(till: Till) -> None:
    case, free = till.accepted(), till.counter.accepted()
    for claims, refusal in (
        ((Claim(case=case, code="F2", quantity=Decimal(1)),), UnregisteredFee),
        ((Claim(case=case, code=""),), UnregisteredFee),
        ((), NothingToCharge),
    ):
        with pytest.raises(refusal):
            raise_bill(claims=claims, by=till.he_xin, at=till.at)
    with pytest.raises(NotFound):
        raise_bill(claims=(Claim(case=free, code="F1"),), by=till.he_xin, at=till.at)
    models.FeeStandard.objects.filter(fee__code="F1").delete()
    with pytest.raises(UnregisteredFee):
        raise_bill(claims=(Claim(case=case, code="F1"),), by=till.he_xin, at=till.at)
    assert not models.Bill.objects.exists()


def test_a_fee_of_a_case_is_charged_once(till: Till) -> None:
    claim = Claim(case=till.accepted(), code="F1")
    till.billed(claim)

    with pytest.raises(ChargedAlready):
        till.billed(claim)
    twice = Claim(case=till.accepted(), code="F1")
    with pytest.raises(ChargedAlready):
        till.billed(twice, twice)


def test_strangers_get_bills_of_their_own(till: Till) -> None:
    other = an_applicant(till.counter.cast.wang_fang, LI_SI)
    mine, theirs = till.accepted(), till.accepted(applicant_id=other)

    with pytest.raises(NotOneVisit):
        till.billed(Claim(case=mine, code="F1"), Claim(case=theirs, code="F1"))


def test_only_who_came_pays(till: Till) -> None:
    stranger = an_applicant(till.counter.cast.wang_fang, LI_SI)
    claims = (Claim(case=till.accepted(), code="F1"),)
    with pytest.raises(NotFound):
        raise_bill(claims=claims, payer_id=stranger, by=till.he_xin, at=till.at)


def test_a_cashier_elsewhere_sees_nothing(till: Till) -> None:
    with pytest.raises(NotAllowed):
        raise_bill(
            claims=(Claim(case=till.accepted(), code="F1"),),
            by=till.counter.cast.li_qiang,
            at=till.at,
        )
    bill = till.billed()
    sun_li = till.counter.cast.sun_li  # a clerk of another hall
    with pytest.raises(NotFound):
        void_bill(number=bill.number, reason="错", by=sun_li, at=till.at)


def test_cash_is_taken_within_a_shift_and_gives_change(till: Till) -> None:
    bill = till.billed()
    cash = Tender(means=Means.CASH, given_cents=10_000)
    with pytest.raises(NoShift):
        take_payment(number=bill.number, tender=cash, by=till.he_xin, at=till.at)
    till.opened()
    little = Tender(means=Means.CASH, given_cents=7999)
    with pytest.raises(TooLittleCash):
        take_payment(number=bill.number, tender=little, by=till.he_xin, at=till.at)

    taken = take_payment(number=bill.number, tender=cash, by=till.he_xin, at=till.at)

    assert taken.change_cents == 2000
    assert bill_of(bill.number).state == BillState.PAID
    assert bill_of(bill.number).paid_cents == 8000
    with pytest.raises(BillNotOpen):
        take_payment(number=bill.number, tender=cash, by=till.he_xin, at=till.at)


def test_a_card_slip_pays_one_bill(till: Till) -> None:
    first, second = till.billed(), till.billed()
    with pytest.raises(ReferenceNeeded):
        take_payment(
            number=first.number,
            tender=Tender(means=Means.POS),
            by=till.he_xin,
            at=till.at,
        )
    slip = Tender(means=Means.POS, reference="000123")
    take_payment(number=first.number, tender=slip, by=till.he_xin, at=till.at)

    with pytest.raises(ReferenceTwice):
        take_payment(number=second.number, tender=slip, by=till.he_xin, at=till.at)
    assert bill_of(second.number).state == BillState.OPEN


def test_payment_settles_every_case_of_the_bill(till: Till) -> None:
    number = till.paid(*two_claims(till))

    for line in models.BillLine.objects.filter(bill__number=number):
        entries = journal.entries("case", line.case.number)
        assert entries[-1].step == "settle_fee"
        assert entries[-1].payload["bill"] == number
        assert differences(line.case.number) == {}


def test_a_case_with_two_fees_is_settled_by_both(till: Till) -> None:
    case = till.accepted(till.both_id)
    till.paid(Claim(case=case, code="F1"))
    assert journal.entries("case", case)[-1].step != "settle_fee"

    till.paid(Claim(case=case, code="F2", quantity=Decimal(2)))

    assert journal.entries("case", case)[-1].step == "settle_fee"


def granted(till: Till) -> str:
    number = till.counter.examined(matter_version_id=till.fixed_id)
    at = till.at + timedelta(hours=2)
    grant(number=number, permit=PERMIT, by=till.counter.cast.zhao_min, at=at)
    return number


def test_the_result_is_decided_but_waits_for_the_fee(till: Till) -> None:
    number, chen_jing = granted(till), till.counter.cast.chen_jing
    later = till.at + timedelta(hours=3)
    with pytest.raises(FeeUnpaid):
        deliver(number=number, recipient=ZHANG_SAN, by=chen_jing, at=later)

    till.paid(Claim(case=number, code="F1"))
    deliver(number=number, recipient=ZHANG_SAN, by=chen_jing, at=later)

    assert row_of(number).state == State.DELIVERED


def test_an_exemption_leaves_nothing_to_pay_and_settles(till: Till) -> None:
    case = till.accepted()
    claim = Claim(case=case, code="F1", reduction="D100", document="军人证 1 号")

    raised = till.billed(claim)

    assert (raised.state, raised.due_cents) == (BillState.EXEMPT, 0)
    assert journal.entries("case", case)[-1].step == "settle_fee"


def test_an_unpaid_bill_is_voided_with_a_reason_and_charged_anew(till: Till) -> None:
    claim = Claim(case=till.accepted(), code="F1")
    bill = till.billed(claim)
    with pytest.raises(ReasonMissing):
        void_bill(number=bill.number, reason=" ", by=till.he_xin, at=till.at)

    void_bill(number=bill.number, reason="点错了", by=till.he_xin, at=till.at)

    assert bill_of(bill.number).state == BillState.VOID
    with pytest.raises(BillNotOpen):
        void_bill(number=bill.number, reason="再来", by=till.he_xin, at=till.at)
    assert till.billed(claim).number != bill.number
    with pytest.raises(BillNotOpen):
        void_bill(number=till.paid(), reason="已缴", by=till.he_xin, at=till.at)


def test_a_voided_exemption_opens_the_fee_again(till: Till) -> None:
    case = till.accepted()
    claim = Claim(case=case, code="F1", reduction="D100", document="军人证 1 号")
    bill = till.billed(claim)

    void_bill(number=bill.number, reason="证件不对", by=till.he_xin, at=till.at)

    assert journal.entries("case", case)[-1].step == "reopen_fee"


def test_the_ebill_is_noted_once_and_stands_on_a_new_receipt(till: Till) -> None:
    number = till.paid()
    payment = models.Payment.objects.get(bill__number=number)
    ebill = EBill("50010126", "0000012345", "8a3f0c")
    note_ebill(key=payment.key, ebill=ebill, by=till.he_xin, at=till.at)

    texts = journal.texts("bill", number)
    receipts = [
        text for (_, slot), text in sorted(texts.items()) if slot == "fee_receipt"
    ]
    assert ["0000012345" in text for text in receipts] == [False, True]
    other = models.Payment.objects.get(bill__number=till.paid())
    with pytest.raises(EBillTwice):
        note_ebill(key=other.key, ebill=ebill, by=till.he_xin, at=till.at)
    with pytest.raises(BadEBill):
        note_ebill(
            key=other.key, ebill=EBill("1", "2", "3"), by=till.he_xin, at=till.at
        )


def test_whoever_holds_the_code_bills_what_needs_no_judgement(till: Till) -> None:
    raised = raise_own_bill(case=till.accepted(), by=VISITOR, at=till.at)
    assert raised.due_cents == 8000

    with pytest.raises(QuantityNeeded):
        raise_own_bill(case=till.accepted(till.measured_id), by=VISITOR, at=till.at)
    with pytest.raises(NotFound):
        raise_own_bill(case="500199-none", by=VISITOR, at=till.at)


def test_the_desk_finds_everything_of_a_visit(till: Till) -> None:
    mine = till.accepted(till.both_id)
    till.accepted(till.measured_id)
    till.counter.accepted()  # costs nothing

    found = queries.came_together(mine, till.he_xin)
    open_fees = queries.charges_of(found, till.at)

    assert [one.code for one in open_fees] == ["F1", "F2", "F2"]
    by_card = queries.of_document("11010519491231002X", till.he_xin)
    assert [case.number for case in by_card] == [case.number for case in found]
    assert queries.came_together(mine, till.counter.cast.sun_li) == ()
    till.billed(Claim(case=mine, code="F1"))
    left = queries.charges_of(queries.came_together(mine, till.he_xin), till.at)
    assert [one.code for one in left] == ["F2", "F2"]
