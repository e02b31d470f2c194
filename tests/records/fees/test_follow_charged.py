"""A case that turns out to be another one: what was charged for it is put right."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from makers.cases import RECEIVED_AT, WHOLE, Counter, row_of
from makers.fees import Till
from makers.replay import differences
from yimen.ports import payment as port
from yimen.records.cases.actions.accept import accept
from yimen.records.cases.actions.change_matter import RightMatter, change_matter
from yimen.records.cases.actions.merge import merge
from yimen.records.cases.models import SettledFee
from yimen.records.fees import models
from yimen.records.fees.actions.decide_refund import decide_refund
from yimen.records.fees.actions.pay_online import pay_online
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.rules.authority.actors import VISITOR
from yimen.rules.money.fees import Claim
from yimen.rules.money.payments import PaymentUnderWay

LATER = RECEIVED_AT + timedelta(hours=1)


def change(till: Till, number: str, to: int, at: Any = LATER) -> None:
    change_matter(
        number=number,
        to=RightMatter(to, WHOLE),
        reason="选错事项",
        by=till.counter.cast.wang_fang,
        at=at,
    )


def bill_of(number: str) -> models.Bill:
    return models.Bill.objects.get(lines__case__number=number)


def is_settled(number: str) -> bool:
    noted = SettledFee.objects.filter(case__number=number, is_settled=True)
    return noted.exists()


def test_a_bill_that_nobody_paid_is_void_and_the_others_of_it_are_charged_anew(
    till: Till,
) -> None:
    number, other = till.accepted(), till.accepted()
    bill = till.billed(Claim(case=number, code="F1"), Claim(case=other, code="F1"))

    change(till, number, till.counter.promised_id)

    assert bill_of(number).state == "void"
    assert not models.BillLine.objects.filter(is_live=True)
    again = till.billed(Claim(case=other, code="F1"))
    assert again.number != bill.number
    assert not differences(number)


def test_what_was_paid_is_asked_back_and_given_back_once(till: Till) -> None:
    number, other = till.accepted(), till.accepted()
    till.paid(Claim(case=number, code="F1"), Claim(case=other, code="F1"))
    assert is_settled(number)

    change(till, number, till.measured_id)

    bill = bill_of(number)
    refund = bill.refunds.get()
    assert (bill.state, refund.state) == ("paid", "asked")
    assert refund.ground == "wrong_charge"
    assert (refund.cents, refund.lines.get().line.case.number) == (8000, number)
    assert not is_settled(number)  # the right matter costs something else
    assert is_settled(other)
    accept(number=number, by=till.counter.cast.wang_fang, at=LATER)
    till.billed(Claim(case=number, code="F2", quantity=Decimal(10)))
    decide_refund(refund_id=refund.pk, approves=True, by=till.ma_wen, at=LATER)
    pay_refund(refund_id=refund.pk, by=till.he_xin, at=LATER)
    bill = models.Bill.objects.get(pk=bill.pk)
    assert (bill.state, bill.refunded_cents) == ("partly_refunded", 8000)
    assert is_settled(other)
    assert not differences(number)


def test_a_fee_that_the_right_matter_costs_too_counts_for_it(till: Till) -> None:
    number = till.accepted()
    till.paid(Claim(case=number, code="F1"))

    change(till, number, till.both_id)
    assert not bill_of(number).refunds.exists()
    assert not is_settled(number)  # F2 is still to be paid
    change(till, number, till.fixed_id, LATER + timedelta(minutes=1))

    assert is_settled(number)
    assert not bill_of(number).refunds.exists()


def test_what_cost_nothing_in_between_is_owed_again(till: Till) -> None:
    number = till.accepted()
    till.billed(Claim(case=number, code="F1"))
    change(till, number, till.counter.promised_id)
    assert is_settled(number)  # that one costs nothing

    change(till, number, till.both_id, LATER + timedelta(minutes=1))

    assert not is_settled(number)
    assert not differences(number)


def test_an_unpaid_bill_of_the_same_fee_stays(till: Till) -> None:
    number = till.accepted()
    till.billed(Claim(case=number, code="F1"))

    change(till, number, till.both_id)

    assert bill_of(number).state == "open"


def test_a_payment_without_an_end_forbids_the_change(till: Till, tmp_path: Any) -> None:
    number = till.accepted()
    bill = till.billed(Claim(case=number, code="F1"))
    port.use(port.StandIn(tmp_path))
    pay_online(number=bill.number, by=VISITOR, at=LATER, is_on_site=False)

    with pytest.raises(PaymentUnderWay):
        change(till, number, till.counter.promised_id)

    assert row_of(number).state == "accepted"
    assert bill_of(number).state == "open"
    port.use()


def test_a_twin_gives_back_what_it_was_charged(till: Till) -> None:
    older, twin = till.accepted(), till.accepted()
    till.paid(Claim(case=twin, code="F1"))

    merge(
        number=twin,
        into=older,
        reason="两个窗口",
        by=till.counter.cast.wang_fang,
        at=LATER,
    )

    refund = bill_of(twin).refunds.get()
    assert (refund.ground, refund.cents) == ("not_provided", 8000)


def test_a_case_without_fees_is_changed_as_before(counter: Counter, till: Till) -> None:
    number = counter.accepted()
    change(till, number, till.fixed_id)

    assert not models.Bill.objects.exists()
    assert not is_settled(number)
