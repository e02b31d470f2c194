"""What an errand begins from, in one look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from yimen.records.agency.facts import OFFERS, SQL
from yimen.records.calendars import queries as calendars
from yimen.rules.agency.elsewhere import Chosen
from yimen.rules.agency.errands import Where
from yimen.rules.agency.offline_intake import Intake
from yimen.rules.catalogue.matters import Matter, MatterState
from yimen.rules.conduct.outreach import DayOut, OutreachKind
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.refusals import NotFound

_OPENING: Final = (
    (SQL / "opening.sql")
    .read_text(encoding="utf-8")
    .replace("{calendar_state}", calendars.CALENDAR_STATE)
    .replace("{offers}", OFFERS.format(hall="target"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The names, the way, and what was there before."""

    station: str
    station_phone: str
    supervision_phone: str
    region_code: str
    agent: str
    organ: str
    target_id: int
    target: str
    chosen: Chosen | None  # the target, if the agent chose it
    outreach: DayOut | None
    outreach_at: str  # its place and name
    is_in_use: bool
    made_before: str
    said_digest: bytes
    calendar_state: str
    recorded_at: datetime

    @property
    def calendar(self) -> WorkCalendar:
        """The working days of the station's region."""
        return calendars.current_calendar(self.region_code, state=self.calendar_state)


def opening_of(intake: Intake, matter: Matter, where: Where) -> Opening:
    """The opening of this intake; raises `NotFound` where there is no such station."""
    parameters = {
        "station": where.station_id,
        "agent": where.agent_id,
        "organ": matter.organ_id,
        "target": intake.target_id,
        "outreach": intake.outreach_id,
        "matter": matter.code,
        "submit_key": intake.submit_key,
        "number": intake.number,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OPENING, parameters)
        values = cursor.fetchone()
        names = [column[0] for column in cursor.description]
    if values is None:
        raise NotFound(station=where.station_id)
    row = dict(zip(names, values, strict=True))
    if row["outreach_id"] != intake.outreach_id:
        raise NotFound(outreach=intake.outreach_id)
    return _opening(row)


_AS_THEY_ARE: Final = (
    "station",
    "station_phone",
    "supervision_phone",
    "region_code",
    "agent",
    "organ",
    "target_id",
    "target",
    "calendar_state",
    "recorded_at",
)


def _opening(row: Mapping[str, Any]) -> Opening:
    chosen = Chosen(row["target"], row["is_offered"], row["is_on_the_way"])
    has_day = row["outreach_id"] is not None
    return Opening(
        **{name: row[name] for name in _AS_THEY_ARE},
        chosen=chosen if row["is_chosen"] else None,
        outreach=_day(row) if has_day else None,
        outreach_at=f"{row['outreach_place']}（{row['outreach_name']}）"
        if has_day
        else "",
        is_in_use=row["matter_state"] == MatterState.IN_USE,
        made_before=row["made_before"] or "",
        said_digest=bytes(row["said_digest"] or b""),
    )


def _day(row: Mapping[str, Any]) -> DayOut:
    kind = OutreachKind(row["outreach_kind"])
    held_on: date = row["held_on"]
    return DayOut(kind, held_on, frozenset(row["roster"]))
