"""PostgreSQL and DuckDB against the obvious engine, on random facts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
import pyarrow as pa
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makers.facts import PATHS, PERIOD, PLACES, case_facts, money_facts
from yimen.ports.case_archive import CaseArchive, table_of
from yimen.records.statistics.queries._engine import (
    Answer,
    columns,
    compiled,
    offers,
    tallies_of,
)
from yimen.records.statistics.queries._history import Held, history_tallies
from yimen.records.statistics.queries._live import KEPT
from yimen.rules.authority.sight import EVERYTHING, Sight
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.facts import CaseFact, Fact, Relation
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
WITHOUT_PLACES: Final = tuple(cut for cut in CUTS if cut is not Cut.NODE)
Cuts = tuple[Cut | None, ...]
ANCESTORS: Final = [
    {"below": code, "above": place.code, "above_path": place.path}
    for place in PLACES
    for code, path in PATHS.items()
    if (path == place.path if place.is_alone else path.startswith(place.path))
]
_HERE: Final = "WITH here AS (SELECT 1)"
_TOLD: Final = "AS (SELECT * FROM jsonb_to_recordset(%s) AS told"
_ABOVE: Final = (
    "ancestor AS (SELECT * FROM jsonb_to_recordset(%s)"
    " AS a (below text, above text, above_path text)) "
)


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
    relation: Relation, facts: Sequence[Fact], scope: Scope, cuts: Cuts
) -> Answer:
    typed = ", ".join(f"{n} {POSTGRES_TYPES[t]}" for n, t in _types(relation).items())
    said = compiled(relation, cuts, frozenset(scope.only), "postgres")
    with connection.cursor() as cursor:
        cursor.execute(
            " ".join(("WITH", relation, _TOLD, f"({typed})),", _ABOVE, said)),
            [json.dumps(_rows(facts, scope), default=str), json.dumps(ANCESTORS)],
        )
        names = [column[0] for column in cursor.description]
        return tallies_of(relation, names, cursor.fetchall())


def _duckdb(
    relation: Relation, facts: Sequence[Fact], scope: Scope, cuts: Cuts
) -> Answer:
    schema = pa.schema([(n, ARROW_TYPES[t]) for n, t in _types(relation).items()])
    with duckdb.connect() as engine:
        rows = pa.Table.from_pylist(_rows(facts, scope), schema=schema)
        engine.register(relation.value, rows)
        engine.register("ancestor", pa.Table.from_pylist(ANCESTORS))
        said = compiled(relation, cuts, frozenset(scope.only), "duckdb")
        asked = engine.execute(f"{_HERE} {said}")
        names = [column[0] for column in asked.description or ()]
        return tallies_of(relation, names, asked.fetchall())


def _obvious(
    relation: Relation, facts: Sequence[Fact], scope: Scope, cuts: Cuts
) -> dict[tuple[Cut | None, str], Tally]:
    return {
        (cut, key): tally
        for cut in cuts
        for key, tally in tallies(
            relation, facts, PERIOD, cut, scope=scope, places=PLACES
        ).items()
    }


def _same(engine: Answer, obvious: Mapping[tuple[Cut | None, str], Tally]) -> None:
    assert {(cut, key) for cut, _, key in engine} == set(obvious)
    for (cut, _, key), told in engine.items():
        wanted = obvious[cut, key]
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
    asked=st.sets(st.sampled_from(CUTS), min_size=1, max_size=3),
)
def test_all_engines_answer_the_same(
    cases: list[Fact], money: list[Fact], scope: Scope, asked: set[Cut | None]
) -> None:
    for relation, facts in ((Relation.CASES, cases), (Relation.MONEY, money)):
        cuts = tuple(cut for cut in asked if offers(relation, cut))
        if not cuts or not all(offers(relation, fixed) for fixed in scope.only):
            continue
        obvious = _obvious(relation, facts, scope, cuts)
        _same(_postgres(relation, facts, scope, cuts), obvious)
        _same(_duckdb(relation, facts, scope, cuts), obvious)


def _is_alive(case: CaseFact) -> bool:
    """Whether the case has anything to do with the period."""
    is_gone = case.closed_at is not None and case.closed_at < PERIOD.since
    return case.received_at < PERIOD.until and not is_gone


@pytest.mark.usefixtures("db")
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    cases=st.lists(case_facts(), max_size=25, unique_by=lambda case: case.number),
    acted_on=st.sets(st.integers(0, 24)),
    scope=st.sampled_from(SCOPES),
    asked=st.lists(
        st.sampled_from(WITHOUT_PLACES), min_size=1, max_size=3, unique=True
    ),
    path=st.sampled_from(("", "/1/2/", "/1/")),
)
def test_files_and_newer_rows_answer_what_all_rows_do(
    cases: list[CaseFact],
    acted_on: set[int],
    scope: Scope,
    asked: set[Cut | None],
    path: str,
) -> None:
    """What the files say of a case that was acted on since counts for nothing."""
    before = [
        replace(case, closed_at=PERIOD.since, rating=5, organ="Z")
        if at in acted_on
        else case
        for at, case in enumerate(cases)
    ]
    fresh = [astuple(case) for at, case in enumerate(cases) if at in acted_on]
    sight = Sight(hall_path=path) if path else EVERYTHING
    seen = [
        case
        if (case.stand_path or "").startswith(path)
        else replace(case, stand_path=None, stand_organ=None)
        for case in cases
        if case.path.startswith(path) and _is_alive(case)
    ]
    with TemporaryDirectory() as folder:
        archive = CaseArchive(Path(folder))
        for part in range(2):
            rows = [astuple(case) for case in before[part::2]]
            archive.write(f"2026-0{part + 1}", "R", table_of(KEPT, rows))
        files = [archive.file(*part) for part in archive.parts()]
        told = history_tallies(
            Held(files, table_of(KEPT, fresh)),
            scope,
            {"p": PERIOD},
            tuple(asked),
            sight,
        )
    _same(told, _obvious(Relation.CASES, seen, scope, tuple(asked)))
