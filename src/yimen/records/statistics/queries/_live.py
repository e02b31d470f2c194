"""PostgreSQL answers: the definitions over our own rows, as they are now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.db import connection

from yimen.records.calendars.queries import numbered_region, overlaid_regions
from yimen.records.people.queries.sight import condition_of
from yimen.records.statistics.queries._engine import (
    ANCESTORS,
    Answer,
    compiled,
    compiled_rows,
    tallies_of,
)
from yimen.rules.authority.sight import EVERYTHING, Sight
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import NATION
from yimen.rules.legal_clock.pauses import BY_ANOTHER_LAW
from yimen.rules.statistics.cuts import COLUMNS, WHOLE, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity
from yimen.rules.statistics.used import ENDLESS

DIALECT: Final = "postgres"
_WITH_SCOPE: Final = "fact.*, %(scope_path)s::text AS scope_path"
_SQL: Final = Path(__file__).parents[1] / "sql"
_FACTS: Final = {
    relation: (_SQL / f"{relation}.sql").read_text(encoding="utf-8")
    for relation in Relation
}
_STOPPED: Final = (_SQL / "stopped.sql").read_text(encoding="utf-8")
_ANCESTORS: Final = (_SQL / "ancestor.sql").read_text(encoding="utf-8")
_ACTED: Final = (
    f"cases.id = ANY (ARRAY({(_SQL / 'acted.sql').read_text(encoding='utf-8')}))"
)
_EVER: Final = Period(date(1900, 1, 1), date(2199, 12, 31))
_REGIONS: Final = "SELECT DISTINCT code FROM region ORDER BY code"
_COUNTED: Final = """
SELECT count(*) OVER (), told.number, version.name, organ.name, told.received_at,
    told.accepted_at, told.closed_at, told.due_at, told.used_days, told.promised_days,
    told.statutory_days
FROM"""
_BY_NUMBER: Final = """AS told
JOIN cases ON cases.number = told.number
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN organ ON organ.code = told.organ
WHERE told.group_key = %(group)s
ORDER BY told.received_at, told.number LIMIT %(size)s OFFSET %(skip)s
"""
_HELD: Final = {
    Relation.CASES: ("cases.organ_id", "cases.hall_id", "cases.holder_id"),
    Relation.MATTERS: (),
    Relation.MONEY: ("amount.organ_id", "amount.hall_id", "amount.holder_id"),
}
"""By which columns it is told what an actor may see; the catalogue is public."""


def live_tallies(
    relation: Relation,
    scope: Scope,
    periods: Mapping[str, Period],
    cuts: tuple[Cut | None, ...],
    sight: Sight,
    *,
    places: Sequence[str] = (),
) -> Answer:
    """The tallies by cut, period and group, of what the actor may see."""
    tables, asked = _tables(relation, scope, periods, cuts, sight)
    said = compiled(relation, cuts, frozenset(scope.only), DIALECT)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{tables} {said.replace('%', '%%')}", {**asked, "places": list(places)}
        )
        names = [column[0] for column in cursor.description]
        return tallies_of(relation, names, cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a cut, and the places that are told apart by it."""

    cut: Cut | None = None
    key: str = WHOLE
    places: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """Which of many rows are wanted: so many, after so many."""

    size: int
    skip: int = 0


Counted = tuple[int, list[tuple[Any, ...]]]
"""How many cases a figure counts, and the rows of some of them."""


def live_rows(
    quantity: Quantity,
    scope: Scope,
    period: Period,
    group: Group,
    sight: Sight,
    *,
    some: Some,
) -> Counted:
    """Some of the cases that a quantity counts in a group, with how many there are."""
    tables, asked = _tables(Relation.CASES, scope, {WHOLE: period}, (group.cut,), sight)
    said = compiled_rows(quantity, group.cut, frozenset(scope.only), DIALECT)
    asked |= {"places": list(group.places), "group": group.key}
    asked |= {"skip": some.skip, "size": some.size}
    parts = (tables, _COUNTED, "(", said.replace("%", "%%"), ")", _BY_NUMBER)
    with connection.cursor() as cursor:
        cursor.execute(" ".join(parts), asked)
        rows = cursor.fetchall()
    return (rows[0][0] if rows else 0), [row[1:] for row in rows]


def _tables(
    relation: Relation,
    scope: Scope,
    periods: Mapping[str, Period],
    cuts: tuple[Cut | None, ...],
    sight: Sight,
) -> tuple[str, dict[str, Any]]:
    """The relations that a compiled text names, as they stand in front of it."""
    facts, asked = live_facts(relation, scope, periods, sight)
    tables = [f"{relation} AS ({facts})"]
    if Cut.NODE in cuts:
        tables.append(f"{ANCESTORS} AS ({_ANCESTORS})")
    return f"WITH {', '.join(tables)}", asked


def live_facts(
    relation: Relation,
    scope: Scope,
    periods: Mapping[str, Period],
    sight: Sight,
    *,
    among: str = "TRUE",
) -> tuple[str, dict[str, Any]]:
    """The SELECT of the facts that are asked about, with its parameters."""
    seen, may_see = _seen(relation, sight)
    facts = _FACTS[relation].format(
        seen=f"{seen} AND {among}", stopped=_STOPPED, stand_seen=_stand_seen(sight)
    )
    wanted = ["starts_with(fact.path, %(scope_path)s)"]
    if relation is Relation.MATTERS:
        wanted = []
    wanted += [f"fact.{COLUMNS[cut]} = %(only_{cut})s" for cut in scope.only]
    asked = {
        "periods": list(periods),
        "sinces": [one.since for one in periods.values()],
        "untils": [one.until for one in periods.values()],
        "scope_path": scope.path,
        **{f"only_{cut}": key for cut, key in scope.only.items()},
        **may_see,
    }
    if relation is Relation.CASES:
        asked |= _of_the_clock()
    where = " AND ".join(wanted) or "TRUE"
    # every part is our own text; what visitors say is a parameter
    parts = ("SELECT", _WITH_SCOPE, "FROM (", facts, ") AS fact WHERE", where)
    return " ".join(parts), asked


def facts_since(behind_from: datetime, columns: Iterable[str]) -> list[tuple[Any, ...]]:
    """The facts of the cases that were acted on since, in these columns."""
    facts, asked = live_facts(
        Relation.CASES, Scope(), {WHOLE: _EVER}, EVERYTHING, among=_ACTED
    )
    parts = ("SELECT", ", ".join(columns), "FROM (", facts, ") AS acted")
    with connection.cursor() as cursor:
        cursor.execute(" ".join(parts), {**asked, "behind_from": behind_from})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def ancestors(scope: Scope, places: Sequence[str]) -> list[tuple[str, str, str]]:
    """Under which of the places that are told apart each place lies."""
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS, {"scope_path": scope.path, "places": list(places)})
        return [(below, above, path) for below, above, path in cursor.fetchall()]


def _seen(relation: Relation, sight: Sight) -> tuple[str, dict[str, int | str]]:
    if not _HELD[relation]:
        return "TRUE", {}
    organ, hall, holder = _HELD[relation]
    return condition_of(sight, organ=organ, hall=hall, holder=holder)


def _stand_seen(sight: Sight) -> str:
    said, _ = condition_of(
        sight,
        organ="standing.organ_id",
        hall="standing.hall_id",
        holder="standing.holder_id",
    )
    return said


def _of_the_clock() -> dict[str, Any]:
    """What working days are counted by: the calendar of each region, and the law."""
    overlaid = overlaid_regions()
    calendars: dict[str, str] = {}
    if set(overlaid) - {NATION}:
        with connection.cursor() as cursor:
            cursor.execute(_REGIONS)
            codes = [code for (code,) in cursor.fetchall()]
        calendars = {code: numbered_region(code, overlaid) for code in codes}
    return {
        "regions": list(calendars),
        "calendars": list(calendars.values()),
        "by_another_law": [procedure.value for procedure in BY_ANOTHER_LAW],
        "uncounted": articles.UNCOUNTED,
        "endless": ENDLESS.number,
    }
