"""The cashier's day: the open drawer, and the shifts of a hall."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Sum

from yimen.records.fees import models
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.money.payments import Means, PayState, RefundState
from yimen.rules.money.shifts import Drawer

_MOST = 200


@dataclass(frozen=True, slots=True)
class MeansSum:
    """What came in one way."""

    means: Means
    count: int
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """A shift with what went through it."""

    shift_id: int
    cashier: str
    cashier_id: int
    hall: str
    place: Place
    opened_at: datetime
    closed_at: datetime | None
    drawer: Drawer
    sums: tuple[MeansSum, ...]
    counted_cents: int | None
    reason: str
    taken_over_at: datetime | None
    taken_over_by: str

    @property
    def difference_cents(self) -> int:
        """How much more was counted than the books say."""
        return (self.counted_cents or 0) - self.drawer.expected_cents


def open_shift_of(actor: Actor) -> ShiftRow | None:
    """The actor's own open shift."""
    found = _shifts().filter(cashier_id=actor.officer_id, closed_at=None).first()
    return _row(found) if found else None


def shifts(actor: Actor) -> tuple[ShiftRow, ...]:
    """The shifts of the halls the actor sees, the newest first."""
    seen = seen_by(sight_of(actor, Step.SEE_BILLS), organ=None)
    found = _shifts().filter(seen).order_by("-pk")[:_MOST]
    return tuple(_row(row) for row in found)


def drawer_of(shift_id: int, float_cents: int) -> Drawer:
    """What must lie in this drawer, from the books."""
    taken = models.Payment.objects.filter(
        shift_id=shift_id, means=Means.CASH, state=PayState.PAID
    )
    back = models.Refund.objects.filter(shift_id=shift_id, state=RefundState.DONE)
    return Drawer(
        float_cents,
        taken.aggregate(cents=Sum("cents"))["cents"] or 0,
        back.aggregate(cents=Sum("cents"))["cents"] or 0,
    )


def _shifts() -> Any:
    return models.Shift.objects.select_related("cashier", "hall", "taken_over_by")


def _row(row: Any) -> ShiftRow:
    paid = models.Payment.objects.filter(shift=row, state=PayState.PAID)
    by_means = paid.values("means").annotate(count=Count("pk"), cents=Sum("cents"))
    taker = row.taken_over_by
    return ShiftRow(
        shift_id=row.pk,
        cashier=row.cashier.name,
        cashier_id=row.cashier_id,
        hall=row.hall.name,
        place=Place(hall_id=row.hall_id, hall_path=row.hall.path),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        drawer=drawer_of(row.pk, row.float_cents),
        sums=tuple(
            MeansSum(Means(one["means"]), one["count"], one["cents"])
            for one in by_means.order_by("means")
        ),
        counted_cents=row.counted_cents,
        reason=row.reason,
        taken_over_at=row.taken_over_at,
        taken_over_by=taker.name if taker else "",
    )
