"""PostgreSQL answers: the definitions over our own rows, as they are now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from yimen.ports.case_archive import table_copied
from yimen.records.calendars.queries import numbered_region, overlaid_regions
from yimen.records.people.queries.sight import condition_of
from yimen.records.statistics.queries._engine import (
    ANCESTORS,
    POSTGRES,
    Answer,
    columns,
    compiled,
    tallies_of,
)
from yimen.records.statistics.queries._question import Question, Text, Told
from yimen.rules.authority.sight import EVERYTHING, Sight
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import NATION
from yimen.rules.legal_clock.pauses import BY_ANOTHER_LAW
from yimen.rules.statistics.cuts import COLUMNS, WHOLE, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.used import ENDLESS

KEPT: Final = columns(Relation.CASES)
"""What the archive keeps of a case."""
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
_OUT: Final = ") TO STDOUT (FORMAT csv)"
_EVER: Final = Period(date(1900, 1, 1), date(2199, 12, 31))
_REGIONS: Final = "SELECT DISTINCT code FROM region ORDER BY code"
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
    question = Question(scope, periods, sight, places if Cut.NODE in cuts else None)
    text = partial(compiled, relation, cuts, frozenset(scope.only))
    return tallies_of(relation, *live_answer(relation, question, text))


def live_answer(
    relation: Relation, question: Question, text: Text, **values: str | int
) -> Told:
    """What the tables answer to a compiled text."""
    said, asked = _said(relation, question, text)
    with connection.cursor() as cursor:
        cursor.execute(said, {**asked, **values})
        return [column[0] for column in cursor.description], cursor.fetchall()


def live_packs(
    relation: Relation, question: Question, text: Text, size: int
) -> Iterator[Told]:
    """The same, so many rows at a time; the rest stays with the database."""
    said, asked = _said(relation, question, text)
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(said, asked)
        while rows := cursor.fetchmany(size):
            yield [column[0] for column in cursor.description], rows


def _said(
    relation: Relation, question: Question, text: Text
) -> tuple[str, dict[str, Any]]:
    scope, periods = question.scope, question.periods
    facts, asked = live_facts(relation, scope, periods, question.sight)
    tables = [f"{relation} AS ({facts})"]
    if question.places is not None:
        tables.append(f"{ANCESTORS} AS ({_ANCESTORS})")
        asked["places"] = list(question.places)
    return f"WITH {', '.join(tables)} {text(POSTGRES)}", asked  # our own text


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


def facts_since(behind_from: datetime, known: Iterable[int] = ()) -> Any:
    """The facts of the cases acted on since by lines that aren't known; a table."""
    facts, asked = live_facts(
        Relation.CASES, Scope(), {WHOLE: _EVER}, EVERYTHING, among=_ACTED
    )
    since = {"behind_from": behind_from, "known": list(known)}
    return fact_table(facts, {**asked, **since})


def fact_table(facts: str, asked: Mapping[str, Any], order: str = "") -> Any:
    """The facts of cases as the archive keeps them, straight from the database."""
    # every part is our own text; what visitors say is a parameter
    parts = ("COPY (SELECT", ", ".join(KEPT), "FROM (", facts, ") AS fact", order, _OUT)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(" ".join(parts), asked) as copy,
    ):
        return table_copied(KEPT, b"".join(copy))


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
