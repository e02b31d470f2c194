"""Paying online: written down, begun, asked after, closed, each by the payment's key.

The row is committed before the gateway hears of it, and what it answers is a second
transaction: whatever dies in between leaves a payment that is asked after again, under
the same key, and never made a second time.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from yimen.ports.payment import Gateway, Order, Told, gateway
from yimen.records.fees import models
from yimen.records.fees.actions._bills import (
    hold,
    note,
    open_bill,
    place_of,
    restate,
    tell_cases,
    tell_payer,
)
from yimen.records.fees.actions._paper import receipt_text
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind
from yimen.rules.money.payments import (
    HOLDS,
    UNDER_WAY,
    BillNotOpen,
    BillState,
    Means,
    NoGateway,
    PayState,
    after,
)
from yimen.rules.refusals import NotFound


def pay_online(*, number: str, by: Actor, at: datetime, is_on_site: bool) -> str:
    """Where the payer goes to pay; pressed twice, it is the same payment."""
    through = _gateway()
    order = _written(number, by, at, is_on_site=is_on_site)
    note_answer(key=order.key, told=through.begin(order), by=by, at=at)
    return through.page(order.key)


def ask_payment(*, key: str, by: Actor, at: datetime) -> PayState:
    """What is known of a payment once the gateway was asked again."""
    _require(key, by)
    return note_answer(key=key, told=_gateway().ask(key), by=by, at=at)


def close_payment(*, key: str, by: Actor, at: datetime) -> PayState:
    """Give the payment up, if nobody has paid; only a closed one may be followed."""
    _require(key, by)
    return note_answer(key=key, told=_gateway().close(key), by=by, at=at)


@transaction.atomic
def note_answer(*, key: str, told: Told, by: Actor, at: datetime) -> PayState:
    """What is known of the payment now; the same answer again changes nothing."""
    payment = _payment(key)
    bill = hold(pk=payment.bill_id)
    payment.refresh_from_db()
    others = models.Payment.objects.filter(bill=bill, state__in=sorted(HOLDS))
    wanted = bill.state == BillState.OPEN and not others.exclude(pk=payment.pk).exists()
    before = PayState(payment.state)
    known = after(before, told.heard, is_wanted=wanted)
    models.Payment.objects.filter(pk=payment.pk).update(asked=F("asked") + 1)
    if known is not before:
        payment.state, payment.reference = known.value, told.reference
        payment.settled_at = None if known in UNDER_WAY else at
        payment.save(update_fields=["state", "reference", "settled_at"])
        _entered(bill, payment, by, at)
    return known


def _entered(
    bill: models.Bill, payment: models.Payment, by: Actor, at: datetime
) -> None:
    """What the answer means for the bill, and its line."""
    texts: dict[str, str] = {}
    if payment.state == PayState.PAID:
        restate(bill, paid_cents=bill.due_cents)
        texts = {"fee_receipt": receipt_text(bill, payment, by, at)}
    elif payment.state == PayState.SURPLUS:
        restate(bill, surplus_cents=bill.surplus_cents + payment.cents)
    told = {
        "payment": payment.key,
        "state": payment.state,
        "cents": payment.cents,
        "reference": payment.reference,
    }
    note(bill, Step.NOTE_ANSWER, by=by, at=at, told=told, texts=texts)
    if payment.state == PayState.PAID:
        tell_cases(bill, at)
        tell_payer(bill, MessageKind.FEE_PAID, payment.cents, by=by, at=at)


@transaction.atomic
def _written(number: str, by: Actor, at: datetime, *, is_on_site: bool) -> Order:
    bill = open_bill(number, Step.PAY_ONLINE, by)
    if bill.state != BillState.OPEN:
        raise BillNotOpen(bill=number, state=bill.state)
    tries = models.Payment.objects.filter(bill=bill)
    going = tries.filter(state__in=sorted(UNDER_WAY)).first()
    if going is not None:
        return Order(going.key, going.cents, _about(bill))
    payment = models.Payment.objects.create(
        bill=bill,
        key=f"{bill.number}{tries.count() + 1:02d}",
        means=Means.ONLINE.value,
        state=PayState.STARTED.value,
        cents=bill.due_cents,
        is_on_site=is_on_site,
        started_at=at,
        taken_by_id=by.officer_id,
    )
    told = {"payment": payment.key, "state": payment.state, "cents": payment.cents}
    note(bill, Step.PAY_ONLINE, by=by, at=at, told=told)
    return Order(payment.key, payment.cents, _about(bill))


def _about(bill: models.Bill) -> str:
    return f"政务服务缴费 {bill.number}"


def _payment(key: str) -> models.Payment:
    payment = models.Payment.objects.filter(key=key).first()
    if payment is None:
        raise NotFound(payment=key)
    return payment


def _require(key: str, by: Actor) -> None:
    """Staff by their post; the payer's own browser asks as the visitor it is."""
    if by.officer_id is not None:
        bill = models.Bill.objects.select_related("hall").get(payments__key=key)
        authority.require(by, Step.NOTE_ANSWER, place_of(bill))


def _gateway() -> Gateway:
    found = gateway()
    if found is None:
        raise NoGateway
    return found
