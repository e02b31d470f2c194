"""A bill that nobody has paid is taken back; what it charged may be charged anew."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees import models
from yimen.records.fees.actions._bills import (
    note,
    nothing_under_way,
    open_bill,
    restate,
    tell_cases,
)
from yimen.rules.actors import Actor
from yimen.rules.applications import ReasonMissing
from yimen.rules.payments import BillNotOpen, BillState
from yimen.rules.steps import Step

_BEFORE_PAYMENT = {BillState.OPEN, BillState.EXEMPT}


@transaction.atomic
def void_bill(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """The bill is void; raises while a payment of it has no end."""
    bill = open_bill(number, Step.VOID_BILL, by)
    if bill.state not in _BEFORE_PAYMENT:
        raise BillNotOpen(bill=number, state=bill.state)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    nothing_under_way(bill)
    bill.voided_at = at
    restate(bill)
    models.BillLine.objects.filter(bill=bill).update(is_live=False)
    note(
        bill,
        Step.VOID_BILL,
        by=by,
        at=at,
        texts={"reason": reason.strip()},
    )
    tell_cases(bill, at)
