"""Say how much a fee is from some day on; the standard before it ends there."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from yimen.records.fees import facts, models
from yimen.records.fees.actions._register import note, open_fee
from yimen.rules.authority.actors import Actor
from yimen.rules.money.fees import BadStandard, Standard, check_standard
from yimen.rules.refusals import NotFound


@transaction.atomic
def set_standard(
    *, code: str, version: int, standard: Standard, by: Actor, at: datetime
) -> int:
    """The number of the new standard; bills made before keep theirs."""
    row, fee = open_fee(code, version, by)
    others = tuple(_ended(one, standard.valid_from) for one in fee.standards)
    check_standard(standard, others)
    for before, after in zip(fee.standards, others, strict=True):
        if before != after:
            _end(before.standard_id, standard.valid_from)
    number = max((one.number for one in fee.standards), default=0) + 1
    models.FeeStandard.objects.create(
        fee=row,
        number=number,
        registered_at=at,
        registered_by_id=by.officer_id,
        **facts.standard_columns(standard),
    )
    said = facts.standard_columns(standard)
    said |= {"valid_from": standard.valid_from.isoformat()}
    said["valid_to"] = standard.valid_to.isoformat() if standard.valid_to else None
    note(code, "standard", by=by, at=at, number=number, standard=said)
    return number


@transaction.atomic
def end_standard(*, code: str, version: int, on: date, by: Actor, at: datetime) -> None:
    """From this day on the fee is not charged, until it has a standard again."""
    _, fee = open_fee(code, version, by)
    current = fee.standard(on)
    if current is None:
        raise NotFound(fee=code, on=on)
    if on <= current.valid_from:
        raise BadStandard(what="days")
    _end(current.standard_id, on)
    note(code, "end_standard", by=by, at=at, number=current.number, last=str(on))


def _ended(one: Standard, on: date) -> Standard:
    """An older standard without end ends where the new one begins."""
    if one.valid_to is None and one.valid_from < on:
        return replace(one, valid_to=on)
    return one


def _end(standard_id: int, on: date) -> None:
    models.FeeStandard.objects.filter(pk=standard_id).update(valid_to=on)
