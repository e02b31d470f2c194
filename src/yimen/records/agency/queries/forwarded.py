"""What came up from lower organs, and where a case has gone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yimen.records.agency import models
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardedRow:
    """A reviewed case on its way up, or received there."""

    lower_number: str
    lower_organ: str
    matter: str
    organ: str
    hall: str
    hall_id: int
    review_due_on: date
    is_late: bool
    forwarded_at: datetime
    forwarded_by: str
    received_at: datetime | None
    upper_number: str


def forwarded(
    actor: Actor, *, is_received: bool = False, page: int = 1, size: int = A_PAGE
) -> Slice[ForwardedRow]:
    """What came up to the halls and organs that the actor may see, oldest first."""
    sight = sight_of(actor, Step.SEE_FORWARDED)
    seen = seen_by(sight) | seen_by(sight, organ="lower_case__organ", hall=None)
    rows = _rows().filter(seen, upper_case__isnull=not is_received)
    order = "-received_at" if is_received else "forwarded_at"
    return slice_of(rows.order_by(order, "pk"), page, _row, size=size)


def forwarding_of(case_number: str) -> ForwardedRow | None:
    """Where this case has gone up to; none for most."""
    row = _rows().filter(lower_case__number=case_number).first()
    return _row(row) if row else None


def _rows() -> Any:
    return models.Forwarding.objects.select_related(
        "lower_case__organ",
        "upper_version",
        "organ",
        "hall",
        "forwarded_by",
        "upper_case",
    )


def _row(row: Any) -> ForwardedRow:
    return ForwardedRow(
        lower_number=row.lower_case.number,
        lower_organ=row.lower_case.organ.name,
        matter=row.upper_version.name,
        organ=row.organ.name,
        hall=row.hall.name,
        hall_id=row.hall_id,
        review_due_on=row.review_due_on,
        is_late=row.is_late,
        forwarded_at=row.forwarded_at,
        forwarded_by=row.forwarded_by.name,
        received_at=row.received_at,
        upper_number=row.upper_case.number if row.upper_case else "",
    )
