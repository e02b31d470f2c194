"""Regions: what lies in one, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from yimen.records.network.models import Region


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region and how many lie in it."""

    region_id: int
    code: str
    name: str
    level: int
    parent_id: int | None
    parent_code: str
    parent: str
    is_local: bool
    valid_from: date
    valid_to: date | None
    predecessor: str  # code and name of what was there before
    children: int
    nodes: int
    version: int


def regions_under(parent_code: str | None) -> tuple[RegionRow, ...]:
    """The regions of today right under this one; without one, the topmost."""
    rows = _rows().filter(valid_to=None)
    if parent_code is None:
        rows = rows.filter(parent=None)
    else:
        rows = rows.filter(parent__code=parent_code, parent__valid_to=None)
    return tuple(_row(row) for row in rows.order_by("code"))


def region_of_code(code: str) -> RegionRow | None:
    """The region that bears this code today."""
    row = _rows().filter(code=code, valid_to=None).first()
    return _row(row) if row else None


def past_regions(parent_code: str) -> tuple[RegionRow, ...]:
    """The regions that once lay under this one, the last to go first."""
    rows = _rows().filter(parent__code=parent_code, valid_to__isnull=False)
    return tuple(_row(row) for row in rows.order_by("-valid_to", "code"))


def all_regions() -> tuple[RegionRow, ...]:
    """Every region of today, parents before children: for exports."""
    rows = _rows().filter(valid_to=None).order_by("level", "code")
    return tuple(_row(row) for row in rows)


def _rows() -> QuerySet[Region]:
    live = Q(region__valid_to=None, region__isnull=False)
    return Region.objects.select_related("parent", "predecessor").annotate(
        children=Count("region", filter=live, distinct=True),
        nodes=Count("node", filter=Q(node__valid_to=None), distinct=True),
    )


def _row(row: Any) -> RegionRow:
    before = row.predecessor
    return RegionRow(
        region_id=row.pk,
        code=row.code,
        name=row.name,
        level=row.level,
        parent_id=row.parent_id,
        parent_code=row.parent.code if row.parent else "",
        parent=row.parent.name if row.parent else "",
        is_local=row.is_local,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        predecessor=f"{before.code} {before.name}" if before else "",
        children=row.children,
        nodes=row.nodes,
        version=row.version,
    )
