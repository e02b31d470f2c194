"""Figures of datasets and of our own cases, and where cases stood at any instant."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from operator import add
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from yimen.records.calendars.queries import current_calendar
from yimen.records.statistics.models import Dataset
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, CLOSED_STATES, State
from yimen.rules.legal_clock.calendar import (
    CHINA,
    NATION,
    REACH,
    WorkCalendar,
    days_from,
    local_date,
)
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.figures import CaseTimes, Figures, Measure, figures

_SQL: Final = Path(__file__).parents[1] / "sql"
_LIVE: Final = (_SQL / "live.sql").read_text(encoding="utf-8")
_SINCE: Final = (_SQL / "as_of_since.sql").read_text(encoding="utf-8")
_DOUBTFUL: Final = (_SQL / "as_of_doubtful.sql").read_text(encoding="utf-8")
_TRACED: Final = (_SQL / "as_of_traced.sql").read_text(encoding="utf-8")
_AS_OF_LIVE: Final = (_SQL / "as_of_live.sql").read_text(encoding="utf-8")
_SINCE_IN_DATASET: Final = (_SQL / "as_of_dataset_since.sql").read_text(
    encoding="utf-8"
)
_RESTATED: Final = (_SQL / "as_of_restated.sql").read_text(encoding="utf-8")
_AS_OF_DATASET: Final = (_SQL / "as_of_dataset.sql").read_text(encoding="utf-8")
_EACH: Final = (_SQL / "as_of_each.sql").read_text(encoding="utf-8")
_COUNTED: Final = (_SQL / "as_of_counted.sql").read_text(encoding="utf-8")
_CERTAIN: Final = (_SQL / "as_of_certain.sql").read_text(encoding="utf-8")
_OVERDUE: Final = (_SQL / "as_of_overdue.sql").read_text(encoding="utf-8")
_LISTED: Final = (_SQL / "as_of_listed.sql").read_text(encoding="utf-8")
_PLACES: Final = {
    Cut.ORGAN: "organ",
    Cut.CHANNEL: "channel",
    Cut.MATTER: "matter",
    Cut.WINDOW: "seat",
    Cut.OFFICER: "officer",
    Cut.NODE: "node",
}
_ENDED: Final[list[State]] = sorted(AWAITING_DELIVERY | CLOSED_STATES)
_AT_ONCE: Final = """
SELECT
    set_config('work_mem', '512MB', true), set_config('enable_nestloop', 'off', true),
    set_config('enable_mergejoin', 'off', true),
    set_config('parallel_tuple_cost', '0', true), set_config('timezone', %s, true)
"""
_IN_PAGES: Final = """
SELECT
    set_config('enable_seqscan', %(rows)s, true),
    set_config('enable_indexscan', %(rows)s, true)
"""
_OF_THESE: Final = "WHERE number = ANY (%(traced)s::text[])"
_NONE_SINCE: Final = dict.fromkeys(("numbers", "firsts", "nexts", "states"))
_NONE_TRACED: Final = dict.fromkeys(
    ("traced", "received_ats", "stands", "due_ats", "due_ons", "notice_due_ons")
)
_NEAR: Final = timedelta(days=1500)
"""Of the days around an instant it is worked out ahead how their ends are written."""
UTC: Final = "UTC"
OUR_CALENDAR, MONDAY_TO_FRIDAY = "cn", "mon-fri"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By which zone and working days a set of cases is measured."""

    zone: tzinfo
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Period:
    """Instants from the first one to just before the second."""

    since: datetime
    until: datetime


def yardstick(name: str, zone: str = "") -> Yardstick:
    """How a dataset is measured, or with no name our own cases.

    Raises `NotFound` when there is no dataset of this name.
    """
    if not name:
        return Yardstick(ZoneInfo(zone) if zone else CHINA, current_calendar(NATION))
    dataset = _dataset(name)
    calendar = (
        current_calendar(NATION)
        if dataset.calendar == OUR_CALENDAR
        else WorkCalendar({}, frozenset(REACH))
    )
    return Yardstick(ZoneInfo(zone or dataset.zone), calendar)


def case_figures(
    name: str,
    period: Period,
    measured: Yardstick,
    cut: Cut | None,
    *,
    by: Actor,
    at: datetime,
) -> tuple[Figures, Mapping[str, Figures]]:
    """The figures of the cases received in a period: all, and by the cut.

    A period that is not over yet is looked at as it stands now.
    """
    require(by, Step.SEE_FIGURES)
    cases = _of_dataset(name, period) if name else _live(period)
    measure = Measure(measured.calendar, measured.zone, min(period.until, at))
    return figures(cases, measure, cut)


@dataclass(frozen=True, slots=True)
class Then:
    """A past instant, by what was known at another; of a dataset or of our own."""

    at: datetime
    known_at: datetime
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where one case stood."""

    case: str
    received_at: datetime
    is_closed: bool
    due_at: datetime | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How many cases had been received by an instant, and where they stood."""

    received: int
    closed: int
    open_overdue: int

    @property
    def open(self) -> int:
        """How many were still open."""
        return self.received - self.closed


def standing(then: Then, *, by: Actor) -> Standing:
    """How many stood where at that instant, as then known.

    One pass counts whom nobody doubts and finds the others; these are traced and added.
    """
    require(by, Step.SEE_FIGURES)
    asked = _asked(then)
    with _at_once() as cursor:
        begun = _restated(cursor, asked) if then.dataset else _since(cursor, asked)
        said = _CERTAIN if asked.get("numbers") else _COUNTED
        cursor.execute(begun + said, asked)
        *counts, asked["doubtful"] = cursor.fetchone()
        if asked["doubtful"]:
            _trace(cursor, asked)
            cursor.execute(begun + _COUNTED + _OF_THESE, asked | _NONE_SINCE)
            counts = list(map(add, counts, cursor.fetchone()))
    return Standing(*counts)


def standing_listed(then: Then, *, zone: str, by: Actor) -> tuple[Standing, str]:
    """How many stood where, and those still open as JSON, with a comma between.

    Written by the database: its instants are those of the zone of this name.
    """
    *counts, listed = _told(then, _LISTED, zone=zone, by=by)[0]
    return Standing(*counts), listed or ""


def stood(then: Then, *, by: Actor) -> Sequence[Stood]:
    """Where each case received by then stood at that instant, as then known."""
    return _each(then, _told(then, _EACH, by=by))


def overdue_then(then: Then, *, most: int, by: Actor) -> Sequence[Stood]:
    """The first of those that were overdue at that instant, as then known."""
    return _each(then, _told(then, _OVERDUE, most=most, by=by))


def _each(then: Then, rows: list[tuple[Any, ...]]) -> list[Stood]:
    return [
        Stood(
            case=number,
            received_at=received_at,
            is_closed=is_closed,
            due_at=due_at,
            is_overdue=not is_closed and due_at is not None and due_at < then.at,
        )
        for number, received_at, is_closed, due_at in rows
    ]


def _told(
    then: Then, said: str, *, zone: str = UTC, most: int = 0, by: Actor
) -> list[tuple[Any, ...]]:
    """What this end of the statement says of where the cases stood then."""
    require(by, Step.SEE_FIGURES)
    asked = _asked(then, most)
    with _at_once(zone) as cursor:
        begun = _restated(cursor, asked) if then.dataset else _taken_back(cursor, asked)
        cursor.execute(begun + said, asked)
        told: list[tuple[Any, ...]] = cursor.fetchall()
    return told


def _asked(then: Then, most: int = 0) -> dict[str, Any]:
    day = local_date(then.at)
    return {
        "name": then.dataset,
        "at": then.at,
        "day": day,
        "days": list(days_from(day - _NEAR, day + _NEAR)),
        "known_at": then.known_at,
        "ended": _ENDED,
        "most": most,
        **_NONE_TRACED,
    }


@contextmanager
def _at_once(zone: str = UTC) -> Iterator[Any]:
    """A cursor for all cases at once: scans and hashes in memory, never row by row."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_AT_ONCE, [zone])
        yield cursor
        transaction.set_rollback(True)  # nothing was written: the settings go back


def _restated(cursor: Any, asked: dict[str, Any]) -> str:
    """The beginning of the statement for a dataset, given what it asks for."""
    cursor.execute(_SINCE_IN_DATASET + _RESTATED, asked)
    asked["doubtful"] = [subject for (subject,) in cursor.fetchall()]
    return _SINCE_IN_DATASET + _AS_OF_DATASET


def _taken_back(cursor: Any, asked: dict[str, Any]) -> str:
    """The beginning of the statement for our own halls, with all that it asks for."""
    begun = _since(cursor, asked)
    cursor.execute(_DOUBTFUL, asked)
    [asked["doubtful"]] = cursor.fetchone()
    _trace(cursor, asked)
    return begun


def _since(cursor: Any, asked: dict[str, Any]) -> str:
    """The same beginning, given what came since but nobody traced.

    The pages of the journal are told by their instants, however many the planner fears.
    """
    cursor.execute(_IN_PAGES, {"rows": "off"})
    cursor.execute(_SINCE, asked)
    asked.update(zip(_NONE_SINCE, cursor.fetchone(), strict=True))
    cursor.execute(_IN_PAGES, {"rows": "on"})
    return _AS_OF_LIVE


def _trace(cursor: Any, asked: dict[str, Any]) -> None:
    cursor.execute(_TRACED, asked)
    asked.update(zip(_NONE_TRACED, cursor.fetchone(), strict=True))


def _dataset(name: str) -> Dataset:
    found = Dataset.objects.filter(name=name).first()
    if found is None:
        raise NotFound(dataset=name)
    return found


def _of_dataset(name: str, period: Period) -> Iterator[CaseTimes]:
    rows = _dataset(name).cases.filter(
        received_at__gte=period.since, received_at__lt=period.until
    )
    columns = ("case", "received_at", "closed_at", "due_at", "places")
    for case, received_at, closed_at, due_at, places in rows.values_list(
        *columns
    ).iterator():
        yield CaseTimes(
            case=case,
            received_at=received_at,
            closed_at=closed_at,
            due_at=due_at,
            places={Cut(cut): place for cut, place in places.items()},
        )


def _live(period: Period) -> Iterator[CaseTimes]:
    with connection.cursor() as cursor:
        cursor.execute(_LIVE, {"since": period.since, "until": period.until})
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(5000):
            for row in rows:
                yield _times(dict(zip(names, row, strict=True)))


def _times(row: Mapping[str, Any]) -> CaseTimes:
    return CaseTimes(
        case=row["number"],
        received_at=row["received_at"],
        closed_at=row["closed_at"],
        due_at=row["due_at"],
        places={cut: row[column] for cut, column in _PLACES.items()},
    )
