"""Asking money back, by whatever act: reserved at once, approved by another officer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yimen.records.fees import facts, models
from yimen.records.fees.actions._bills import note
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.money.payments import (
    RESERVES,
    NotRefundable,
    PayState,
    RefundGround,
    RefundState,
    check_refund,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundWish:
    """Why, and how much of which line; a surplus goes back whole."""

    ground: RefundGround
    reason: str
    wanted: Mapping[int, int] = field(default_factory=dict)  # line id → cents


def ask_back(bill: models.Bill, wish: RefundWish, *, by: Actor, at: datetime) -> int:
    """The id of the refund that waits for a second person; the bill is held."""
    if by.officer_id is None:
        raise NotAllowed(step=Step.ASK_REFUND, actor=by.mark)
    is_surplus = wish.ground is RefundGround.SURPLUS
    payment = _surplus(bill) if is_surplus else _paid(bill)
    wanted = {} if is_surplus else dict(wish.wanted)
    cents = (
        payment.cents if is_surplus else check_refund(facts.paid_lines(bill), wanted)
    )
    refund = models.Refund.objects.create(
        bill=bill,
        payment=payment,
        key=f"{payment.key}R{models.Refund.objects.filter(bill=bill).count() + 1}",
        state=RefundState.ASKED.value,
        ground=wish.ground.value,
        reason=wish.reason.strip(),
        cents=cents,
        asked_at=at,
        asked_by_id=by.officer_id,
    )
    _of_lines(refund, wanted)
    told = {
        "refund": refund.key,
        "ground": refund.ground,
        "cents": cents,
        "lines": {str(line_id): part for line_id, part in wanted.items()},
    }
    note(
        bill,
        Step.ASK_REFUND,
        by=by,
        at=at,
        told=told,
        texts={"reason": refund.reason},
    )
    return int(refund.pk)


def _of_lines(refund: models.Refund, wanted: Mapping[int, int]) -> None:
    models.RefundLine.objects.bulk_create(
        models.RefundLine(refund=refund, line_id=line_id, cents=part)
        for line_id, part in wanted.items()
    )


def _paid(bill: models.Bill) -> models.Payment:
    payment = models.Payment.objects.filter(bill=bill, state=PayState.PAID).first()
    if payment is None:
        raise NotRefundable(left=0, asked=0)
    return payment


def _surplus(bill: models.Bill) -> models.Payment:
    """A surplus payment that nobody has asked back yet."""
    asked = models.Refund.objects.filter(bill=bill, state__in=sorted(RESERVES))
    extra = models.Payment.objects.filter(bill=bill, state=PayState.SURPLUS)
    payment = extra.exclude(pk__in=asked.values("payment")).first()
    if payment is None:
        raise NotRefundable(left=0, asked=0)
    return payment
