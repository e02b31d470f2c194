"""What an errand begins from, in one look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.records.agency.facts import SQL
from yimen.records.calendars import queries as calendars
from yimen.rules.calendar import WorkCalendar
from yimen.rules.errands import Where
from yimen.rules.matters import Matter, MatterState
from yimen.rules.offline_intake import Intake
from yimen.rules.refusals import NotFound

_OPENING: Final = (
    (SQL / "opening.sql")
    .read_text(encoding="utf-8")
    .replace("{calendar_state}", calendars.CALENDAR_STATE)
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
        "target": where.target_id,
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
    digest = row.pop("said_digest")
    in_use = row.pop("matter_state") == MatterState.IN_USE
    return Opening(
        **row | {"made_before": row["made_before"] or ""},
        said_digest=bytes(digest) if digest else b"",
        is_in_use=in_use,
    )
