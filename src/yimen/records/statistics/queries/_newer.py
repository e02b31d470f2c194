"""What is newer than the files, kept by whoever looked last: a view reads the rest.

A process remembers the facts of the cases that were acted on since the night, and by
which lines of the journal it knows them. The next view asks the journal for lines that
are not among these, and the tables for their cases alone. Lines are only ever added,
and one that is missing now may come later with an earlier instant: so those recorded
since the last settled instant (`settled_at`) are held against each other one by one.

Within a transaction nothing is remembered: what it reads may never be committed.
"""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Final

from django.db import connection

from yimen.ports.case_archive import replaced, table_of
from yimen.records.journal.queries.following import settled_at
from yimen.records.statistics.models import ArchiveRun
from yimen.records.statistics.queries._live import KEPT, facts_since

_Of = tuple[object, ...]
_LINES: Final = """
SELECT id, recorded_at FROM journal_entry
WHERE recorded_at >= %s AND subject_kind IN ('case', 'rating')
"""


@dataclass(frozen=True, slots=True)
class _Known:
    """The facts that lines have brought about; those before `since` are all in it."""

    of: _Of  # the run
    since: datetime
    lines: frozenset[int] = frozenset()  # since then
    facts: Any = field(default_factory=lambda: table_of(KEPT, ()))


_looking: Final = Lock()
_known: Final[dict[object, _Known]] = {}
"""What is known of each database."""


def newer_facts(run: ArchiveRun) -> Any:
    """The facts of the cases that were acted on since a run, as a table."""
    if connection.in_atomic_block:
        return facts_since(run.behind_from)
    base = connection.settings_dict["HOST"], connection.settings_dict["NAME"]
    of = run.pk, run.behind_from
    with _looking:
        known = _known.get(base)
        if known is None or known.of != of:
            known = _Known(of, run.behind_from)
        _known[base] = known = _looked(known, run)
        return known.facts


def _looked(known: _Known, run: ArchiveRun) -> _Known:
    settled = max(settled_at(), known.since)
    lines = _lines_since(known.since)
    if not known.lines <= lines.keys():  # another journal has taken its place
        known = _Known(known.of, run.behind_from)
        lines = _lines_since(known.since)
    facts = known.facts
    if lines.keys() - known.lines:
        newest = facts_since(known.since, known.lines)
        facts = replaced(facts, newest, "number")
    open_lines = frozenset(line for line, at in lines.items() if at >= settled)
    return _Known(known.of, settled, open_lines, facts)


def _lines_since(since: datetime) -> dict[int, datetime]:
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [since])
        return dict(cursor.fetchall())
