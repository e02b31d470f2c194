"""Looks of the fees by the name of their statement."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import connection

_SQL: Final = Path(__file__).parents[1] / "sql"

Row = Mapping[str, Any]


@cache
def statement(name: str) -> str:
    """The text of a look."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def rows(name: str, parameters: Mapping[str, Any], which: str = "") -> list[Row]:
    """Every row of a look; `which` is written by us, never by a visitor."""
    text = statement(name).replace("{which}", which)
    with connection.cursor() as cursor:
        cursor.execute(text, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
