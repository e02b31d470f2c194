"""DuckDB answers: the definitions over the archive's files, with what is newer.

What a case came to is computed once, at night, and lies in files; a figure of today
reads those and, instead of the cases that were acted on since, asks the tables. So the
answer is what the tables alone would say, and costs what happened today, not what
happened in all years. Where there are no files, where they can't be read, where the
calendars changed since, or where it is asked by holders, the tables answer alone.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

from yimen.ports.case_archive import (
    CaseArchive,
    Unreadable,
    ask,
    ask_in_packs,
    table_of,
)
from yimen.records.calendars.queries import calendar_state
from yimen.records.statistics.models import ArchivePart, ArchiveRun
from yimen.records.statistics.queries._engine import (
    ANCESTORS,
    DUCKDB,
    Answer,
    compiled,
    tallies_of,
)
from yimen.records.statistics.queries._live import (
    ancestors,
    live_answer,
    live_packs,
    live_tallies,
)
from yimen.records.statistics.queries._newer import newer_facts
from yimen.records.statistics.queries._question import Question, Text, Told
from yimen.rules.authority.sight import EVERYTHING, Sight
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.statistics.cuts import COLUMNS, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period

logger = logging.getLogger(__name__)

_ABOVE: Final = {"below": "string", "above": "string", "above_path": "string"}
_DAYS: Final = {
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
    fresh: Any  # a table


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
    if relation is not Relation.CASES:
        return live_tallies(relation, scope, periods, cuts, sight, places=places)
    question = Question(scope, periods, sight, places if Cut.NODE in cuts else None)
    text = partial(compiled, relation, cuts, frozenset(scope.only))
    return tallies_of(relation, *case_answer(question, text))


def case_answer(question: Question, text: Text, **values: str | int) -> Told:
    """What the cases answer to a compiled text, as they are now."""
    held = _held(list(question.periods.values()))
    if held is not None and question.sight.holder_id is None:
        try:
            return history_answer(held, question, text, **values)
        except Unreadable:
            logger.exception("the archive can't be read; the tables answer alone")
    return live_answer(Relation.CASES, question, text, **values)


def case_packs(question: Question, text: Text, size: int) -> Iterator[Told]:
    """The same, so many rows at a time, where they are too many to hold at once."""
    held = _held(list(question.periods.values()))
    if held is not None and question.sight.holder_id is None:
        said, values, tables = _asked(held, question, text)
        packs = ask_in_packs(said, values, tables, size)
        try:
            first = next(packs, None)
        except Unreadable:
            logger.exception("the archive can't be read; the tables answer alone")
        else:
            if first is not None:
                yield first
                yield from packs
            return
    yield from live_packs(Relation.CASES, question, text, size)


def _held(periods: Sequence[Period]) -> Held | None:
    run = ArchiveRun.objects.order_by("-pk").first()
    if run is None or run.calendar != calendar_state():
        return None
    archive = CaseArchive(Path(settings.YIMEN_ARCHIVE))
    parts = ArchivePart.objects.values_list(
        "month", "region", "first_received_at", "is_sound"
    )
    asked = [(f"{one.since.astimezone(CHINA):%Y-%m}", one.until) for one in periods]
    files = []
    for month, region, first_at, is_sound in parts:
        if is_sound is False:
            return None
        if any(
            month >= first and (first_at is None or first_at < until)
            for first, until in asked
        ):
            files.append(archive.file(month, region))
    return Held(files, newer_facts(run))


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
    question = Question(scope, periods, sight, places if Cut.NODE in cuts else None)
    text = partial(compiled, Relation.CASES, cuts, frozenset(scope.only))
    return tallies_of(Relation.CASES, *history_answer(held, question, text))


def history_answer(
    held: Held, question: Question, text: Text, **values: str | int
) -> Told:
    """What files answer to a compiled text, with what is newer.

    Raises `Unreadable` where one of them is missing or damaged.
    """
    said, given, tables = _asked(held, question, text)
    return ask(said, {**given, **values}, tables)


def _asked(
    held: Held, question: Question, text: Text
) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """The whole text, its parameters, and the tables that it names."""
    periods = question.periods.items()
    asked = [(name, one.since, one.until) for name, one in periods]
    tables = {"asked": table_of(_DAYS, asked), "fresh": held.fresh}
    if question.places is not None:
        above = ancestors(question.scope, question.places)
        tables[ANCESTORS] = table_of(_ABOVE, above)
    said, given = _said(held, question.scope, question.sight)
    return f"{said} {text(DUCKDB)}", given, tables


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
