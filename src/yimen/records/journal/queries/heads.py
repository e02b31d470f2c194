"""The heads that are kept of the subjects' chains: a missing end shows.

A subject with a row of its own has its head there; `journal_head` has the others'.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, LiteralString

from django.apps import apps
from psycopg import sql

from yimen.records.journal.facts import Projection
from yimen.records.journal.queries.days import streamed
from yimen.rules.journal.audit import Misfit, Why, subject_name

_HEADS: Final = """
SELECT record.{column}::text, record.last_sequence, coalesce(last.sequence, 0)
FROM {table} AS record
LEFT JOIN LATERAL (
    SELECT sequence, hash
    FROM journal_entry
    WHERE subject_kind = {kind} AND subject_id = record.{column}::text
    ORDER BY sequence DESC
    LIMIT 1
) AS last ON true
WHERE {which} AND (
    record.last_sequence <> coalesce(last.sequence, 0)
    OR record.last_hash <> coalesce(last.hash, ''::bytea)
)
ORDER BY record.{column}
"""
_RECORDS_MISSING: Final = """
SELECT entry.subject_id
FROM journal_entry AS entry
WHERE {which} AND entry.subject_kind = {kind} AND entry.sequence = 1 AND NOT EXISTS (
    SELECT FROM {table} AS record WHERE record.{column}::text = entry.subject_id
)
ORDER BY entry.id
"""

_KEPT: Final = """
SELECT kept.subject_kind, kept.subject_id, kept.last_sequence,
       coalesce(last.sequence, 0)
FROM journal_head AS kept
LEFT JOIN LATERAL (
    SELECT sequence, hash
    FROM journal_entry
    WHERE subject_kind = kept.subject_kind AND subject_id = kept.subject_id
    ORDER BY sequence DESC
    LIMIT 1
) AS last ON true
WHERE {which} AND (
    kept.last_sequence <> coalesce(last.sequence, 0)
    OR kept.last_hash <> coalesce(last.hash, ''::bytea)
)
ORDER BY kept.subject_kind, kept.subject_id
"""
_NOT_KEPT: Final = """
SELECT entry.subject_kind, entry.subject_id
FROM journal_entry AS entry
WHERE {which} AND entry.subject_kind <> ALL ({elsewhere}) AND entry.sequence = 1
AND NOT EXISTS (
    SELECT FROM journal_head AS kept
    WHERE kept.subject_kind = entry.subject_kind
    AND kept.subject_id = entry.subject_id
)
ORDER BY entry.id
"""
_DAY: Final = "day"  # journal_day has a row for each of these

_ALL: Final = sql.SQL("true")


@dataclass(frozen=True, slots=True)
class Heads:
    """A table whose rows keep the head of their subject's chain."""

    kind: str
    table: str
    column: str


def projections() -> Iterator[Heads]:
    """Every such table, by what the models say of themselves."""
    for model in apps.get_models():
        said = getattr(model, "journalled", None)
        if isinstance(said, Projection):
            yield Heads(said.kind, model._meta.db_table, said.column)  # noqa: SLF001


def misfits_of_heads(tables: Iterable[Heads]) -> Iterator[Misfit]:
    """Records whose chain ends elsewhere than they say, and chains without record."""
    for heads in tables:
        yield from _heads_that_differ(heads, _ALL)
        yield from _records_missing(heads, _ALL)
    yield from _kept_that_differ(_ALL)
    yield from _not_kept(_ALL)


def misfit_of_head(kind: str, subject: str) -> Misfit | None:
    """The same for one subject."""
    for heads in projections():
        if heads.kind == kind:
            column, one = sql.Identifier(heads.column), sql.Literal(subject)
            record = sql.SQL("record.{} = {}").format(column, one)
            entry = sql.SQL("entry.subject_id = {}").format(one)
            found = (_heads_that_differ(heads, record), _records_missing(heads, entry))
            return next(chain.from_iterable(found), None)
    said = (sql.Literal(kind), sql.Literal(subject))
    kept = sql.SQL("kept.subject_kind = {} AND kept.subject_id = {}").format(*said)
    entry = sql.SQL("entry.subject_kind = {} AND entry.subject_id = {}").format(*said)
    return next(chain(_kept_that_differ(kept), _not_kept(entry)), None)


def _heads_that_differ(heads: Heads, which: sql.Composable) -> Iterator[Misfit]:
    with streamed(_filled(_HEADS, heads, which=which)) as rows:
        for subject, kept, written in rows:
            yield _misfit(subject_name(heads.kind, subject), kept, written)


def _records_missing(heads: Heads, which: sql.Composable) -> Iterator[Misfit]:
    with streamed(_filled(_RECORDS_MISSING, heads, which=which)) as rows:
        for (subject,) in rows:
            yield Misfit(subject_name(heads.kind, subject), 1, Why.RECORD_MISSING)


def _kept_that_differ(which: sql.Composable) -> Iterator[Misfit]:
    with streamed(sql.SQL(_KEPT).format(which=which)) as rows:
        for kind, subject, kept, written in rows:
            yield _misfit(subject_name(kind, subject), kept, written)


def _not_kept(which: sql.Composable) -> Iterator[Misfit]:
    elsewhere = sql.Literal([_DAY, *(heads.kind for heads in projections())])
    statement = sql.SQL(_NOT_KEPT).format(which=which, elsewhere=elsewhere)
    with streamed(statement) as rows:
        for kind, subject in rows:
            yield Misfit(subject_name(kind, subject), 1, Why.RECORD_MISSING)


def _misfit(name: str, kept: int, written: int) -> Misfit:
    """What does not fit where one line is kept as the last, and another is."""
    if kept > written:
        return Misfit(name, written + 1, Why.TAIL_MISSING)
    return Misfit(name, kept if kept == written else kept + 1, Why.HEAD_ALTERED)


def _filled(
    statement: LiteralString, heads: Heads, **more: sql.Composable
) -> sql.Composed:
    return sql.SQL(statement).format(
        table=sql.Identifier(heads.table),
        column=sql.Identifier(heads.column),
        kind=sql.Literal(heads.kind),
        **more,
    )
