"""How many working days cases really used: by matter, week and promise.

The same facts and the same condition as the spread of every figure (`SPREADS`), so
that an advice or a replay never speaks of other cases than the figures do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

import ibis
from django.db import connection

from yimen.records.statistics.queries._engine import columns, condition
from yimen.records.statistics.queries._history import (
    DIALECT,
    Asked,
    Held,
    answered,
    ask_files,
)
from yimen.records.statistics.queries._live import live_facts
from yimen.rules.authority.sight import Sight
from yimen.rules.statistics.cuts import WHOLE, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import SPREADS, Measured

_KEY: Final = ("matter", "accepted_on", "closed_on", "used_days", "promised_days")


@dataclass(frozen=True, slots=True)
class UsedRow:
    """So many cases of a matter that closed on a day."""

    matter: str
    accepted_on: date
    closed_on: date
    used: int
    promised: int | None
    count: int


Found = tuple[UsedRow, ...]


def used_rows(scope: Scope, period: Period, sight: Sight) -> Found:
    """What the cases that closed in a period used, counted."""
    asked = Asked(scope, {WHOLE: period}, sight)

    def of_files(held: Held) -> Found:
        return _told(*ask_files(held, asked, _compiled(DIALECT)))

    def of_tables() -> Found:
        return used_of_tables(asked)

    return answered([period], sight, of_files, of_tables)


def used_of_tables(asked: Asked) -> Found:
    """The same, from the tables alone."""
    facts, values = live_facts(Relation.CASES, asked.scope, asked.periods, asked.sight)
    said = _compiled("postgres").replace("%", "%%")
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {Relation.CASES} AS ({facts}) {said}", values)
        return _told([column[0] for column in cursor.description], cursor.fetchall())


def _told(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Found:
    return tuple(_row(dict(zip(names, row, strict=True))) for row in rows)


def _row(told: Mapping[str, Any]) -> UsedRow:
    return UsedRow(
        told["matter"],
        told["accepted_on"],
        told["closed_on"],
        told["used_days"],
        told["promised_days"],
        told["how_many"],
    )


@cache
def _compiled(dialect: str) -> str:
    edges = {"since": "timestamp('UTC')", "until": "timestamp('UTC')"}
    known = {**edges, **columns(Relation.CASES)}
    facts = ibis.table(known, name=Relation.CASES.value)
    told = facts.filter(condition(SPREADS[Measured.USED_DAYS].when, facts))
    counted = told.group_by(list(_KEY)).aggregate(how_many=told.count())
    return str(ibis.to_sql(counted, dialect=dialect))
