"""From rows of the journal to the values that the rules hash and check."""

from dataclasses import dataclass
from typing import Any, Final

from yimen.rules.journal import chain
from yimen.rules.journal.audit import Stored, StoredDay

COLUMNS: Final = (
    "id",
    "subject_kind",
    "subject_id",
    "sequence",
    "happened_at",
    "recorded_at",
    "actor",
    "step",
    "article",
    "before",
    "after",
    "payload",
    "previous_hash",
    "hash",
    "algorithm",
)
DAY_COLUMNS: Final = ("day", "count", "root", "previous_root", "algorithm")

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """How a table whose rows keep `last_sequence` and `last_hash` names its subjects.

    A model says so in a class attribute: `journalled = Projection("case", "number")`.
    """

    kind: str
    column: str  # holds the subject's id


def stored_of(row: Row) -> Stored:
    """An entry from `COLUMNS`."""
    *written, payload, previous_hash, own_hash, algorithm = row
    entry_id, kind, subject, sequence, happened_at, recorded_at, *said = written
    actor, step, article, before, after = said
    entry = chain.Entry(
        kind=kind,
        subject=subject,
        sequence=sequence,
        happened_at=happened_at,
        recorded_at=recorded_at,
        actor=actor,
        step=step,
        article=article,
        before=before,
        after=after,
        payload_digest=_digest_of(payload, algorithm),
        previous_hash=bytes(previous_hash),
        algorithm=algorithm,
    )
    return Stored(entry_id, entry, bytes(own_hash))


def stored_day_of(row: Row) -> StoredDay:
    """A closed day from `DAY_COLUMNS`."""
    day, count, root, previous_root, algorithm = row
    return StoredDay(day, count, bytes(root), bytes(previous_root), algorithm)


def _digest_of(payload: object, algorithm: str) -> bytes:
    if algorithm not in chain.ALGORITHMS:
        return b""  # no entry of ours: the check says so
    return chain.digest(algorithm, chain.stored_payload_text(payload).encode())
