"""What a board counts of cases: the shared definitions over a lean relation.

The conditions are those of `rules.statistics.quantities`, put into SQL by the same
engine as every other figure; only the columns they do not ask for are left out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import ibis
from django.db import connection

from yimen.records.cases.queries.ladders import LitBy
from yimen.records.cases.queries.walks import LIGHTS, today_values
from yimen.records.statistics.queries._engine import (
    POSTGRES,
    columns,
    condition,
    sql_of,
)
from yimen.rules.cases.lifecycle import OPEN_STATES
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.legal_clock.lights import Light
from yimen.rules.statistics.boards import COUNTED, HallSum
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.quantities import QUANTITIES, Quantity

_SQL: Final = Path(__file__).parents[1] / "sql"
_ASKED: Final = (
    "path",
    "stand_path",
    "matter",
    "kind",
    "received_at",
    "accepted_at",
    "closed_at",
    "due_at",
    "accepted_on",
    "closed_on",
)
_LIGHTS: Final = " ".join(
    f"WHEN {LIGHTS[light]} THEN '{light.value}'" for light in Light
)
_FACTS: Final = (
    (_SQL / "day_fact.sql").read_text(encoding="utf-8").replace("{lights}", _LIGHTS)
)
_KEY: Final = ("path", "stand_path", "matter")


@dataclass
class _Hall:
    quantities: Counter[str] = field(default_factory=Counter)
    lights: Counter[str] = field(default_factory=Counter)
    matters: Counter[str] = field(default_factory=Counter)


def counted_day(at: datetime, by: LitBy) -> tuple[HallSum, ...]:
    """The sums of every hall for the day so far; one pass over what is alive."""
    asked = {
        **today_values(at, by),
        "since": start_of_day(local_date(at)),
        "until": at,
        "open": sorted(OPEN_STATES),
    }
    with connection.cursor() as cursor:
        cursor.execute(f"WITH day_fact AS ({_FACTS}) {compiled_day()}", asked)
        names = [column[0] for column in cursor.description]
        halls: dict[tuple[str, str | None], _Hall] = {}
        for row in cursor.fetchall():
            told = dict(zip(names, row, strict=True))
            _add(halls.setdefault((told["path"], told["stand_path"]), _Hall()), told)
    return tuple(
        HallSum(
            path, stands, dict(hall.quantities), dict(hall.lights), dict(hall.matters)
        )
        for (path, stands), hall in halls.items()
    )


def _add(hall: _Hall, told: Mapping[str, Any]) -> None:
    hall.quantities.update({one.value: told[one.value] for one in COUNTED})
    hall.lights.update({one.value: told[f"light_{one.value}"] for one in Light})
    applied = told[Quantity.APPLIED.value]
    if applied:
        hall.matters[told["matter"]] += applied


@cache
def compiled_day() -> str:
    """The SQL: a row for each hall, stand and matter, a column for each sum."""
    known = columns(Relation.CASES)
    edges = {"since": "timestamp('UTC')", "until": "timestamp('UTC')"}
    facts = ibis.table(
        {**edges, **{name: known[name] for name in _ASKED}, "light": "string"},
        name="day_fact",
    )
    sums = {
        one.value: _how_many(condition(QUANTITIES[one].when, facts)) for one in COUNTED
    }
    sums |= {f"light_{one.value}": _how_many(facts.light == one.value) for one in Light}
    told = facts.group_by(list(_KEY)).aggregate(**sums)
    return sql_of(told, POSTGRES)


def _how_many(when: Any) -> Any:
    return ibis.ifelse(when, 1, 0).sum().cast("int64")
