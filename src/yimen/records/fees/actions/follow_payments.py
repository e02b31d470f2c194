"""Payments and refunds without an end are asked after by the tick, until they have one.

A payment that nobody made within half an hour is closed, so that the bill can be paid
another way; one the gateway is silent about is only asked again.
"""

import logging
from datetime import datetime, timedelta
from typing import Final

from yimen.ports.payment import gateway
from yimen.records.fees import models
from yimen.records.fees.actions.pay_online import ask_payment, close_payment
from yimen.records.fees.actions.pay_refund import pay_refund
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.money.payments import UNDER_WAY, Means, PayState, RefundState
from yimen.rules.refusals import Refused

logger = logging.getLogger(__name__)

PATIENCE: Final = timedelta(minutes=30)
_AT_ONCE: Final = 500


def follow_payments(*, at: datetime) -> int:
    """How many payments and refunds came to an end."""
    if gateway() is None:
        return 0
    going = models.Payment.objects.filter(state__in=sorted(UNDER_WAY)).order_by("pk")
    ended = sum(_follow(row, at) for row in going[:_AT_ONCE])
    sent = models.Refund.objects.filter(
        state=RefundState.SENT, payment__means=Means.ONLINE
    )
    ids = sent.order_by("pk").values_list("pk", flat=True)
    return ended + sum(_send(refund_id, at) for refund_id in ids[:_AT_ONCE])


def _follow(row: models.Payment, at: datetime) -> bool:
    try:
        known = ask_payment(key=row.key, by=SYSTEM, at=at)
        if known in UNDER_WAY and row.started_at + PATIENCE <= at:
            known = close_payment(key=row.key, by=SYSTEM, at=at)
    except Refused:
        logger.exception("payment %s could not be followed", row.key)
        return False
    return PayState(known) not in UNDER_WAY


def _send(refund_id: int, at: datetime) -> bool:
    try:
        return pay_refund(refund_id=refund_id, by=SYSTEM, at=at) is not RefundState.SENT
    except Refused:
        logger.exception("refund %s could not be sent", refund_id)
        return False
