"""PostgreSQL and DuckDB against the obvious engine, on random facts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import duckdb
import pyarrow as pa
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makers.facts import PATHS, PERIOD, PLACES, case_facts, money_facts
from yimen.records.statistics.queries._engine import (
    columns,
    compiled,
    offers,
    tallies_of,
)
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.facts import Fact, Relation
from yimen.rules.statistics.tallies import Tally, in_scope, tallies

SCOPES: Final = (
    Scope(),
    Scope(path="/1/2/"),
    Scope(only={Cut.ORGAN: "A"}),
    Scope(path="/1/", only={Cut.MATTER: "M1"}),
)
POSTGRES_TYPES: Final = {
    "string": "text",
    "int64": "bigint",
    "boolean": "boolean",
    "date": "date",
    "timestamp('UTC')": "timestamptz",
}
ARROW_TYPES: Final = {
    "string": pa.string(),
    "int64": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp('UTC')": pa.timestamp("us", tz="UTC"),
}
CUTS: Final = (None, *(cut for cut in Cut if cut is not Cut.MONTH))
ANCESTORS: Final = [
    {"below": code, "above": place.code, "above_path": place.path}
    for place in PLACES
    for code, path in PATHS.items()
    if (path == place.path if place.is_alone else path.startswith(place.path))
]
_TOLD: Final = "AS (SELECT * FROM jsonb_to_recordset(%s) AS told"
_ABOVE: Final = (
    "ancestor AS (SELECT * FROM jsonb_to_recordset(%s)"
    " AS a (below text, above text, above_path text)) "
)
Answer = dict[tuple[str, str], Tally]


def _rows(facts: Sequence[Fact], scope: Scope) -> list[dict[str, Any]]:
    asked = {"period": "p", **{edge.value: at for edge, at in PERIOD.edges.items()}}
    return [
        {**asked, "scope_path": scope.path, **asdict(fact)}
        for fact in facts
        if in_scope(fact, scope)
    ]


def _types(relation: Relation) -> Mapping[str, str]:
    instant = "timestamp('UTC')"
    asked = {"period": "string", "since": instant, "until": instant}
    return {**asked, "scope_path": "string", **columns(relation)}


def _postgres(
    relation: Relation, facts: Sequence[Fact], scope: Scope, cut: Cut | None
) -> Answer:
    typed = ", ".join(f"{n} {POSTGRES_TYPES[t]}" for n, t in _types(relation).items())
    said = compiled(relation, cut, frozenset(scope.only), "postgres")
    with connection.cursor() as cursor:
        cursor.execute(
            " ".join(("WITH", relation, _TOLD, f"({typed})),", _ABOVE, said)),
            [json.dumps(_rows(facts, scope), default=str), json.dumps(ANCESTORS)],
        )
        names = [column[0] for column in cursor.description]
        return tallies_of(relation, names, cursor.fetchall())


def _duckdb(
    relation: Relation, facts: Sequence[Fact], scope: Scope, cut: Cut | None
) -> Answer:
    schema = pa.schema([(n, ARROW_TYPES[t]) for n, t in _types(relation).items()])
    with duckdb.connect() as engine:
        rows = pa.Table.from_pylist(_rows(facts, scope), schema=schema)
        engine.register(relation.value, rows)
        engine.register("ancestor", pa.Table.from_pylist(ANCESTORS))
        asked = engine.execute(compiled(relation, cut, frozenset(scope.only), "duckdb"))
        names = [column[0] for column in asked.description or ()]
        return tallies_of(relation, names, asked.fetchall())


def _same(engine: Answer, obvious: Mapping[str, Tally]) -> None:
    assert {key for _, key in engine} == set(obvious)
    for (_, key), told in engine.items():
        wanted = obvious[key]
        assert told.quantities == wanted.quantities
        for measured, spread in wanted.spreads.items():
            assert asdict(told.spreads[measured]) == pytest.approx(asdict(spread))


@pytest.mark.usefixtures("db")
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    cases=st.lists(case_facts(), max_size=25),
    money=st.lists(money_facts(), max_size=8),
    scope=st.sampled_from(SCOPES),
    cut=st.sampled_from(CUTS),
)
def test_all_engines_answer_the_same(
    cases: list[Fact], money: list[Fact], scope: Scope, cut: Cut | None
) -> None:
    for relation, facts in ((Relation.CASES, cases), (Relation.MONEY, money)):
        if not offers(relation, cut) or not all(
            offers(relation, fixed) for fixed in scope.only
        ):
            continue
        obvious = tallies(relation, facts, PERIOD, cut, scope=scope, places=PLACES)
        _same(_postgres(relation, facts, scope, cut), obvious)
        _same(_duckdb(relation, facts, scope, cut), obvious)
