"""Looking: the statements of this record, and their rows by the names of columns."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.calendars import queries as calendars
from yimen.records.cases.facts.ladders import LADDER
from yimen.records.network import queries as network

SQL: Final = Path(__file__).parents[1] / "sql"

PRACTICE: Final = (SQL / "practice.sql").read_text(encoding="utf-8")
"""SQL for the practice in force in a `region`: its own, or that of the one above."""

Row = Mapping[str, Any]


def looking(name: str) -> str:
    """The text of a look, which also tells the calendar and the ladder in force."""
    return filled((SQL / name).read_text(encoding="utf-8"))


def filled(text: str) -> str:
    """A statement with what others have to say put in."""
    text = text.replace("{calendar_state}", calendars.CALENDAR_STATE)
    text = text.replace("{legal_hours}", network.LEGAL_HOURS)
    text = text.replace("{ladder}", LADDER)
    return text.replace("{practice}", PRACTICE)


def one(sql: str, parameters: Mapping[str, int | str | None]) -> Row | None:
    """The first row of a look, by the names of its columns."""
    return next(iter(many(sql, parameters)), None)


def many(sql: str, parameters: Mapping[str, int | str | None]) -> list[Row]:
    """Every row of a look, by the names of its columns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        if sql not in _names:
            _names[sql] = tuple(column[0] for column in cursor.description)
        names = _names[sql]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


_names: dict[str, tuple[str, ...]] = {}
"""The columns of each look: its text says them, so they are asked for once."""
