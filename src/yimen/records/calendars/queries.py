"""The calendar in force, and the versions it was made of."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.records.calendars import facts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.legal_clock.calendar import (
    NATION,
    DayReason,
    PublishedDay,
    WorkCalendar,
    days_from,
    lineage,
)
from yimen.rules.refusals import NotFound

_SQL: Final = Path(__file__).parent / "sql"
PUBLISHED_DAYS: Final = (_SQL / "published_days.sql").read_text(encoding="utf-8")
CALENDAR_STATE: Final = (
    "(SELECT id || ' ' || digest FROM calendar_version ORDER BY id DESC LIMIT 1)"
)
"""For a statement that reads other facts too; see `current_calendar`."""

_OVERLAID: Final = "SELECT DISTINCT region FROM calendar_version ORDER BY region"
_VERSIONS: Final = """
SELECT version.id, version.region, version.label, version.source, version.is_bundled,
    version.loaded_at, coalesce(officer.name, version.loaded_by), count(declared.id),
    min(declared.day), max(declared.day)
FROM calendar_version AS version
JOIN calendar_day AS declared ON declared.calendar_version_id = version.id
LEFT JOIN officer ON version.loaded_by = 'officer:' || officer.id
GROUP BY version.id, officer.name
ORDER BY version.is_bundled, version.id DESC
"""
_DAYS_OF_VERSION: Final = """
SELECT version.region, declared.day, declared.kind, declared.name, declared.notice
FROM calendar_version AS version
JOIN calendar_day AS declared ON declared.calendar_version_id = version.id
WHERE version.id = %s
ORDER BY declared.day
"""

_made: dict[str, tuple[str, WorkCalendar]] = {}
"""The calendar last made for each region, with the state it was made of."""


def calendar_state() -> str:
    """Changes whenever a version is loaded; the same state, the same calendars."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {CALENDAR_STATE}")  # our own constant
        return str(cursor.fetchone()[0])


def current_calendar(region: str = NATION, *, state: str | None = None) -> WorkCalendar:
    """The calendar in force for a region: the nation's with the region's laid over.

    Takes one short statement, none if the caller has read `CALENDAR_STATE` with its
    own facts, and a second one when a version was loaded since.
    """
    known = calendar_state() if state is None else state
    made = _made.get(region)
    if made is None or made[0] != known:
        made = known, make_calendar(region)
        _made[region] = made
    return made[1]


def make_calendar(region: str) -> WorkCalendar:
    """The calendar of a region, from the tables as they are now."""
    chain = lineage(region)
    with connection.cursor() as cursor:
        cursor.execute(PUBLISHED_DAYS, {"regions": list(chain)})
        tables = facts.published_days(cursor.fetchall())
    overlays = [tables[code] for code in chain[1:] if code in tables]
    return WorkCalendar.of(tables.get(NATION, ()), *overlays, region=region)


def overlaid_regions() -> tuple[str, ...]:
    """The regions that have a table of their own, the nation among them."""
    with connection.cursor() as cursor:
        cursor.execute(_OVERLAID)
        return tuple(region for (region,) in cursor.fetchall())


def numbered_region(region: str, overlaid: tuple[str, ...]) -> str:
    """The nearest region, from this one outwards, whose days are numbered."""
    return next(
        (code for code in reversed(lineage(region)) if code in overlaid), NATION
    )


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One load of a notice."""

    version_id: int
    region: str
    label: str
    source: str
    is_bundled: bool
    loaded_at: datetime
    loaded_by: str
    days: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The versions that the calendar is made of, and the years they settle."""

    versions: tuple[VersionRow, ...]
    years: tuple[int, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of a year's sheet."""

    on: date
    reason: DayReason


@dataclass(frozen=True, slots=True)
class VersionPage:
    """A version with the days it declares."""

    version: VersionRow
    days: tuple[PublishedDay, ...]


def calendar_page(actor: Actor) -> CalendarPage:
    """Every version, what a hall has loaded before what ships with the product."""
    require(actor, Step.SEE_CALENDAR)
    versions = _versions()
    regions = tuple(sorted({version.region for version in versions}))
    years = tuple(sorted(current_calendar().years))
    return CalendarPage(versions, years, regions)


def version_page(version_id: int, actor: Actor) -> VersionPage:
    """One version with its days."""
    require(actor, Step.SEE_CALENDAR)
    found = [row for row in _versions() if row.version_id == version_id]
    if not found:
        raise NotFound(calendar_version=version_id)
    with connection.cursor() as cursor:
        cursor.execute(_DAYS_OF_VERSION, [version_id])
        tables = facts.published_days(cursor.fetchall())
    return VersionPage(found[0], tuple(tables[found[0].region]))


def year_sheet(year: int, region: str, actor: Actor) -> tuple[YearDay, ...]:
    """Every day of a year as a region counts it, known or presumed."""
    require(actor, Step.SEE_CALENDAR)
    calendar = current_calendar(region)
    return tuple(
        YearDay(day, calendar.reason(day))
        for day in days_from(date(year, 1, 1), date(year, 12, 31))
    )


def _versions() -> tuple[VersionRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS)
        return tuple(VersionRow(*row) for row in cursor.fetchall())
