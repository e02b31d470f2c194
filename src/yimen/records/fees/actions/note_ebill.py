"""The fiscal e-bill's number and check code, as the treasury's system gave them."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.fees import models
from yimen.records.fees.actions._bills import note, open_bill
from yimen.records.fees.actions._paper import receipt_text
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.money.payments import EBill, EBillTwice, PayState, check_ebill
from yimen.rules.refusals import NotFound


@transaction.atomic
def note_ebill(*, key: str, ebill: EBill, by: Actor, at: datetime) -> None:
    """The receipt is made out anew with the e-bill's number on it."""
    check_ebill(ebill)
    found = models.Payment.objects.filter(key=key).select_related("bill").first()
    if found is None:
        raise NotFound(payment=key)
    bill = open_bill(found.bill.number, Step.NOTE_EBILL, by)
    payment = models.Payment.objects.get(pk=found.pk)
    if payment.state != PayState.PAID:
        raise NotFound(payment=key)
    payment.ebill_code, payment.ebill_number = ebill.code, ebill.number
    payment.ebill_check_code = ebill.check_code
    try:
        with transaction.atomic():
            payment.save(
                update_fields=["ebill_code", "ebill_number", "ebill_check_code"]
            )
    except IntegrityError as error:
        raise EBillTwice(number=ebill.number) from error
    told = {"payment": key, "code": ebill.code, "number": ebill.number}
    texts = {"fee_receipt": receipt_text(bill, payment, by, at)}
    note(bill, Step.NOTE_EBILL, by=by, at=at, told=told, texts=texts)
