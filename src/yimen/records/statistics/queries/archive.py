"""The archive of cases: what it should hold, what it holds, and what it answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

from yimen.ports.case_archive import CaseArchive, ask, digest_of, table_of
from yimen.records.statistics.models import ArchivePart
from yimen.records.statistics.queries._engine import (
    ANCESTORS,
    columns,
    compiled,
    tallies_of,
)
from yimen.records.statistics.queries._live import ancestors, live_facts
from yimen.rules.actors import Actor
from yimen.rules.authority import require
from yimen.rules.calendar import CHINA
from yimen.rules.sight import EVERYTHING
from yimen.rules.statistics.cuts import COLUMNS as KEYS
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.tallies import Tally
from yimen.rules.steps import Step

OPEN: Final = "open"
_BEYOND: Final = 2199
DIALECT: Final = "duckdb"
COLUMNS: Final = columns(Relation.CASES)
_SIGNATURES: Final = (Path(__file__).parents[1] / "sql" / "signatures.sql").read_text(
    encoding="utf-8"
)
_ABOVE: Final = {"below": "string", "above": "string", "above_path": "string"}
_ASKED: Final = {
    "period": "string",
    "since": "timestamp('UTC')",
    "until": "timestamp('UTC')",
}


def signatures() -> dict[tuple[str, str], tuple[int, str]]:
    """How many cases each month and region has now, and what tells a change."""
    with connection.cursor() as cursor:
        cursor.execute(_SIGNATURES)
        return {
            (month, region): (cases, signature)
            for month, region, cases, signature in cursor.fetchall()
        }


def rows_of(
    period: Period, regions: Sequence[str]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The facts of the cases closed in a month in these regions, by number.

    With a period beyond all time: of those that are still open.
    """
    facts, asked = live_facts(Relation.CASES, Scope(), {WHOLE: period}, EVERYTHING)
    parts = (
        "SELECT",
        ", ".join(("region", *COLUMNS)),
        "FROM (",
        facts,
        ") AS held WHERE region = ANY (%(wanted)s)",
        "AND (closed_at IS NULL) = %(is_open)s",
        "AND (closed_at IS NULL OR closed_at < until) ORDER BY region, number",
    )
    is_open = period.since.year == _BEYOND
    asked |= {"wanted": list(regions), "is_open": is_open}
    with connection.cursor() as cursor:
        cursor.execute(" ".join(parts), asked)
        for region, *row in cursor.fetchall():
            yield region, tuple(row)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One file of the archive."""

    month: str
    region: str
    cases: int
    written_at: datetime
    is_sound: bool | None = None  # None: not looked at


def archive_parts(actor: Actor) -> tuple[PartRow, ...]:
    """Every file that was noted, newest month first."""
    require(actor, Step.SEE_DATASETS)
    return tuple(
        PartRow(part.month, part.region, part.cases, part.written_at)
        for part in ArchivePart.objects.order_by("-month", "region")
    )


def checked_parts(actor: Actor) -> tuple[PartRow, ...]:
    """Every file read again and held against its count and digest."""
    require(actor, Step.SEE_DATASETS)
    archive = CaseArchive(Path(settings.YIMEN_ARCHIVE))
    return tuple(
        PartRow(
            part.month, part.region, part.cases, part.written_at, _sound(archive, part)
        )
        for part in ArchivePart.objects.order_by("-month", "region")
    )


def _sound(archive: CaseArchive, part: ArchivePart) -> bool:
    table = archive.read(part.month, part.region)
    if table is None or table.num_rows != part.cases:
        return False
    return digest_of(table) == part.digest


def history_tallies(
    files: str,
    scope: Scope,
    periods: Mapping[str, Period],
    cut: Cut | None = None,
    *,
    places: Sequence[str] = (),
) -> dict[tuple[str, str], Tally]:
    """The tallies of cases by period and group, from files instead of tables."""
    asked = [(name, one.since, one.until) for name, one in periods.items()]
    tables = {"asked": table_of(_ASKED, asked)}
    if cut is Cut.NODE:
        tables[ANCESTORS] = table_of(_ABOVE, ancestors(scope, places))
    first = min(one.since for one in periods.values()).astimezone(CHINA)
    values: dict[str, str | datetime] = {
        "files": files,
        "scope_path": scope.path,
        "first_month": f"{first:%Y-%m}",
        **{f"only_{key}": value for key, value in scope.only.items()},
    }
    only = [f"AND fact.{KEYS[key]} = $only_{key}" for key in scope.only]
    said = compiled(Relation.CASES, cut, frozenset(scope.only), DIALECT)
    names, rows = ask(" ".join((_FACTS, *only, ")", said)), values, tables)
    return tallies_of(Relation.CASES, names, rows)


_FACTS: Final = """
WITH case_fact AS (
    SELECT asked.period, asked.since, asked.until, $scope_path AS scope_path, fact.*
    FROM asked
    JOIN read_parquet($files, hive_partitioning = true) AS fact
        ON fact.received_at < asked.until
        AND (fact.closed_at IS NULL OR fact.closed_at >= asked.since)
    WHERE fact.month >= $first_month AND starts_with(fact.path, $scope_path)
"""
