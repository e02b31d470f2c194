"""Writing in the journal: one line per act, in the transaction of the act.

Ordinary acts call `append`, bulk acts `append_all`. Acts on the lean path read
`journal_now()` and their subject's head with their facts, let `chain` work out the
columns, and insert `Sealed.parameters()` in the one statement that also changes the
row; `racing` says what a lost race is. A row that keeps its subject's head gets it in
the same statement, or by `keep_head`.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import (
    DatabaseError,
    IntegrityError,
    OperationalError,
    connection,
    transaction,
)
from django.db.transaction import TransactionManagementError
from psycopg import sql
from psycopg.errors import DeadlockDetected, SerializationFailure

from yimen.ports.vault import vault
from yimen.records.journal import queries
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.journal import chain as chains
from yimen.rules.refusals import Overtaken

_SQL: Final = Path(__file__).parent / "sql"
_HEAD: Final = (_SQL / "head.sql").read_text(encoding="utf-8")
_HEADS: Final = (_SQL / "heads.sql").read_text(encoding="utf-8")
_APPEND: Final = (_SQL / "append.sql").read_text(encoding="utf-8")
_COPY: Final = (_SQL / "copy.sql").read_text(encoding="utf-8")
_TEXTS_OF_ALL: Final = (_SQL / "texts.sql").read_text(encoding="utf-8")
_KEEP_HEAD: Final = """
UPDATE {table} SET last_sequence = %s, last_hash = %s WHERE {column} = %s
"""
_AT_ONCE: Final = 2000
_NAMES: Final = (
    "entry_kind",
    "entry_subject",
    "entry_sequence",
    "entry_happened_at",
    "entry_recorded_at",
    "entry_actor",
    "entry_step",
    "entry_article",
    "entry_before",
    "entry_after",
    "entry_payload",
    "entry_previous_hash",
    "entry_hash",
    "entry_algorithm",
)
_ONE_LINE_PER_SEQUENCE: Final = "journal_one_line_per_sequence"
_SALT_BYTES: Final = 16
_TEXTS: Final = "texts"


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be written down of one act. Persons appear by id only.

    Text that names a person goes into `texts` by slot: it is sealed beside the entry
    and can be erased; the payload keeps its salted digest.
    """

    kind: str
    subject: str
    step: Step
    by: Actor
    happened_at: datetime
    article: str = ""
    before: str = ""
    after: str = ""
    payload: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a subject: its sequence and hash. None yet: the genesis."""

    sequence: int = 0
    hash: bytes = chains.GENESIS


@dataclass(frozen=True, slots=True)
class SealedText:
    """A personal text as it lies beside its entry."""

    slot: str
    sealed: bytes
    salt: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """A line with its place in the chain: the values of its columns."""

    entry: chains.Entry
    hash: bytes
    payload: str
    texts: tuple[SealedText, ...]

    @property
    def head(self) -> Head:
        """What the subject's row must keep once this line is written."""
        return Head(self.entry.sequence, self.hash)

    def columns(self) -> tuple[object, ...]:
        """The entry's values in the order of `sql/append.sql`."""
        entry = self.entry
        return (
            entry.kind,
            entry.subject,
            entry.sequence,
            entry.happened_at,
            entry.recorded_at,
            entry.actor,
            entry.step,
            entry.article,
            entry.before,
            entry.after,
            self.payload,
            entry.previous_hash,
            self.hash,
            entry.algorithm,
        )

    def parameters(self) -> dict[str, Any]:
        """The named parameters of `sql/append.sql`, for any statement like it."""
        return dict(zip(_NAMES, self.columns(), strict=True)) | {
            "text_slots": [text.slot for text in self.texts],
            "text_sealed": [text.sealed for text in self.texts],
            "text_salts": [text.salt for text in self.texts],
        }


def chain(line: Line, head: Head, recorded_at: datetime) -> Sealed:
    """The line chained to the subject's head; `recorded_at` is the database's."""
    if line.happened_at.tzinfo is None:
        raise ValueError("happened_at needs an offset")
    algorithm: str = settings.YIMEN_JOURNAL_ALGORITHM
    texts, digests = _sealed_texts(line.texts, algorithm)
    said = _for_whom(line.payload, line.by)
    payload = chains.payload_text(_with_digests(said, digests))
    entry = chains.Entry(
        kind=line.kind,
        subject=line.subject,
        sequence=head.sequence + 1,
        happened_at=line.happened_at,
        recorded_at=recorded_at,
        actor=line.by.mark,
        step=line.step.value,
        article=line.article,
        before=line.before,
        after=line.after,
        payload_digest=chains.digest(algorithm, payload.encode()),
        previous_hash=head.hash,
        algorithm=algorithm,
    )
    return Sealed(entry, entry.hash(), payload, texts)


def append(line: Line) -> Head:
    """Write the line after the subject's last one, inside the act's transaction.

    The head that is returned belongs on the subject's row, if it has one. Raises
    `Overtaken` when somebody else wrote the subject's next line first.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a line is written inside its act")
    with racing(line.kind, line.subject), connection.cursor() as cursor:
        cursor.execute(_HEAD, {"kind": line.kind, "subject": line.subject})
        recorded_at, sequence, last_hash = cursor.fetchone()
        sealed = chain(line, Head(sequence, bytes(last_hash)), recorded_at)
        cursor.execute(_APPEND, sealed.parameters())
    return sealed.head


def append_all(lines: Iterable[Line]) -> dict[tuple[str, str], Head]:
    """Write many lines in their order, a few statements for every 2,000 of them.

    Answers the new head of each subject, by kind and subject.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a line is written inside its act")
    heads: dict[tuple[str, str], Head] = {}
    waiting = iter(lines)
    while pack := list(islice(waiting, _AT_ONCE)):
        new = {(line.kind, line.subject) for line in pack} - heads.keys()
        heads |= _heads(sorted(new))
        _append_pack(pack, heads)
    return heads


def _heads(subjects: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Head]:
    columns = {
        "kinds": [kind for kind, _ in subjects],
        "subjects": [subject for _, subject in subjects],
    }
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, columns)
        rows = cursor.fetchall()
    found = {(kind, name): Head(last, bytes(own)) for kind, name, last, own in rows}
    return {subject: found.get(subject, Head()) for subject in subjects}


def _append_pack(pack: list[Line], heads: dict[tuple[str, str], Head]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT journal_now()")
        (recorded_at,) = cursor.fetchone()
    sealed: list[Sealed] = []
    for line in pack:
        one = chain(line, heads[line.kind, line.subject], recorded_at)
        heads[line.kind, line.subject] = one.head
        sealed.append(one)
    with racing(pack[0].kind, "*"):
        _copy_entries(sealed)
    _insert_texts([(one, text) for one in sealed for text in one.texts])


def _copy_entries(sealed: list[Sealed]) -> None:
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(_COPY) as copy,
    ):
        for one in sealed:
            copy.write_row(one.columns())


def _insert_texts(texts: list[tuple[Sealed, SealedText]]) -> None:
    columns: dict[str, list[Any]] = {
        "kinds": [one.entry.kind for one, _ in texts],
        "subjects": [one.entry.subject for one, _ in texts],
        "sequences": [one.entry.sequence for one, _ in texts],
        "slots": [text.slot for _, text in texts],
        "sealed": [text.sealed for _, text in texts],
        "salts": [text.salt for _, text in texts],
    }
    if texts:
        with connection.cursor() as cursor:
            cursor.execute(_TEXTS_OF_ALL, columns)


def keep_head(kind: str, subject: str, head: Head) -> None:
    """Put the head on the subject's row, if its table keeps one."""
    for heads in queries.projections():
        if heads.kind == kind:
            statement = sql.SQL(_KEEP_HEAD).format(
                table=sql.Identifier(heads.table), column=sql.Identifier(heads.column)
            )
            with connection.cursor() as cursor:
                cursor.execute(statement, [head.sequence, head.hash, subject])


@contextmanager
def racing(kind: str, subject: str) -> Iterator[None]:
    """Turn the lost race for a subject's next line into `Overtaken`.

    So does an instant that waited too long to be written. The loser's transaction is
    spent: it has to end before anything is read again.
    """
    try:
        yield
    except (IntegrityError, OperationalError) as error:
        if not _is_a_lost_race(error):
            raise
        if connection.in_atomic_block:
            transaction.set_rollback(True)
        raise Overtaken(subject=f"{kind}:{subject}") from error


def _is_a_lost_race(error: DatabaseError) -> bool:
    if isinstance(error.__cause__, SerializationFailure | DeadlockDetected):
        return True
    return _ONE_LINE_PER_SEQUENCE in str(error)


def _sealed_texts(
    texts: Mapping[str, str], algorithm: str
) -> tuple[tuple[SealedText, ...], dict[str, str]]:
    if not texts:
        return (), {}
    box = vault()
    rows: list[SealedText] = []
    digests: dict[str, str] = {}
    for slot, text in texts.items():
        salt = os.urandom(_SALT_BYTES)
        rows.append(SealedText(slot, box.seal(text), salt))
        digests[slot] = chains.salted(algorithm, salt, text).hex()
    return tuple(rows), digests


def _for_whom(payload: Mapping[str, object], by: Actor) -> Mapping[str, object]:
    """The payload with whose post the actor works, where it is not their own."""
    if by.for_officer_id is None:
        return payload
    return {**payload, "for": by.for_officer_id}


def _with_digests(
    payload: Mapping[str, object], digests: Mapping[str, str]
) -> Mapping[str, object]:
    if _TEXTS in payload:
        raise ValueError("the payload's own texts go by Line.texts")
    return {**payload, _TEXTS: digests} if digests else payload
