"""Laying a version over the others, and numbering the days anew."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from django.db.backends.utils import CursorWrapper

from yimen.ports.almanac import Bundled
from yimen.rules.legal_clock.calendar import (
    NATION,
    PublishedDay,
    WorkCalendar,
    days_from,
)

_SQL: Final = Path(__file__).parents[1] / "sql"
_LAY: Final = (_SQL / "lay_version.sql").read_text(encoding="utf-8")
_NUMBER: Final = (_SQL / "number_days.sql").read_text(encoding="utf-8")

YEARS_BEFORE: Final = 1
YEARS_BEHIND: Final = 6
"""How far the numbers go beyond what is published, for due days that get there."""

MIGRATION: Final = "migration"
LAID_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A version as it is written down."""

    region: str
    label: str
    source: str
    days: Sequence[PublishedDay]
    loaded_at: datetime
    loaded_by: str
    is_bundled: bool = False

    @property
    def digest(self) -> str:
        """The same days, the same digest."""
        said = "\n".join(
            f"{day.on.isoformat()},{day.kind},{day.name},{day.notice}"
            for day in self.days
        )
        return hashlib.sha256(said.encode()).hexdigest()

    def parameters(self) -> dict[str, Any]:
        """The parameters of `sql/lay_version.sql`."""
        return {
            "region": self.region,
            "label": self.label,
            "source": self.source,
            "digest": self.digest,
            "is_bundled": self.is_bundled,
            "loaded_at": self.loaded_at,
            "loaded_by": self.loaded_by,
            "days": [day.on for day in self.days],
            "kinds": [day.kind.value for day in self.days],
            "names": [day.name for day in self.days],
            "notices": [day.notice for day in self.days],
        }


def lay(cursor: CursorWrapper, sheet: Sheet) -> int:
    """Write the version with its days; its id."""
    cursor.execute(_LAY, sheet.parameters())
    return int(cursor.fetchone()[0])


def number_days(cursor: CursorWrapper, calendar: WorkCalendar) -> None:
    """Write the region's numbers anew, as far as they have changed."""
    days = list(_span(calendar.years))
    cursor.execute(
        _NUMBER,
        {
            "region": calendar.region,
            "days": days,
            "ordinals": [calendar.ordinal(day) for day in days],
            "worked": [calendar.counts(day) for day in days],
            "published": [calendar.is_published(day) for day in days],
        },
    )


def lay_bundled(cursor: CursorWrapper, label: str) -> None:
    """Lay what ships with the product below everything else. For migrations."""
    days = Bundled().days()
    sheet = Sheet(NATION, label, "cn.csv", days, LAID_AT, MIGRATION, is_bundled=True)
    lay(cursor, sheet)
    number_days(cursor, WorkCalendar.of(days))


def _span(years: Iterable[int]) -> Iterable[date]:
    known = sorted(years)
    first = date(known[0] - YEARS_BEFORE, 1, 1)
    return days_from(first, date(known[-1] + YEARS_BEHIND, 12, 31))
