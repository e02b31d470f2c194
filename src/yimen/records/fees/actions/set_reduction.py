"""Register a ground on which less is charged, or let one end."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.records.fees import models
from yimen.records.fees.actions._register import note, open_fee
from yimen.rules.authority.actors import Actor
from yimen.rules.money.fees import Reduction, ReductionUnknown, check_reduction
from yimen.rules.network import CodeTaken


@transaction.atomic
def add_reduction(
    *, code: str, version: int, reduction: Reduction, by: Actor, at: datetime
) -> None:
    """The ground counts from its first day on."""
    row, _ = open_fee(code, version, by)
    check_reduction(reduction)
    made = models.FeeReduction(
        fee=row,
        code=reduction.code,
        name=reduction.name.strip(),
        percent=reduction.percent,
        basis=reduction.basis.strip(),
        needs_document=reduction.needs_document,
        valid_from=reduction.valid_from,
        valid_to=reduction.valid_to,
    )
    try:
        with transaction.atomic():
            models.FeeReduction.objects.bulk_create([made])
    except IntegrityError as error:
        raise CodeTaken(code=reduction.code) from error
    note(
        code,
        "reduction",
        by=by,
        at=at,
        ground=reduction.code,
        percent=reduction.percent,
        basis=reduction.basis,
    )


@transaction.atomic
def end_reduction(
    *, code: str, version: int, ground: str, on: date, by: Actor, at: datetime
) -> None:
    """The ground no longer counts from this day on; bills keep what they took off."""
    row, fee = open_fee(code, version, by)
    grounds = models.FeeReduction.objects.filter(fee=row, code=ground)
    if not grounds.filter(valid_to=None).update(valid_to=on):
        raise ReductionUnknown(fee=fee.name, code=ground)
    note(code, "end_reduction", by=by, at=at, ground=ground, last=on.isoformat())
