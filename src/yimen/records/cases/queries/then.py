"""The lights of a past instant: by the journal, and by the ladder in force then."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.records.calendars import queries as calendars
from yimen.records.cases.facts import SQL
from yimen.records.cases.queries.clocks import light_of
from yimen.records.cases.queries.ladders import ladder_then

_THEN: Final = (SQL / "then.sql").read_text(encoding="utf-8")


def lights_then(
    numbers: Iterable[str], at: datetime, known_at: datetime
) -> Mapping[str, str]:
    """The light that each of these cases showed, by what was known at another instant.

    Whoever asks must be allowed to see these cases.
    """
    calendar, ladder = calendars.current_calendar(), ladder_then(min(at, known_at))
    asked: dict[str, list[str] | datetime]
    asked = {"numbers": sorted(set(numbers)), "at": at, "known_at": known_at}
    with connection.cursor() as cursor:
        cursor.execute(_THEN, asked)
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["number"]: light_of(row, at, calendar, ladder) for row in rows}
