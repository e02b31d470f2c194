"""Which calendar a command counts by, without starting Django.

If there is a database, its calendar is in force: a hall may have loaded a notice or a
region's holidays. Without one, or before its tables are made, the notices that ship
with the product are.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from yimen.ports.almanac import Bundled, bundled_calendar
from yimen.rules.legal_clock.calendar import NATION, WorkCalendar, lineage
from yimen.site.places import places

_QUERY: Final = Path(__file__).parents[1] / "records/calendars/sql/published_days.sql"


def calendar_in_force(region: str = NATION) -> WorkCalendar:
    """The calendar of a region, from the database if there is one."""
    if has_database():
        stored = _stored_calendar(region)
        if stored is not None:
            return stored
    if region == NATION:
        return bundled_calendar()
    return WorkCalendar.of(Bundled().days(), region=lineage(region)[-1])


def has_database() -> bool:
    """Whether one is named, or the embedded one was ever started."""
    if os.environ.get("DATABASE_URL"):
        return True
    with suppress(PermissionError):
        return (places().data / "PG_VERSION").is_file()
    return False


def _stored_calendar(region: str) -> WorkCalendar | None:
    import psycopg

    from yimen.records.calendars.facts import published_days
    from yimen.site import embedded
    from yimen.site.database import connect

    chain = lineage(region)
    with connect(embedded.ensure().app) as connection, connection.cursor() as cursor:
        try:
            cursor.execute(_QUERY.read_bytes(), {"regions": list(chain)})
        except psycopg.errors.UndefinedTable:
            return None
        tables = published_days(cursor.fetchall())
    overlays = [tables[code] for code in chain[1:] if code in tables]
    return WorkCalendar.of(tables.get(NATION, ()), *overlays, region=chain[-1])
