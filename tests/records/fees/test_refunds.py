"""Money goes back once, with a ground, a reason and a second person."""

from datetime import timedelta

import pytest

from makers.fees import Till
from yimen.ports.payment import StandIn, Told
from yimen.records.fees import models
from yimen.records.fees.actions.ask_refund import RefundWish, ask_refund
from yimen.records.fees.actions.decide_refund import decide_refund
from yimen.records.fees.actions.follow_payments import follow_payments
from yimen.records.fees.actions.pay_online import (
    ask_payment,
    close_payment,
    note_answer,
    pay_online,
)
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.money.fees import Claim
from yimen.rules.money.payments import (
    BillState,
    Heard,
    Means,
    NotRefundable,
    OwnRefund,
    ReferenceNeeded,
    RefundGround,
    RefundNotOpen,
    RefundState,
)
from yimen.rules.money.shifts import NoShift
from yimen.rules.refusals import NotFound


def wish(
    number: str, cents: int, ground: RefundGround = RefundGround.WRONG_CHARGE
) -> RefundWish:
    line = models.BillLine.objects.get(bill__number=number)
    return RefundWish(ground=ground, reason="多收了", wanted={line.pk: cents})


def asked(till: Till, number: str, cents: int, **more: RefundGround) -> int:
    return ask_refund(
        number=number, wish=wish(number, cents, **more), by=till.he_xin, at=till.at
    )


def approved(till: Till, number: str, cents: int, **more: RefundGround) -> int:
    refund_id = asked(till, number, cents, **more)
    decide_refund(refund_id=refund_id, approves=True, by=till.ma_wen, at=till.at)
    return refund_id


def bill_of(number: str) -> models.Bill:
    return models.Bill.objects.get(number=number)


def test_a_part_goes_back_in_cash_out_of_the_drawer(till: Till) -> None:
    number = till.paid()

    state = pay_refund(
        refund_id=approved(till, number, 3000), by=till.he_xin, at=till.at
    )

    row = bill_of(number)
    assert state is RefundState.DONE
    assert (row.state, row.refunded_cents) == (BillState.PARTLY_REFUNDED, 3000)
    steps = [line.step for line in journal.entries("bill", number)]
    assert steps[-3:] == ["ask_refund", "decide_refund", "pay_refund"]


def test_the_whole_of_a_wrong_charge_may_be_charged_anew(till: Till) -> None:
    case = till.accepted()
    number = till.paid(Claim(case=case, code="F1"))

    pay_refund(refund_id=approved(till, number, 8000), by=till.he_xin, at=till.at)

    assert bill_of(number).state == BillState.REFUNDED
    assert journal.entries("case", case)[-1].step == "reopen_fee"
    assert till.billed(Claim(case=case, code="F1")).due_cents == 8000


def test_a_later_exemption_gives_back_and_stays_settled(till: Till) -> None:
    case = till.accepted()
    number = till.paid(Claim(case=case, code="F1"))
    refund_id = approved(till, number, 8000, ground=RefundGround.EXEMPTED)

    pay_refund(refund_id=refund_id, by=till.he_xin, at=till.at)

    assert journal.entries("case", case)[-1].step == "settle_fee"


def test_no_more_than_was_paid_is_asked_back(till: Till) -> None:
    number = till.paid()
    asked(till, number, 5000)

    with pytest.raises(NotRefundable):
        asked(till, number, 3001)
    with pytest.raises(NotRefundable):
        asked(till, till.billed().number, 1)
    surplus = RefundWish(ground=RefundGround.SURPLUS, reason="重复")
    with pytest.raises(NotRefundable):
        ask_refund(number=number, wish=surplus, by=till.he_xin, at=till.at)
    asked(till, number, 3000)


def test_a_refund_needs_a_reason_and_another_person(till: Till) -> None:
    number = till.paid()
    line = models.BillLine.objects.get(bill__number=number)
    silent = RefundWish(
        ground=RefundGround.WRONG_CHARGE, reason=" ", wanted={line.pk: 1}
    )
    with pytest.raises(ReasonMissing):
        ask_refund(number=number, wish=silent, by=till.he_xin, at=till.at)
    refund_id = asked(till, number, 100)

    with pytest.raises(NotAllowed):
        decide_refund(refund_id=refund_id, approves=True, by=till.he_xin, at=till.at)
    models.Refund.objects.filter(pk=refund_id).update(
        asked_by_id=till.ma_wen.officer_id
    )
    with pytest.raises(OwnRefund):
        decide_refund(refund_id=refund_id, approves=True, by=till.ma_wen, at=till.at)
    with pytest.raises(NotFound):
        decide_refund(refund_id=0, approves=True, by=till.ma_wen, at=till.at)


def test_a_refused_refund_frees_what_it_reserved(till: Till) -> None:
    number = till.paid()
    refund_id = asked(till, number, 8000)
    with pytest.raises(ReasonMissing):
        decide_refund(refund_id=refund_id, approves=False, by=till.ma_wen, at=till.at)

    decide_refund(
        refund_id=refund_id,
        approves=False,
        note_text="没有多收",
        by=till.ma_wen,
        at=till.at,
    )

    with pytest.raises(RefundNotOpen):
        decide_refund(refund_id=refund_id, approves=True, by=till.ma_wen, at=till.at)
    with pytest.raises(RefundNotOpen):
        pay_refund(refund_id=refund_id, by=till.he_xin, at=till.at)
    asked(till, number, 8000)


def test_cash_goes_back_within_a_shift_and_by_card_with_a_slip(till: Till) -> None:
    number = till.paid()
    refund_id = approved(till, number, 100)
    models.Shift.objects.update(closed_at=till.at, counted_cents=0, expected_cents=0)
    with pytest.raises(NoShift):
        pay_refund(refund_id=refund_id, by=till.he_xin, at=till.at)

    bill = till.billed()
    slip = Tender(means=Means.POS, reference="7")
    take_payment(number=bill.number, tender=slip, by=till.he_xin, at=till.at)
    by_card = approved(till, bill.number, 100)
    with pytest.raises(ReferenceNeeded):
        pay_refund(refund_id=by_card, by=till.he_xin, at=till.at)
    done = pay_refund(refund_id=by_card, reference="8", by=till.he_xin, at=till.at)
    assert done is RefundState.DONE


def online(till: Till, platform: StandIn) -> tuple[str, str]:
    bill = till.billed()
    page = pay_online(number=bill.number, by=VISITOR, at=till.at, is_on_site=True)
    key = page.removeprefix("/pay/").strip("/")
    platform.is_paid(key)
    ask_payment(key=key, by=SYSTEM, at=till.at)
    return bill.number, key


def test_online_money_goes_back_through_the_platform_once(
    till: Till, platform: StandIn
) -> None:
    number, key = online(till, platform)
    refund_id = approved(till, number, 8000)

    assert follow_payments(at=till.at + timedelta(minutes=1)) == 1

    with pytest.raises(RefundNotOpen):
        pay_refund(refund_id=refund_id, by=till.he_xin, at=till.at)
    assert platform.held(key).refunded_cents == 8000
    assert bill_of(number).state == BillState.REFUNDED


@pytest.mark.usefixtures("platform")
def test_a_surplus_is_asked_back_whole(till: Till) -> None:
    bill = till.billed()
    page = pay_online(number=bill.number, by=VISITOR, at=till.at, is_on_site=True)
    key = page.removeprefix("/pay/").strip("/")
    close_payment(key=key, by=till.he_xin, at=till.at)
    till.opened()
    cash = Tender(means=Means.CASH)
    take_payment(number=bill.number, tender=cash, by=till.he_xin, at=till.at)
    note_answer(key=key, told=Told(Heard.PAID, "late"), by=SYSTEM, at=till.at)
    surplus = RefundWish(ground=RefundGround.SURPLUS, reason="重复付款")

    refund_id = ask_refund(number=bill.number, wish=surplus, by=till.he_xin, at=till.at)
    decide_refund(refund_id=refund_id, approves=True, by=till.ma_wen, at=till.at)
    with pytest.raises(NotRefundable):
        ask_refund(number=bill.number, wish=surplus, by=till.he_xin, at=till.at)
    pay_refund(refund_id=refund_id, by=till.he_xin, at=till.at)

    # the stand-in has kept the order closed: it gives nothing back, so the refund fails
    assert models.Refund.objects.get().state == RefundState.FAILED
    assert bill_of(bill.number).surplus_returned_cents == 0
