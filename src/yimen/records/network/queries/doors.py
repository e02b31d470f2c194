"""When a hall is open, and how its door stands."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from yimen.records.calendars.queries import calendar_state, current_calendar
from yimen.records.network import facts
from yimen.rules.legal_clock.calendar import CHINA, WorkCalendar
from yimen.rules.legal_clock.hours import OFFICE_HOURS, LegalHours
from yimen.rules.queue.opening import (
    DayException,
    Door,
    OpeningHours,
    Sessions,
    door,
    legal_hours,
)
from yimen.rules.refusals import NotFound

LEGAL_HOURS: Final = """(
    SELECT hours.legal::text
    FROM opening_hours AS hours JOIN node AS holder ON holder.id = hours.node_id
    WHERE starts_with(node.path, holder.path) AND hours.legal <> '[]'::jsonb
    ORDER BY length(holder.path) DESC
    LIMIT 1
)"""
"""SQL for the legal hours of a `node`: its own, or those of the place above."""

_HOURS: Final = """
SELECT node.id, region.code, hours.week::text, hours.keeps_national_holidays,
    hours.make_up_day_as, hours.version, hours.node_id, hours.legal::text,
    {legal_hours}
FROM node
JOIN region ON region.id = node.region_id
LEFT JOIN LATERAL (
    SELECT opening_hours.*
    FROM opening_hours
    JOIN node AS holder ON holder.id = opening_hours.node_id
    WHERE starts_with(node.path, holder.path)
    ORDER BY length(holder.path) DESC
    LIMIT 1
) AS hours ON true
WHERE node.id = ANY(%(nodes)s)
""".replace("{legal_hours}", LEGAL_HOURS)
_EXCEPTIONS: Final = """
SELECT DISTINCT ON (node.id, opening_exception.day)
    node.id, opening_exception.day, opening_exception.sessions::text,
    opening_exception.note, holder.id = node.id, opening_exception.id
FROM node
JOIN node AS holder ON starts_with(node.path, holder.path)
JOIN opening_exception ON opening_exception.node_id = holder.id
WHERE node.id = ANY(%(nodes)s) AND opening_exception.day >= %(since)s
ORDER BY node.id, opening_exception.day, length(holder.path) DESC
"""


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A day that differs from the week, and whether the hall itself said so."""

    exception_id: int
    on: date
    sessions: Sessions
    note: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class HallHours:
    """A hall's hours as they stand on record, its own or those of a place above."""

    hours: OpeningHours | None  # nobody has said when it opens
    exceptions: tuple[ExceptionRow, ...]
    calendar: WorkCalendar
    version: int  # of the hall's own week; 0: it has none
    legal: LegalHours  # in which limits in hours run here

    def door(self, at: datetime) -> Door:
        """How the door stands; a hall without hours is never closed."""
        if self.hours is None:
            return Door(is_open=True)
        return door(self.hours, at, self.calendar)

    def sessions(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """From when until when the hall serves on this day, as instants."""
        hours = self.hours or OpeningHours()
        return tuple(
            (
                datetime.combine(day, one.opens, tzinfo=CHINA),
                datetime.combine(day, one.closes, tzinfo=CHINA),
            )
            for one in hours.sessions(day, self.calendar)
        )


def hall_hours(node_id: int, since: date) -> HallHours:
    """The hours in force in a hall, with the exceptions from that day on."""
    found = halls_hours([node_id], since)
    if node_id not in found:
        raise NotFound(node=node_id)
    return found[node_id]


def halls_hours(node_ids: Collection[int], since: date) -> dict[int, HallHours]:
    """The hours in force in each of these halls, in as many statements as of one."""
    asked: dict[str, Any] = {"nodes": list(node_ids), "since": since}
    exceptions: dict[int, list[ExceptionRow]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_HOURS, asked)
        rows = cursor.fetchall()
        cursor.execute(_EXCEPTIONS, asked)
        for node_id, on, day, note, is_own, key in cursor.fetchall():
            said = facts.sessions(json.loads(day))
            one = ExceptionRow(key, on, said, note, is_own)
            exceptions.setdefault(node_id, []).append(one)
    state = calendar_state()
    return {
        row[0]: _hall_hours(row, tuple(exceptions.get(row[0], ())), state)
        for row in rows
    }


def _hall_hours(
    row: Sequence[Any], exceptions: tuple[ExceptionRow, ...], state: str
) -> HallHours:
    node_id, region, week, keeps, make_up, version, holder, legal, in_force = row
    hours = None
    if week is not None:
        hours = facts.opening_hours(
            json.loads(week),
            {one.on: DayException(one.sessions, one.note) for one in exceptions},
            keeps_national_holidays=keeps,
            make_up_day_as=make_up,
            legal=json.loads(legal),
        )
    own = version if holder == node_id else 0
    calendar = current_calendar(region, state=state)
    return HallHours(hours, exceptions, calendar, own, legal_hours_of(in_force))


@lru_cache(maxsize=256)
def legal_hours_of(raw: str | None) -> LegalHours:
    """The hours in which limits in hours run, from what `LEGAL_HOURS` gave."""
    own = legal_hours(facts.sessions(json.loads(raw))) if raw else None
    return own or OFFICE_HOURS
