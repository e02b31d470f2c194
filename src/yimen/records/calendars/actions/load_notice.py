"""Load a holiday notice: a new version over those before it (10.3, 10.7, 10.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from yimen.records.calendars import queries
from yimen.records.calendars.actions._lay import Sheet, lay, number_days
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.legal_clock.calendar import (
    NATION,
    PublishedDay,
    WorkCalendar,
    days_from,
    lineage,
)
from yimen.rules.legal_clock.holiday_table import (
    NoticeTable,
    long_runs,
    unnamed_holidays,
)
from yimen.rules.refusals import Refused

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('calendar_version'))"
_SAME_LABEL = "SELECT id, digest FROM calendar_version WHERE region = %s AND label = %s"


class LabelTaken(Refused):
    """Another notice was loaded under this label; choose a new one."""


class LabelMissing(Refused):
    """A notice is loaded under a label, such as its year."""


@dataclass(frozen=True, slots=True)
class Change:
    """A day that is counted otherwise than before."""

    on: date
    worked_before: bool
    works_now: bool


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a notice has changed in the calendar, and what is odd about it."""

    version_id: int
    is_repeat: bool
    days: int
    changes: tuple[Change, ...]
    new_years: tuple[int, ...]
    unnamed_holidays: tuple[date, ...]
    long_runs: tuple[date, ...]


@transaction.atomic
def load_notice(
    *,
    table: NoticeTable,
    region: str,
    label: str,
    source: str,
    by: Actor,
    at: datetime,
) -> Loaded:
    """The calendar as it is after the notice. The same notice twice is loaded once."""
    require(by, Step.LOAD_CALENDAR)
    code, name = lineage(region)[-1], label.strip()
    if not name:
        raise LabelMissing
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
        before = queries.make_calendar(code)
        sheet = Sheet(code, name, source, table.days, at, by.mark)
        there = _already_there(cursor, sheet)
        if there:
            return _loaded(there, table, before, before, is_repeat=True)
        version_id = lay(cursor, sheet)
        _number_all(cursor, code)
    after = queries.make_calendar(code)
    loaded = _loaded(version_id, table, before, after, is_repeat=False)
    append(
        Line(
            kind="calendar",
            subject=code,
            step=Step.LOAD_CALENDAR,
            by=by,
            happened_at=at,
            payload=_payload(sheet, loaded),
        )
    )
    return loaded


def preview(*, table: NoticeTable, region: str, by: Actor) -> Loaded:
    """What the notice would change, without loading it."""
    require(by, Step.LOAD_CALENDAR)
    before = queries.make_calendar(lineage(region)[-1])
    return _loaded(0, table, before, overlaid(before, table), is_repeat=False)


def overlaid(calendar: WorkCalendar, table: NoticeTable) -> WorkCalendar:
    """The calendar as it would be with the notice on top."""
    if calendar.region == NATION:
        laid = {**calendar.days, **{day.on: day for day in table.days}}
        return WorkCalendar.of(laid.values())
    return calendar.with_days(table.days)


def _already_there(cursor: CursorWrapper, sheet: Sheet) -> int | None:
    cursor.execute(_SAME_LABEL, [sheet.region, sheet.label])
    row = cursor.fetchone()
    if row is None:
        return None
    if row[1] != sheet.digest:
        raise LabelTaken(label=sheet.label)
    return int(row[0])


def _number_all(cursor: CursorWrapper, code: str) -> None:
    """Number this region and those within it that have a table of their own."""
    for region in {code, *queries.overlaid_regions()}:
        if code in lineage(region):
            number_days(cursor, queries.make_calendar(region))


def _loaded(
    version_id: int,
    table: NoticeTable,
    before: WorkCalendar,
    after: WorkCalendar,
    *,
    is_repeat: bool,
) -> Loaded:
    new_years = tuple(sorted(after.years - before.years))
    return Loaded(
        version_id=version_id,
        is_repeat=is_repeat,
        days=len(table.days),
        changes=_changes(before, after, table.days, new_years),
        new_years=new_years,
        unnamed_holidays=tuple(
            day for year in new_years for day in unnamed_holidays(after, year)
        ),
        long_runs=tuple(long_runs(after, table.days)),
    )


def _changes(
    before: WorkCalendar,
    after: WorkCalendar,
    named: tuple[PublishedDay, ...],
    new_years: tuple[int, ...],
) -> tuple[Change, ...]:
    days = {day.on for day in named}
    for year in new_years:
        days.update(days_from(date(year, 1, 1), date(year, 12, 31)))
    return tuple(
        Change(day, before.counts(day), after.counts(day))
        for day in sorted(days)
        if before.counts(day) is not after.counts(day)
    )


def _payload(sheet: Sheet, loaded: Loaded) -> Mapping[str, object]:
    return {
        "label": sheet.label,
        "source": sheet.source,
        "digest": sheet.digest,
        "version": loaded.version_id,
        "days": loaded.days,
        "off": [change.on for change in loaded.changes if not change.works_now],
        "worked": [change.on for change in loaded.changes if change.works_now],
        "years": list(loaded.new_years),
    }
