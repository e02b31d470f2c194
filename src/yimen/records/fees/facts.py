"""Rows of fees as the values the rules know."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum

from yimen.records.fees import models
from yimen.rules.money.fees import (
    FeeKind,
    FeeMethod,
    Reduction,
    RegisteredFee,
    Standard,
    Tier,
)
from yimen.rules.money.payments import RESERVES, Balance, Paid


def fee(row: models.RegisteredFee) -> RegisteredFee:
    """A registered fee with its standards and grounds fetched."""
    return RegisteredFee(
        fee_id=row.pk,
        code=row.code,
        name=row.name,
        kind=FeeKind(row.kind),
        organ_id=row.organ_id,
        basis=row.basis,
        standards=tuple(standard(one) for one in row.standards.all()),
        reductions=tuple(reduction(one) for one in row.reductions.all()),
    )


def standard(row: models.FeeStandard) -> Standard:
    """A standard as the rules know it."""
    return Standard(
        standard_id=row.pk,
        number=row.number,
        method=FeeMethod(row.method),
        text=row.text,
        basis=row.basis,
        unit=row.unit,
        rate_cents=row.rate_cents,
        tiers=tuple(_tier(one) for one in row.tiers),
        least_cents=row.least_cents,
        most_cents=row.most_cents,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _tier(raw: Any) -> Tier:
    top, rate = raw
    return Tier(None if top is None else Decimal(top), rate)


def reduction(row: models.FeeReduction) -> Reduction:
    """A ground as the rules know it."""
    return Reduction(
        reduction_id=row.pk,
        code=row.code,
        name=row.name,
        percent=row.percent,
        basis=row.basis,
        needs_document=row.needs_document,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def standard_columns(value: Standard) -> dict[str, Any]:
    """The columns that hold this standard."""
    return {
        "method": value.method.value,
        "text": value.text.strip(),
        "basis": value.basis.strip(),
        "unit": value.unit.strip(),
        "rate_cents": value.rate_cents,
        "tiers": [
            [None if tier.up_to is None else str(tier.up_to), tier.rate_cents]
            for tier in value.tiers
        ],
        "least_cents": value.least_cents,
        "most_cents": value.most_cents,
        "valid_from": value.valid_from,
        "valid_to": value.valid_to,
    }


def balance(row: models.Bill) -> Balance:
    """The sums of a bill."""
    return Balance(
        due_cents=row.due_cents,
        paid_cents=row.paid_cents,
        refunded_cents=row.refunded_cents,
        surplus_cents=row.surplus_cents,
        surplus_returned_cents=row.surplus_returned_cents,
    )


def paid_lines(bill: models.Bill) -> list[Paid]:
    """What each line could still give back."""
    asked = models.RefundLine.objects.filter(
        refund__bill=bill, refund__state__in=sorted(RESERVES)
    )
    sums = asked.values("line").annotate(cents=Sum("cents"))
    reserved = {row["line"]: row["cents"] for row in sums}
    return [
        Paid(line.pk, line.net_cents, reserved.get(line.pk, 0))
        for line in models.BillLine.objects.filter(bill=bill)
    ]
