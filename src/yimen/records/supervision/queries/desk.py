"""The supervisor's desk: the network by tier with its lights, and who holds what."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.people.queries.sight import condition_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import OPEN_STATES
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.supervision.cards import LIVE, STOOD
from yimen.rules.supervision.watching import Level

_SQL: Final = Path(__file__).parents[1] / "sql"
_PLACES: Final = (_SQL / "places.sql").read_text(encoding="utf-8")
_WINDOWS: Final = (_SQL / "windows.sql").read_text(encoding="utf-8")
_HELD: Final = (_SQL / "held.sql").read_text(encoding="utf-8")
_PERIODS: Final = (_SQL / "periods.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place with everything below it: what is open, what is lit."""

    code: str
    name: str
    tier: int
    depth: int  # nought is the place that was asked for
    has_more: bool
    is_watched: bool
    open: int
    overdue: int
    reminders: int
    yellow: int
    red: int

    @property
    def light(self) -> str:
        """The loudest light below."""
        if self.red:
            return "red"
        if self.yellow:
            return "yellow"
        return "reminder" if self.reminders else "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow:
    """A window of one hall with what is open of what it took in."""

    number: str
    name: str
    open: int
    overdue: int
    oldest: str  # the case that is due first


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """An officer and what lies with them now."""

    officer_id: int
    officer: str
    organ: str
    held: int
    overdue: int
    paused: int
    oldest_at: datetime | None
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """A rule's cards in a period and in the one before it."""

    rule: str
    level: Level
    now: int
    before: int


def _rows(sql: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _asked(actor: Actor, step: Step, **more: Any) -> tuple[str, dict[str, Any]]:
    """The actor's sight as SQL, with what every statement of the desk asks."""
    condition, values = condition_of(
        sight_of(actor, step), organ="node.id", hall="node.id", holder="node.id"
    )
    plain = {"open": sorted(OPEN_STATES), "live": sorted(LIVE)}
    return condition, {**plain, **values, **more}


def places(actor: Actor, path: str, at: datetime) -> tuple[PlaceRow, ...]:
    """The place of this path and what lies directly below it, with their lights."""
    condition, values = _asked(actor, Step.WATCH, path=path, today=local_date(at))
    found = _rows(_PLACES.replace("{seen}", condition), values)
    return tuple(PlaceRow(**row) for row in found)


def top_path(actor: Actor) -> str:
    """Where the map begins for this actor."""
    rows = _rows(
        "SELECT path FROM node WHERE parent_id IS NULL ORDER BY path LIMIT 1", {}
    )
    return actor.hall_path or (rows[0]["path"] if rows else "")


def windows(actor: Actor, code: str, at: datetime) -> tuple[WindowRow, ...]:
    """The windows of one hall with what they took in and is open."""
    condition, values = _asked(actor, Step.WATCH, code=code, today=local_date(at))
    found = _rows(_WINDOWS.replace("{seen}", condition), values)
    return tuple(WindowRow(**row) for row in found)


def held(actor: Actor, path: str, at: datetime) -> tuple[HeldRow, ...]:
    """What each officer holds now in the halls of this path, the fullest first."""
    condition, values = _asked(actor, Step.WATCH, path=path, today=local_date(at))
    found = _rows(_HELD.replace("{seen}", condition), values)
    return tuple(HeldRow(**row) for row in found)


def compared(actor: Actor, first_on: date, last_on: date) -> tuple[PeriodRow, ...]:
    """The cards of each rule in a period and in as many days before it."""
    days = (last_on - first_on).days + 1
    since = start_of_day(first_on)
    until = start_of_day(date.fromordinal(last_on.toordinal() + 1))
    before = start_of_day(date.fromordinal(first_on.toordinal() - days))
    condition, values = _asked(
        actor,
        Step.WATCH,
        since=since,
        until=until,
        before=before,
        stood=sorted(STOOD),
    )
    found = _rows(_PERIODS.replace("{seen}", condition), values)
    return tuple(
        PeriodRow(
            rule=row["rule"],
            level=Level(row["level"]),
            now=row["now"],
            before=row["before"],
        )
        for row in found
    )
