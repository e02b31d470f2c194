"""The network as a file that can be taken in again."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from yimen.records.network.queries import NodeRow, RegionRow, all_nodes, all_regions

COLUMNS: Final = (
    "kind",
    "code",
    "name",
    "parent",
    "region",
    "short_name",
    "address",
    "phone",
    "supervision_phone",
    "area_square_meters",
    "supervised_since",
    "primary_responsible",
    "primary_responsible_office",
    "predecessor",
    "level",
)


def as_csv() -> str:
    """Every region and every open place, parents before children."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines())
    return out.getvalue()


def lines() -> Iterator[dict[str, object]]:
    """The lines of the file by column."""
    yield from (_region(row) for row in all_regions())
    yield from (_place(row) for row in all_nodes())


def _region(row: RegionRow) -> dict[str, object]:
    return {
        "kind": "region",
        "code": row.code,
        "name": row.name,
        "parent": row.parent_code,
        "level": row.level if row.is_local else "",
    }


def _place(row: NodeRow) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "code": row.code,
        "name": row.name,
        "parent": row.parent_code,
        "region": row.region_code,
        "short_name": row.short_name,
        "address": row.address,
        "phone": row.phone,
        "supervision_phone": row.supervision_phone,
        "area_square_meters": row.area_square_meters or "",
        "supervised_since": row.supervised_since or "",
        "primary_responsible": row.primary_responsible,
        "primary_responsible_office": row.primary_responsible_office,
    }
