"""Files of the platform, and what they and the books differ in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from yimen.records.fees import models
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.money.payments import Means
from yimen.rules.money.shifts import DifferenceKind
from yimen.rules.refusals import NotFound

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A loaded file in a list."""

    statement_id: int
    name: str
    day: date
    means: Means
    hall: str
    loaded_at: datetime
    loaded_by: str
    rows: int
    cents: int
    faults: tuple[tuple[int, str, str], ...]
    differences: int
    open_differences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyRow:
    """One thing to explain, or explained."""

    discrepancy_id: int
    kind: DifferenceKind
    reference: str
    line: int | None
    bill: str
    our_cents: int | None
    their_cents: int | None
    reason: str
    settled_at: datetime | None
    settled_by: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One file and its differences."""

    statement: StatementLine
    rows: tuple[DiscrepancyRow, ...]


def statements(actor: Actor) -> tuple[StatementLine, ...]:
    """The files of the halls the actor sees, the newest first."""
    return tuple(_line(row) for row in _visible(actor).order_by("-day", "-pk")[:_MOST])


def statement_page(statement_id: int, actor: Actor) -> StatementPage:
    """One file; raises `NotFound`."""
    row = _visible(actor).filter(pk=statement_id).first()
    if row is None:
        raise NotFound(statement=statement_id)
    found = row.discrepancies.select_related("bill", "settled_by").order_by("pk")
    return StatementPage(_line(row), tuple(_discrepancy(one) for one in found))


def _visible(actor: Actor) -> QuerySet[models.Statement]:
    found = models.Statement.objects.select_related("hall", "loaded_by").annotate(
        differences=Count("discrepancies", distinct=True),
        waiting=Count(
            "discrepancies",
            filter=Q(discrepancies__settled_at=None),
            distinct=True,
        ),
    )
    return found.filter(seen_by(sight_of(actor, Step.RECONCILE), organ=None))


def _line(row: Any) -> StatementLine:
    sums = row.rows.aggregate(count=Count("pk"), cents=Sum("cents"))
    return StatementLine(
        statement_id=row.pk,
        name=row.name,
        day=row.day,
        means=Means(row.means),
        hall=row.hall.name,
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by.name,
        rows=sums["count"],
        cents=sums["cents"] or 0,
        faults=tuple((line, text, why) for line, text, why in row.faults),
        differences=row.differences,
        open_differences=row.waiting,
    )


def _discrepancy(row: Any) -> DiscrepancyRow:
    return DiscrepancyRow(
        discrepancy_id=row.pk,
        kind=DifferenceKind(row.kind),
        reference=row.reference,
        line=row.line,
        bill=row.bill.number if row.bill else "",
        our_cents=row.our_cents,
        their_cents=row.their_cents,
        reason=row.reason,
        settled_at=row.settled_at,
        settled_by=row.settled_by.name if row.settled_by else "",
    )
