"""Which systems do not work, where, and until when. Public knowledge."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.messages.models import Outage


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageRow:
    """One outage and what to do instead."""

    outage_id: int
    hall_id: int
    hall_name: str
    hall_path: str
    what: str
    instead: str
    starts_at: datetime
    ends_at: datetime
    announced_by: str
    withdrawn_at: datetime | None


def outage(outage_id: int) -> OutageRow | None:
    """The outage with this id."""
    row = (
        Outage.objects.select_related("hall", "announced_by")
        .filter(pk=outage_id)
        .first()
    )
    return _row(row) if row else None


def outages(at: datetime, *, hall_path: str = "") -> tuple[OutageRow, ...]:
    """The outages that are not over: of these halls, and of all above them."""
    found = (
        Outage.objects.select_related("hall", "announced_by")
        .filter(ends_at__gt=at, withdrawn_at=None)
        .order_by("starts_at", "pk")
    )
    return tuple(
        _row(row)
        for row in found
        if row.hall.path.startswith(hall_path) or hall_path.startswith(row.hall.path)
    )


def _row(row: Outage) -> OutageRow:
    return OutageRow(
        outage_id=row.pk,
        hall_id=row.hall_id,
        hall_name=row.hall.name,
        hall_path=row.hall.path,
        what=row.what,
        instead=row.instead,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        announced_by=row.announced_by.name if row.announced_by else "系统",
        withdrawn_at=row.withdrawn_at,
    )
