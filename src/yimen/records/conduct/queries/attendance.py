"""Attendance of a stretch of days: every due half day judged anew from the facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from django.db import connection

from yimen.records.conduct.models import Correction, Registration, RollCall
from yimen.records.conduct.queries.policies import Policies, policies
from yimen.records.network import queries as network
from yimen.records.network.queries import HallHours
from yimen.records.people import queries as people
from yimen.records.people.queries import A_PAGE, OfficerFilter, OfficerRow, Slice
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.attendance import (
    Known,
    Mark,
    Policy,
    Verdict,
    due_halves,
    is_due,
    is_over,
    judge,
)
from yimen.rules.conduct.attendance_figures import Tally, tally
from yimen.rules.conduct.leave import Half, LeaveKind
from yimen.rules.legal_clock.calendar import CHINA, days_from
from yimen.rules.queue.opening import OpeningHours, Sessions

_LEAVES: Final = """
SELECT half.officer_id, half.day, half.half, leave.kind,
    leave.handed_over_at IS NOT NULL
FROM leave_half AS half JOIN leave ON leave.id = half.leave_id
WHERE half.officer_id = ANY(%(officers)s) AND leave.state = 'approved'
    AND half.day BETWEEN %(first)s AND %(last)s
"""
_SHIFTS: Final = """
SELECT officer_id, day, node_id FROM duty_shift
WHERE officer_id = ANY(%(officers)s) AND day BETWEEN %(first)s AND %(last)s
"""
_READ_DAYS: Final = """
SELECT DISTINCT node_id, day FROM attendance_registration
WHERE node_id = ANY(%(nodes)s) AND day BETWEEN %(first)s AND %(last)s
"""
_KEPT: Final = """
SELECT officer.id
FROM officer JOIN node ON node.id = officer.hall_id
WHERE starts_with(node.path, %(path)s) AND (
    EXISTS (
        SELECT FROM attendance_registration AS read
        WHERE read.node_id = node.id AND read.day BETWEEN %(first)s AND %(last)s
    ) OR EXISTS (
        SELECT FROM attendance_roll_call AS called
        WHERE called.node_id = node.id AND called.day BETWEEN %(first)s AND %(last)s
    )
)
"""

OfficerDay = tuple[int, date]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends in, as known at an instant."""

    first_on: date
    last_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class DayOf:
    """One officer's day: its due half days that are over, judged."""

    on: date
    verdicts: Mapping[Half, Verdict]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An officer's line of a month sheet."""

    officer: OfficerRow
    days: tuple[DayOf, ...]
    tally: Tally
    policy: Policy


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stretch of days of everybody who is wanted."""

    days: Days
    page: Slice[SheetRow]
    total: Tally  # of the rows shown


@dataclass(slots=True)
class _Facts:
    """What is on record of these officers, by officer and day."""

    registered: dict[OfficerDay, list[time]] = field(
        default_factory=lambda: defaultdict(list)
    )
    leave: dict[OfficerDay, dict[Half, tuple[LeaveKind, bool]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    called: dict[OfficerDay, dict[Half, bool]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    corrected: dict[OfficerDay, dict[Half, Mark]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    shifts: set[tuple[int, date, int]] = field(default_factory=set)
    read_days: set[tuple[int, date]] = field(default_factory=set)


def sheet(
    wanted: OfficerFilter,
    days: Days,
    *,
    actor: Actor,
    page: int = 1,
    size: int = A_PAGE,
) -> Sheet:
    """The half days of whom the actor may see, a line each."""
    found = people.officers(
        wanted, actor=actor, page=page, size=size, step=Step.SEE_CONDUCT
    )
    rows = _judged(found.rows, days)
    shown = Slice(rows, found.number, found.pages, found.total)
    whole = sum((row.tally for row in rows), start=Tally())
    return Sheet(days, shown, whole)


def kept_days(days: Days, path: str) -> tuple[SheetRow, ...]:
    """The half days of everybody at and below a place whose hall keeps attendance.

    A hall keeps it that has read a file or called a roll in these days.
    """
    values: dict[str, Any] = {
        "first": days.first_on,
        "last": days.last_on,
        "path": path,
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, values)
        ids = frozenset(officer for (officer,) in cursor.fetchall())
    wanted = OfficerFilter(officer_ids=ids)
    found = people.officers(wanted, actor=SYSTEM, size=people.WHOLE)
    return _judged(found.rows, days)


def own_sheet(officer_id: int, days: Days) -> SheetRow | None:
    """One officer's own half days; None without a hall to be in."""
    mine = OfficerFilter(officer_ids=frozenset({officer_id}), is_active=None)
    found = people.officers(mine, actor=SYSTEM)
    return next(iter(_judged(found.rows, days)), None)


def verdict_of(
    officer_id: int, on: date, half: Half, *, at: datetime
) -> Verdict | None:
    """How this half day stands; None where it was not due or is not over."""
    row = own_sheet(officer_id, Days(on, on, at))
    return row.days[0].verdicts.get(half) if row and row.days else None


@dataclass(frozen=True, slots=True)
class _Hall:
    """When a hall is open, and its minutes."""

    node_id: int
    hours: HallHours
    held: Policies

    def sessions(self, on: date) -> Sessions:
        return (self.hours.hours or OpeningHours()).sessions(on, self.hours.calendar)


def _judged(officers: Iterable[OfficerRow], days: Days) -> tuple[SheetRow, ...]:
    posted = [one for one in officers if one.hall_id is not None]
    nodes = {one.hall_id for one in posted if one.hall_id is not None}
    facts = _facts([one.officer_id for one in posted], nodes, days)
    held = policies(nodes)
    halls = {
        node: _Hall(node, hours, held)
        for node, hours in network.halls_hours(nodes, days.first_on).items()
    }
    found: list[SheetRow] = []
    for one in posted:
        hall = halls[one.hall_id or 0]
        judged = tuple(
            _day(one.officer_id, hall, on, facts, days.at)
            for on in days_from(days.first_on, days.last_on)
        )
        each = (verdict for day in judged for verdict in day.verdicts.values())
        policy = held.on(hall.node_id, days.last_on)
        found.append(SheetRow(one, judged, tally(each), policy))
    return tuple(found)


def _day(officer_id: int, hall: _Hall, on: date, facts: _Facts, at: datetime) -> DayOf:
    has_shift = (officer_id, on, hall.node_id) in facts.shifts
    is_legal_day = hall.hours.calendar.counts(on)
    if not is_due(is_legal_day=is_legal_day, is_rostered=has_shift):
        return DayOf(on, {})
    due = {
        half: session
        for half, session in due_halves(hall.sessions(on)).items()
        if is_over((on, half), session, at)
    }
    key = (officer_id, on)
    known = Known(
        registered=tuple(facts.registered.get(key, ())),
        has_file=(hall.node_id, on) in facts.read_days,
        leave=facts.leave.get(key),
        called=facts.called.get(key),
        corrected=facts.corrected.get(key),
    )
    return DayOf(on, judge(due, known, hall.held.on(hall.node_id, on)))


def _facts(officer_ids: list[int], nodes: set[int], days: Days) -> _Facts:
    found = _Facts()
    _read_tables(found, officer_ids, days)
    values: dict[str, Any] = {
        "officers": officer_ids,
        "nodes": list(nodes),
        "first": days.first_on,
        "last": days.last_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LEAVES, values)
        for officer_id, on, half, kind, handed_over in cursor.fetchall():
            found.leave[officer_id, on][Half(half)] = (LeaveKind(kind), handed_over)
        cursor.execute(_SHIFTS, values)
        found.shifts = set(cursor.fetchall())
        cursor.execute(_READ_DAYS, values)
        found.read_days = set(cursor.fetchall())
    return found


def _read_tables(found: _Facts, officer_ids: list[int], days: Days) -> None:
    of_them = {
        "officer_id__in": officer_ids,
        "on__range": (days.first_on, days.last_on),
    }
    told = Registration.objects.filter(**of_them)
    for officer_id, on, when in told.values_list("officer_id", "on", "registered_at"):
        found.registered[officer_id, on].append(when.astimezone(CHINA).time())
    called = RollCall.objects.filter(**of_them)
    for officer_id, on, half, is_there in called.values_list(
        "officer_id", "on", "half", "is_there"
    ):
        found.called[officer_id, on][Half(half)] = is_there
    right = Correction.objects.filter(**of_them, state="confirmed").order_by("pk")
    for officer_id, on, half, mark in right.values_list(
        "officer_id", "on", "half", "mark"
    ):
        found.corrected[officer_id, on][Half(half)] = Mark(mark)
