"""DuckDB answers: the definitions over the archive's files, with what is newer.

What a case came to is computed once, at night, and lies in files; a figure of today
reads those and, instead of the cases that were acted on since, asks the tables. So the
answer is what the tables alone would say, and costs what happened today, not what
happened in all years. Where there are no files, where they can't be read, where the
calendars changed since, or where it is asked by holders, the tables answer alone.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from django.conf import settings
from django.db import connection

from yimen.ports.case_archive import CaseArchive, Unreadable, ask, table_of
from yimen.records.calendars.queries import calendar_state
from yimen.records.statistics.models import ArchivePart, ArchiveRun
from yimen.records.statistics.queries._engine import (
    ANCESTORS,
    Answer,
    columns,
    compiled,
    tallies_of,
)
from yimen.records.statistics.queries._live import (
    ancestors,
    facts_since,
    live_tallies,
)
from yimen.rules.authority.sight import EVERYTHING, Sight
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.statistics.cuts import COLUMNS, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period

logger = logging.getLogger(__name__)

T = TypeVar("T")
DIALECT: Final = "duckdb"
_COLUMNS: Final = columns(Relation.CASES)
_ABOVE: Final = {"below": "string", "above": "string", "above_path": "string"}
_ASKED: Final = {
    "period": "string",
    "since": "timestamp('UTC')",
    "until": "timestamp('UTC')",
}
_SEES: Final = """
SELECT organ.code, node.path FROM (SELECT %(organ)s::bigint, %(hall)s::bigint)
    AS sees (organ_id, hall_id)
LEFT JOIN organ ON organ.id = sees.organ_id
LEFT JOIN node ON node.id = sees.hall_id
"""


@dataclass(frozen=True, slots=True)
class Held:
    """What files hold, and the facts of the cases that they may tell wrongly."""

    files: Sequence[str]
    fresh: Sequence[Sequence[Any]] = ()


def tallies(
    relation: Relation,
    scope: Scope,
    periods: Mapping[str, Period],
    cuts: tuple[Cut | None, ...],
    sight: Sight,
    *,
    places: Sequence[str] = (),
) -> Answer:
    """The tallies by cut, period and group, of what the actor may see, as it is now."""

    def of_tables() -> Answer:
        return live_tallies(relation, scope, periods, cuts, sight, places=places)

    def of_files(held: Held) -> Answer:
        return history_tallies(held, scope, periods, cuts, sight, places=places)

    if relation is not Relation.CASES:
        return of_tables()
    return answered(periods.values(), sight, of_files, of_tables)


def answered(
    periods: Iterable[Period],
    sight: Sight,
    of_files: Callable[[Held], T],
    of_tables: Callable[[], T],
) -> T:
    """What the files answer with what is newer; where they can't, the tables alone."""
    held = _held(list(periods)) if sight.holder_id is None else None
    if held is not None:
        try:
            return of_files(held)
        except Unreadable:
            logger.exception("the archive can't be read; the tables answer alone")
    return of_tables()


def _held(periods: Sequence[Period]) -> Held | None:
    run = ArchiveRun.objects.order_by("-pk").first()
    if run is None or run.calendar != calendar_state():
        return None
    archive = CaseArchive(Path(settings.YIMEN_ARCHIVE))
    parts = ArchivePart.objects.values_list("month", "region", "first_received_at")
    if parts.filter(is_sound=False).exists():
        return None
    asked = [(f"{one.since.astimezone(CHINA):%Y-%m}", one.until) for one in periods]
    files = [
        archive.file(month, region)
        for month, region, first_at in parts
        if any(
            month >= first and (first_at is None or first_at < until)
            for first, until in asked
        )
    ]
    return Held(files, facts_since(run.behind_from, _COLUMNS))


def history_tallies(
    held: Held,
    scope: Scope,
    periods: Mapping[str, Period],
    cuts: tuple[Cut | None, ...],
    sight: Sight = EVERYTHING,
    *,
    places: Sequence[str] = (),
) -> Answer:
    """The tallies of cases by cut, period and group, from files."""
    told = compiled(Relation.CASES, cuts, frozenset(scope.only), DIALECT)
    asked = Asked(scope, periods, sight, cuts, places)
    names, rows = ask_files(held, asked, told)
    return tallies_of(Relation.CASES, names, rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which facts are asked about, and the places that are told apart."""

    scope: Scope
    periods: Mapping[str, Period]
    sight: Sight = EVERYTHING
    cuts: Sequence[Cut | None] = ()
    places: Sequence[str] = ()


def ask_files(
    held: Held, asked: Asked, told: str, **more: Any
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What a compiled text answers over the facts of the files and what is newer."""
    periods = [(name, one.since, one.until) for name, one in asked.periods.items()]
    tables = {
        "asked": table_of(_ASKED, periods),
        "fresh": table_of(_COLUMNS, held.fresh),
    }
    if Cut.NODE in asked.cuts:
        above = ancestors(asked.scope, asked.places)
        tables[ANCESTORS] = table_of(_ABOVE, above)
    said, values = _said(held, asked.scope, asked.sight)
    return ask(f"{said} {told}", values | more, tables)


def _said(held: Held, scope: Scope, sight: Sight) -> tuple[str, dict[str, Any]]:
    """The relation of facts that a compiled text names, over files and newer rows."""
    seen, values = _seen(sight)
    values |= {"scope_path": scope.path}
    values |= {f"only_{cut}": key for cut, key in scope.only.items()}
    wanted = ["starts_with(fact.path, $scope_path)", seen.format("")]
    wanted += [f"fact.{COLUMNS[cut]} = $only_{cut}" for cut in scope.only]
    lain = _FRESH
    if held.files:
        values["files"] = list(held.files)
        lain = _BOTH
    # every part is our own text; what visitors say is a parameter
    said = _FACTS.format(
        lain=lain, stand_seen=seen.format("stand_"), wanted=" AND ".join(wanted)
    )
    return said, values


_FRESH: Final = "fresh"
_BOTH: Final = """(
    SELECT * FROM read_parquet($files) WHERE number NOT IN (SELECT number FROM fresh)
    UNION ALL BY NAME
    SELECT * FROM fresh
)"""
_FACTS: Final = """
WITH case_fact AS (
    SELECT asked.*, $scope_path AS scope_path, fact.* REPLACE (
        CASE WHEN {stand_seen} THEN stand_path END AS stand_path
    )
    FROM {lain} AS fact
    JOIN asked ON fact.received_at < asked.until
        AND (fact.closed_at IS NULL OR fact.closed_at >= asked.since)
    WHERE {wanted}
)
"""


def _seen(sight: Sight) -> tuple[str, dict[str, Any]]:
    """The sight over the columns of a fact, or of what stands for it."""
    if sight.everything:
        return "TRUE", {}
    with connection.cursor() as cursor:
        cursor.execute(_SEES, {"organ": sight.organ_id, "hall": sight.hall_id})
        organ, hall = cursor.fetchone()
    parts: dict[str, tuple[str, str | None]] = {
        "sight_organ": ("{0}organ = $sight_organ", organ),
        "sight_hall": ("{0}path = $sight_hall", hall),
        "sight_path": ("starts_with({0}path, $sight_path)", sight.hall_path),
    }
    told = {name: part for name, part in parts.items() if part[1] is not None}
    said = " OR ".join(text for text, _ in told.values()) or "FALSE"
    return f"({said})", {name: value for name, (_, value) in told.items()}
