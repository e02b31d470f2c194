"""Somebody is to have money back: asked for here, approved by another officer."""

from datetime import datetime

from django.db import transaction

from yimen.records.fees.actions._bills import open_bill
from yimen.records.fees.actions._refunds import RefundWish, ask_back
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing

__all__ = ["RefundWish", "ask_refund"]


@transaction.atomic
def ask_refund(*, number: str, wish: RefundWish, by: Actor, at: datetime) -> int:
    """The id of the refund that waits for approval; what it asks for is reserved."""
    bill = open_bill(number, Step.ASK_REFUND, by)
    if not wish.reason.strip():
        raise ReasonMissing(missing=["reason"])
    return ask_back(bill, wish, by=by, at=at)
