"""Paying online through a platform that may be silent, late, or answer twice."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import pytest

from makers.fees import Till
from yimen.ports import payment as port
from yimen.ports.payment import Order, StandIn, Told
from yimen.records.fees import models
from yimen.records.fees.actions.follow_payments import follow_payments
from yimen.records.fees.actions.pay_online import (
    ask_payment,
    close_payment,
    note_answer,
    pay_online,
)
from yimen.records.fees.actions.take_payment import Tender, take_payment
from yimen.records.fees.actions.void_bill import void_bill
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.money.fees import Claim
from yimen.rules.money.payments import (
    BillState,
    Heard,
    Means,
    NoGateway,
    PaymentUnderWay,
    PayState,
)
from yimen.rules.refusals import NotFound


@dataclass
class Moody:
    """The stand-in, whose answers get lost as long as it is told so."""

    real: StandIn
    is_silent: bool = False  # it works, but nobody hears it
    is_deaf: bool = False  # nothing reaches it
    asked: list[str] = field(default_factory=list)

    def _said(self, act: object) -> Told:
        if self.is_deaf:
            return Told(Heard.SILENCE)
        told = act()  # type: ignore[operator]
        return Told(Heard.SILENCE) if self.is_silent else told

    def begin(self, order: Order) -> Told:
        self.asked.append(order.key)
        return self._said(lambda: self.real.begin(order))

    def ask(self, key: str) -> Told:
        return self._said(lambda: self.real.ask(key))

    def close(self, key: str) -> Told:
        return self._said(lambda: self.real.close(key))

    def refund(self, key: str, order: str, cents: int) -> Told:
        return self._said(lambda: self.real.refund(key, order, cents))

    def page(self, key: str) -> str:
        return self.real.page(key)


@pytest.fixture
def moody(platform: StandIn) -> Moody:
    made = Moody(platform)
    port.use(made)
    return made


def pays(till: Till, number: str) -> str:
    page = pay_online(number=number, by=VISITOR, at=till.at, is_on_site=False)
    return page.removeprefix("/pay/").strip("/")


def bill_of(number: str) -> models.Bill:
    return models.Bill.objects.get(number=number)


def test_paid_on_the_platform_is_paid_here(till: Till, platform: StandIn) -> None:
    bill = till.billed()
    key = pays(till, bill.number)
    assert platform.held(key).cents == 8000
    assert ask_payment(key=key, by=VISITOR, at=till.at) is PayState.STARTED

    platform.is_paid(key)

    assert ask_payment(key=key, by=VISITOR, at=till.at) is PayState.PAID
    assert bill_of(bill.number).state == BillState.PAID
    payment = models.Payment.objects.get(key=key)
    assert (payment.is_on_site, payment.reference) == (False, f"P{key}")


def test_an_answer_heard_twice_books_once(till: Till, platform: StandIn) -> None:
    bill = till.billed()
    key = pays(till, bill.number)
    platform.is_paid(key)

    for _ in range(3):
        ask_payment(key=key, by=VISITOR, at=till.at)

    assert bill_of(bill.number).paid_cents == 8000
    steps = [line.step for line in journal.entries("bill", bill.number)]
    assert steps == ["bill", "pay_online", "note_answer"]


@pytest.mark.usefixtures("platform")
def test_pressing_twice_is_one_order(till: Till) -> None:
    bill = till.billed()

    assert pays(till, bill.number) == pays(till, bill.number)
    assert models.Payment.objects.count() == 1


def test_silence_is_asked_again_and_never_charged_twice(
    till: Till, moody: Moody
) -> None:
    bill = till.billed()
    moody.is_silent = True
    key = pays(till, bill.number)
    moody.real.is_paid(key)
    assert ask_payment(key=key, by=VISITOR, at=till.at) is PayState.UNKNOWN
    till.opened()
    with pytest.raises(PaymentUnderWay):
        take_payment(
            number=bill.number,
            tender=Tender(means=Means.CASH),
            by=till.he_xin,
            at=till.at,
        )
    with pytest.raises(PaymentUnderWay):
        void_bill(number=bill.number, reason="换", by=till.he_xin, at=till.at)
    assert pays(till, bill.number) == key

    moody.is_silent = False
    assert follow_payments(at=till.at) == 1

    assert bill_of(bill.number).state == BillState.PAID
    assert set(moody.asked) == {key}


def test_an_order_that_never_arrived_is_closed_before_cash_is_taken(
    till: Till, moody: Moody
) -> None:
    bill = till.billed()
    moody.is_deaf = True
    key = pays(till, bill.number)
    assert close_payment(key=key, by=till.he_xin, at=till.at) is PayState.UNKNOWN
    moody.is_deaf = False
    assert ask_payment(key=key, by=till.he_xin, at=till.at) is PayState.UNKNOWN

    assert close_payment(key=key, by=till.he_xin, at=till.at) is PayState.CLOSED

    till.opened()
    cash = Tender(means=Means.CASH)
    take_payment(number=bill.number, tender=cash, by=till.he_xin, at=till.at)
    moody.real.begin(Order(key, 8000, "late"))  # it arrives after all
    assert moody.real.is_paid(key).state == "closed"
    assert bill_of(bill.number).paid_cents == 8000


@pytest.mark.usefixtures("platform")
def test_a_platform_that_breaks_its_word_leaves_a_surplus(till: Till) -> None:
    bill = till.billed()
    key = pays(till, bill.number)
    close_payment(key=key, by=till.he_xin, at=till.at)
    till.opened()
    cash = Tender(means=Means.CASH)
    take_payment(number=bill.number, tender=cash, by=till.he_xin, at=till.at)

    note_answer(key=key, told=Told(Heard.PAID, "late"), by=SYSTEM, at=till.at)

    row = bill_of(bill.number)
    assert (row.paid_cents, row.surplus_cents) == (8000, 8000)
    assert row.state == BillState.PAID


def test_a_late_payment_of_a_bill_still_open_pays_it(
    till: Till, platform: StandIn
) -> None:
    bill = till.billed()
    key = pays(till, bill.number)
    platform.is_declined(key)
    assert ask_payment(key=key, by=VISITOR, at=till.at) is PayState.FAILED

    note_answer(key=key, told=Told(Heard.PAID, "late"), by=SYSTEM, at=till.at)

    assert bill_of(bill.number).state == BillState.PAID


def test_after_a_refusal_of_the_bank_one_may_try_again(
    till: Till, platform: StandIn
) -> None:
    bill = till.billed()
    first = pays(till, bill.number)
    platform.is_declined(first)
    ask_payment(key=first, by=VISITOR, at=till.at)

    second = pays(till, bill.number)
    platform.is_paid(second)
    ask_payment(key=second, by=VISITOR, at=till.at)

    assert first != second
    assert bill_of(bill.number).paid_cents == 8000


def test_what_nobody_pays_is_closed_by_the_tick(till: Till, platform: StandIn) -> None:
    bill = till.billed()
    key = pays(till, bill.number)
    assert follow_payments(at=till.at + timedelta(minutes=29)) == 0

    assert follow_payments(at=till.at + timedelta(minutes=30)) == 1

    assert models.Payment.objects.get(key=key).state == PayState.CLOSED
    assert platform.held(key).state == "closed"


def test_without_a_platform_nobody_pays_online(till: Till) -> None:
    bill = till.billed()

    with pytest.raises(NoGateway):
        pay_online(number=bill.number, by=VISITOR, at=till.at, is_on_site=False)
    assert follow_payments(at=till.at) == 0
    with pytest.raises(NotFound):
        note_answer(key="none", told=Told(Heard.PAID), by=SYSTEM, at=till.at)


def test_the_stand_in_gives_back_once_per_key_and_no_more(platform: StandIn) -> None:
    platform.begin(Order("k1", 100, "x"))
    assert platform.refund("r1", "k1", 50).heard is Heard.DECLINED
    platform.is_paid("k1")

    assert platform.refund("r1", "k1", 60).heard is Heard.PAID
    assert platform.refund("r1", "k1", 60).heard is Heard.PAID
    assert platform.refund("r2", "k1", 60).heard is Heard.DECLINED
    assert platform.held("k1").refunded_cents == 60
    assert platform.ask("k2").heard is Heard.NEVER_SEEN
    for strange in ("../k1", "k3"):
        with pytest.raises(port.NoSuchOrder):
            platform.held(strange)


def test_a_measured_fee_is_paid_online_once_it_is_billed(
    till: Till, platform: StandIn
) -> None:
    case = till.accepted(till.measured_id)
    bill = till.billed(Claim(case=case, code="F2", quantity=Decimal(3)))
    key = pays(till, bill.number)
    platform.is_paid(key)
    ask_payment(key=key, by=SYSTEM, at=till.at)

    assert journal.entries("case", case)[-1].step == "settle_fee"
