"""A bill that nobody has paid is taken back; what it charged may be charged anew."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees.actions._bills import open_bill, take_back
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.money.payments import UNPAID, BillNotOpen


@transaction.atomic
def void_bill(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """The bill is void; raises while a payment of it has no end."""
    bill = open_bill(number, Step.VOID_BILL, by)
    if bill.state not in UNPAID:
        raise BillNotOpen(bill=number, state=bill.state)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    take_back(bill, reason, by=by, at=at)
