"""The catalogue as it was in force on a day, counted matter by matter."""

from datetime import date
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.rules.catalogue.numbers import MatterCounts

_ON: Final = (Path(__file__).parents[1] / "sql" / "catalogue_on.sql").read_text(
    encoding="utf-8"
)


def catalogue_on(on: date, organ_id: int | None = None) -> tuple[MatterCounts, ...]:
    """Every matter in force on that day, or one organ's; the catalogue is public."""
    with connection.cursor() as cursor:
        cursor.execute(_ON, {"on": on, "organ_id": organ_id})
        names = [column[0] for column in cursor.description]
        return tuple(
            MatterCounts(**dict(zip(names, row, strict=True)))
            for row in cursor.fetchall()
        )
