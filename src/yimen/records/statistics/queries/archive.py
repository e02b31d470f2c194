"""The archive of cases: what it should hold, what it holds, and what it answers."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.calendars.queries import CALENDAR_STATE
from yimen.records.statistics.models import ArchivePart, ArchiveRun
from yimen.records.statistics.queries._live import fact_table, live_facts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.statistics.cuts import WHOLE, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period

OPEN: Final = "open"
_BEYOND: Final = 2199
_PART: Final = """
cases.id = ANY (ARRAY(
    SELECT part.id
    FROM cases AS part
    JOIN node AS place ON place.id = part.hall_id
    JOIN region AS home ON home.id = place.region_id
    WHERE left(home.code, 6) = %(county)s AND {when}
))
"""
_ENDED: Final = "coalesce(part.decided_at, part.closed_at)"
_OPEN: Final = _PART.format(when=f"{_ENDED} IS NULL")
_MONTH: Final = _PART.format(
    when=f"{_ENDED} >= %(month_since)s AND {_ENDED} < %(month_until)s"
)
_ORDERED: Final = "ORDER BY region, number"
_SQL: Final = Path(__file__).parents[1] / "sql"
_SIGNATURES: Final = (
    (_SQL / "signatures.sql")
    .read_text(encoding="utf-8")
    .format(calendar_state=CALENDAR_STATE)
)


def signatures() -> dict[tuple[str, str], tuple[int, str]]:
    """How many cases each month and region has now, and what tells a change."""
    with connection.cursor() as cursor:
        cursor.execute(_SIGNATURES)
        return {
            (month, region): (cases, signature)
            for month, region, cases, signature in cursor.fetchall()
        }


def facts_of(period: Period, region: str) -> Any:
    """The facts of the cases closed in a month in a county, by place and number.

    A table. With a period beyond all time: of those that are still open.
    """
    among = _OPEN if period.since.year == _BEYOND else _MONTH
    facts, asked = live_facts(
        Relation.CASES, Scope(), {WHOLE: period}, EVERYTHING, among=among
    )
    asked |= {"month_since": period.since, "month_until": period.until}
    return fact_table(facts, {**asked, "county": region}, _ORDERED)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One file of the archive."""

    month: str
    region: str
    cases: int
    digest: str
    written_at: datetime
    checked_at: datetime | None
    is_sound: bool | None

    @property
    def is_open(self) -> bool:
        """Whether it holds the cases that nobody has ended yet."""
        return self.month == OPEN


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Every file that was noted, newest month first, and the last run."""

    rows: tuple[PartRow, ...]
    cases: int
    unsound: int
    ran_at: datetime | None
    written: int


def archive_page(actor: Actor) -> ArchivePage:
    """What the archive holds, when it was read again, and when it last ran."""
    require(actor, Step.SEE_DATASETS)
    rows = tuple(
        PartRow(
            part.month,
            part.region,
            part.cases,
            part.digest,
            part.written_at,
            part.checked_at,
            part.is_sound,
        )
        for part in ArchivePart.objects.order_by("-month", "region")
    )
    run = ArchiveRun.objects.order_by("-pk").first()
    return ArchivePage(
        rows=rows,
        cases=sum(row.cases for row in rows),
        unsound=sum(row.is_sound is False for row in rows),
        ran_at=run.finished_at if run else None,
        written=run.written if run else 0,
    )
