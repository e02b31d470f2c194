"""By what lights are told: the working days and the ladder in force, or that was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.calendars import queries as calendars
from yimen.records.cases.facts import filled, ladder_of, ladder_of_row, one
from yimen.records.cases.models import LightLadder
from yimen.records.people import queries as people
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.lights import LightSettings

_NOW: Final = filled("SELECT {calendar_state} AS calendar_state, {ladder} AS ladder")


@dataclass(frozen=True, slots=True)
class LitBy:
    """The nation's working days and the ladder of lights in force."""

    calendar: WorkCalendar
    ladder: LightSettings


def lit_by() -> LitBy:
    """By what lights are told now, in one statement."""
    row = one(_NOW, {}) or {}
    calendar = calendars.current_calendar(state=row["calendar_state"])
    return LitBy(calendar, ladder_of(row["ladder"]))


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A ladder that was set: by which settings, since when and by whom."""

    number: int
    ladder: LightSettings
    valid_from: datetime
    set_by: str


def ladders() -> tuple[LadderRow, ...]:
    """Every ladder that was set, the newest first; before them ruled the house's."""
    rows = list(LightLadder.objects.order_by("-number"))
    names = people.names_of({row.set_by_id for row in rows if row.set_by_id})
    return tuple(
        LadderRow(
            row.number,
            ladder_of_row(row),
            row.valid_from,
            names.get(row.set_by_id or 0, ""),
        )
        for row in rows
    )


def ladder_then(at: datetime) -> LightSettings:
    """The ladder that was in force at this instant."""
    rows = LightLadder.objects.filter(valid_from__lte=at)
    return ladder_of_row(rows.order_by("-number").first())
