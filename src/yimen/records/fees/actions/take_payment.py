"""The bill is paid at the counter: in cash within a shift, or by card with its slip."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.fees import models
from yimen.records.fees.actions._bills import (
    note,
    nothing_under_way,
    open_bill,
    restate,
    tell_cases,
    tell_payer,
)
from yimen.records.fees.actions._paper import receipt_text
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind
from yimen.rules.money.payments import (
    BillNotOpen,
    BillState,
    Means,
    PayState,
    ReferenceNeeded,
    ReferenceTwice,
    change_of,
)
from yimen.rules.money.shifts import NoShift


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """What was put on the counter."""

    means: Means
    given_cents: int | None = None  # cash
    reference: str = ""  # the number of the card terminal's slip


@dataclass(frozen=True, slots=True)
class Taken:
    """The payment and the change to hand back."""

    payment_id: int
    change_cents: int


@transaction.atomic
def take_payment(*, number: str, tender: Tender, by: Actor, at: datetime) -> Taken:
    """The bill is paid, in one sum."""
    bill = open_bill(number, Step.TAKE_PAYMENT, by)
    if bill.state != BillState.OPEN:
        raise BillNotOpen(bill=number, state=bill.state)
    nothing_under_way(bill)
    change = _change(bill, tender)
    payment = _paid(bill, tender, by, at)
    restate(bill, paid_cents=bill.due_cents)
    note(
        bill,
        Step.TAKE_PAYMENT,
        by=by,
        at=at,
        told={
            "payment": payment.key,
            "means": tender.means,
            "cents": payment.cents,
            "reference": payment.reference,
        },
        texts={"fee_receipt": receipt_text(bill, payment, by, at)},
    )
    tell_cases(bill, at)
    tell_payer(bill, MessageKind.FEE_PAID, payment.cents, by=by, at=at)
    return Taken(payment.pk, change)


def _change(bill: models.Bill, tender: Tender) -> int:
    if tender.means is Means.CASH:
        given = tender.given_cents
        return change_of(bill.due_cents if given is None else given, bill.due_cents)
    if not tender.reference.strip():
        raise ReferenceNeeded
    return 0


def _paid(bill: models.Bill, tender: Tender, by: Actor, at: datetime) -> models.Payment:
    shift = models.Shift.objects.filter(
        cashier_id=by.officer_id, hall_id=bill.hall_id, closed_at=None
    ).select_for_update()
    held = shift.first()
    if held is None and tender.means is Means.CASH:
        raise NoShift
    is_cash = tender.means is Means.CASH
    payment = models.Payment(
        bill=bill,
        key=f"{bill.number}{models.Payment.objects.filter(bill=bill).count() + 1:02d}",
        means=tender.means.value,
        state=PayState.PAID,
        cents=bill.due_cents,
        reference="" if is_cash else tender.reference.strip(),
        given_cents=tender.given_cents if is_cash else None,
        shift=held,
        started_at=at,
        settled_at=at,
        taken_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            models.Payment.objects.bulk_create([payment])
    except IntegrityError as error:
        raise ReferenceTwice(reference=tender.reference) from error
    return payment
