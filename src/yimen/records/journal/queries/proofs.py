"""What anybody may check of one subject's history, without seeing its payloads.

Everything is ready for JSON: a browser hashes each `text` (WebCrypto, SHA-256),
compares with `hash`, climbs `path` to the `tree` of the day, hashes the day's text and
compares with the published root. docs/journal.md says it step by step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yimen.records.journal.facts import COLUMNS, stored_of
from yimen.records.journal.models import JournalEntry
from yimen.records.journal.queries.days import closed_days, leaves
from yimen.records.journal.queries.heads import misfit_of_head
from yimen.rules.journal import audit
from yimen.rules.journal.audit import Misfit, Stored, StoredDay
from yimen.rules.journal.chain import Sibling, Tree
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True)
class ProvedLine:
    """An entry as it is hashed, and its way to the root of its day."""

    sequence: int
    text: str
    hash: str
    day: str
    path: tuple[tuple[str, str], ...]  # ("left" or "right", the hash that stands there)


@dataclass(frozen=True, slots=True)
class ProvedDay:
    """A closed day as it is hashed; an open one is not here yet."""

    day: str
    count: int
    tree: str
    text: str
    root: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A subject's history and the closed days it touches."""

    kind: str
    subject: str
    lines: tuple[ProvedLine, ...]
    days: tuple[ProvedDay, ...]


@dataclass(frozen=True, slots=True)
class HistoryCheck:
    """Whether a subject's history is what was written, and the proof of it."""

    ok: bool
    entries: int
    days: int
    first_bad: Misfit | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class _Traced:
    """A closed day with its tree as it comes out now, and the ways of our entries."""

    stored: StoredDay
    count: int
    tree: bytes
    paths: dict[int, list[Sibling]]  # by sequence

    def misfit(self) -> Misfit | None:
        why = audit.day_against(self.stored, self.count, self.tree)
        return None if why is None else self.stored.misfit(why)


def check_subject(kind: str, subject: str) -> HistoryCheck:
    """Whether this history is unaltered, recomputed here and ready to be again."""
    entries = _entries(kind, subject)
    traced = [_traced(day, kind, subject) for day in closed_days(_days_of(entries))]
    misfits = [
        *audit.follow(entries),
        misfit_of_head(kind, subject),
        *(day.misfit() for day in traced),
    ]
    first_bad = next(filter(None, misfits), None)
    lines = tuple(_line(stored, traced) for stored in entries)
    proof = Proof(kind, subject, lines, tuple(_day(day) for day in traced))
    return HistoryCheck(first_bad is None, len(entries), len(traced), first_bad, proof)


def _entries(kind: str, subject: str) -> tuple[Stored, ...]:
    rows = JournalEntry.objects.filter(subject_kind=kind, subject_id=subject)
    found = rows.order_by("sequence", "id").values_list(*COLUMNS)
    return tuple(stored_of(row) for row in found)


def _days_of(entries: Iterable[Stored]) -> set[date]:
    return {local_date(stored.entry.recorded_at) for stored in entries}


def _traced(day: StoredDay, kind: str, subject: str) -> _Traced:
    tree = Tree(day.algorithm)
    places: dict[int, int] = {}
    for leaf in leaves(day.day):
        is_ours = (leaf.kind, leaf.subject) == (kind, subject)
        if is_ours:
            places[leaf.sequence] = tree.count
        tree.add(leaf.hash, watch=is_ours)
    root = tree.root()
    paths = {sequence: tree.paths[place] for sequence, place in places.items()}
    return _Traced(day, tree.count, root, paths)


def _line(stored: Stored, traced: Iterable[_Traced]) -> ProvedLine:
    sequence = stored.entry.sequence
    on = local_date(stored.entry.recorded_at)
    day = next((found for found in traced if found.stored.day == on), None)
    path = day.paths.get(sequence, []) if day else []
    return ProvedLine(
        sequence=sequence,
        text=stored.entry.text(),
        hash=stored.hash.hex(),
        day=on.isoformat() if day else "",
        path=tuple(
            ("left" if sibling.is_left else "right", sibling.hash.hex())
            for sibling in path
        ),
    )


def _day(traced: _Traced) -> ProvedDay:
    stored = traced.stored
    return ProvedDay(
        day=stored.day.isoformat(),
        count=stored.count,
        tree=traced.tree.hex(),
        text=stored.hashed(traced.tree).text(),
        root=stored.root.hex(),
    )
