"""The fee register as people read it, and what publication asks of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yimen.records.fees import facts, models
from yimen.records.people.queries.paging import A_PAGE, Slice, slice_of
from yimen.rules.money.fees import RegisteredFee, Standard
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A registered fee, what it is today, and who collects it."""

    fee: RegisteredFee
    organ: str
    standard: Standard | None
    version: int


def fee_rows(
    text: str = "", *, on: date, page: int = 1, size: int = A_PAGE
) -> Slice[FeeRow]:
    """The register, by code."""
    found = models.RegisteredFee.objects.select_related("organ")
    found = found.prefetch_related("standards", "reductions").order_by("code")
    if text:
        found = found.filter(
            Q(code__istartswith=text)
            | Q(name__icontains=text)
            | Q(initials__startswith=text.lower())
            | Q(organ__name__icontains=text)
        )
    return slice_of(found, page, lambda row: _row(row, on), size=size)


def fee_row(code: str, on: date) -> FeeRow:
    """One fee; raises `NotFound`."""
    found = models.RegisteredFee.objects.select_related("organ")
    row = found.prefetch_related("standards", "reductions").filter(code=code).first()
    if row is None:
        raise NotFound(fee=code)
    return _row(row, on)


def in_force(codes: Collection[str], on: date) -> frozenset[str]:
    """Which of these codes are registered with a standard for this day."""
    ended = Q(standards__valid_to=None) | Q(standards__valid_to__gt=on)
    found = models.RegisteredFee.objects.filter(
        ended, code__in=list(codes), standards__valid_from__lte=on
    )
    return frozenset(found.values_list("code", flat=True))


def _row(row: models.RegisteredFee, on: date) -> FeeRow:
    fee = facts.fee(row)
    return FeeRow(fee, row.organ.name, fee.standard(on), row.version)
