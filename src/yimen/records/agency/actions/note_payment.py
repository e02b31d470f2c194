"""What was paid on a granted benefit is written down; a slip voids and notes anew."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.records.agency.actions._write import officer_of
from yimen.records.cases import queries as cases
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import benefits
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.benefits import Payment
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def note_payment(
    *, number: str, payment: Payment, reason: str = "", by: Actor, at: datetime
) -> None:
    """The payment that counts; replacing one takes a reason."""
    page = _subjects.case_of(number, Step.NOTE_PAYMENT, by, at)
    matter = catalogue.matter_version(page.matter_version_id)
    benefits.check(payment, matter.matter_type, page.state, page.result, local_date(at))
    case_id = cases.case_id_of(number)
    before = models.BenefitPayment.objects.filter(case_id=case_id, voided_at=None)
    is_correction = before.exists()
    if is_correction and not reason.strip():
        raise ReasonMissing(missing=["reason"])
    before.update(voided_at=at, void_reason=reason.strip()[:200])
    models.BenefitPayment.objects.bulk_create(
        [
            models.BenefitPayment(
                case_id=case_id,
                amount_cents=payment.amount_cents,
                paid_on=payment.paid_on,
                voucher=payment.voucher.strip()[:60],
                noted_at=at,
                noted_by_id=officer_of(by, Step.NOTE_PAYMENT),
            )
        ]
    )
    _subjects.write(
        _subjects.PAYMENT,
        number,
        _subjects.Done(
            Step.NOTE_PAYMENT, "corrected" if is_correction else "paid", by, at
        ),
        facts={"amount_cents": payment.amount_cents, "paid_on": payment.paid_on},
        texts={"reason": reason},
    )
