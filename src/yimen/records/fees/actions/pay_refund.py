"""Approved money goes back: from the drawer, by the card terminal, or by the gateway.

The gateway is told outside the transaction, under the refund's own key: silence leaves
the refund sent, and it is sent again under the same key, which gives back once.
"""

from datetime import datetime

from django.db import transaction

from yimen.ports.payment import Told, gateway
from yimen.records.fees import models
from yimen.records.fees.actions._bills import (
    note,
    open_bill,
    restate,
    tell_cases,
    tell_payer,
)
from yimen.records.fees.actions._paper import refund_text
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.messages import MessageKind
from yimen.rules.money.payments import (
    UNDOES_CHARGE,
    Heard,
    Means,
    NoGateway,
    ReferenceNeeded,
    RefundGround,
    RefundNotOpen,
    RefundState,
)
from yimen.rules.money.shifts import NoShift
from yimen.rules.refusals import NotFound

_ENDS = {Heard.PAID: RefundState.DONE, Heard.DECLINED: RefundState.FAILED}


def pay_refund(
    *, refund_id: int, reference: str = "", by: Actor, at: datetime
) -> RefundState:
    """Where the refund stands once it was handed back, or the gateway answered."""
    refund = _refund(refund_id)
    told = Told(Heard.PAID, reference.strip())
    if refund.payment.means == Means.ONLINE:
        told = _sent(refund)
    return _entered(refund_id, told, by, at)


def _sent(refund: models.Refund) -> Told:
    through = gateway()
    if through is None:
        raise NoGateway
    if refund.state != RefundState.SENT:
        raise RefundNotOpen(state=refund.state)
    return through.refund(refund.key, refund.payment.key, refund.cents)


@transaction.atomic
def _entered(refund_id: int, told: Told, by: Actor, at: datetime) -> RefundState:
    bill = open_bill(_refund(refund_id).bill.number, Step.PAY_REFUND, by)
    refund = _refund(refund_id)
    if refund.state != RefundState.SENT:
        raise RefundNotOpen(state=refund.state)
    ends = _ENDS.get(told.heard)
    if ends is None:
        return RefundState.SENT
    refund.shift = _shift(refund, bill, by)
    if refund.payment.means == Means.POS and not told.reference:
        raise ReferenceNeeded
    refund.state, refund.settled_at, refund.reference = ends, at, told.reference
    refund.save(update_fields=["state", "settled_at", "reference", "shift"])
    _book(bill, refund, by, at)
    return ends


def _book(bill: models.Bill, refund: models.Refund, by: Actor, at: datetime) -> None:
    texts: dict[str, str] = {}
    if refund.state == RefundState.DONE:
        texts = {DocumentKind.FEE_REFUND: refund_text(bill, refund, by, at)}
        tell_payer(bill, MessageKind.FEE_REFUNDED, refund.cents, by=by, at=at)
        if refund.ground == RefundGround.SURPLUS:
            returned = bill.surplus_returned_cents + refund.cents
            restate(bill, surplus_returned_cents=returned)
        else:
            _give_back(refund)
            restate(bill, refunded_cents=bill.refunded_cents + refund.cents)
    told = {"refund": refund.key, "state": refund.state, "cents": refund.cents}
    note(bill, Step.PAY_REFUND, by=by, at=at, told=told, texts=texts)
    tell_cases(bill, at)


def _give_back(refund: models.Refund) -> None:
    for part in refund.lines.select_related("line"):
        line = part.line
        line.refunded_cents += part.cents
        whole = line.refunded_cents == line.net_cents
        line.is_live = line.is_live and not (whole and refund.ground in UNDOES_CHARGE)
        line.save(update_fields=["refunded_cents", "is_live"])


def _shift(refund: models.Refund, bill: models.Bill, by: Actor) -> models.Shift | None:
    if refund.payment.means != Means.CASH:
        return None
    shift = models.Shift.objects.select_for_update().filter(
        cashier_id=by.officer_id, hall_id=bill.hall_id, closed_at=None
    )
    held = shift.first()
    if held is None:
        raise NoShift
    return held


def _refund(refund_id: int) -> models.Refund:
    found = models.Refund.objects.select_related("bill", "payment")
    refund = found.filter(pk=refund_id).first()
    if refund is None:
        raise NotFound(refund=refund_id)
    return refund
