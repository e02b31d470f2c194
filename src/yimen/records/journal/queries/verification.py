"""Everything the journal holds, recomputed as a stream (`yimen verify`)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain as one_after_another
from typing import Final

from cryptography.exceptions import InvalidTag
from django.db import connection

from yimen.ports.vault import Vault, vault
from yimen.records.journal.facts import COLUMNS, Row, stored_of
from yimen.records.journal.models import JournalEntry
from yimen.records.journal.queries.days import closed_days, streamed
from yimen.records.journal.queries.heads import Heads, misfits_of_heads, projections
from yimen.rules.journal import audit
from yimen.rules.journal.audit import Leaf, Misfit, Report, StoredDay, Why
from yimen.rules.journal.chain import ALGORITHMS, salted

Seen = Callable[[int], object]

_A_FEW: Final = 1000
_TO_THE_END: Final = "SET LOCAL cursor_tuple_fraction = 1"  # plan for every row
_LEAVES: Final = """
SELECT journal_day_of(recorded_at) AS day, hash, subject_kind, subject_id, sequence
FROM journal_entry ORDER BY day, id
"""
_CLOSINGS: Final = """
SELECT coalesce(to_char(day.day, 'YYYY-MM-DD'), entry.subject_id), day.day IS NULL
FROM journal_day AS day
FULL JOIN (
    SELECT subject_id, payload
    FROM journal_entry WHERE subject_kind = 'day' AND sequence = 1
) AS entry ON entry.subject_id = to_char(day.day, 'YYYY-MM-DD')
WHERE day.day IS NULL OR entry.subject_id IS NULL
OR entry.payload ->> 'root' <> encode(day.root, 'hex')
OR entry.payload ->> 'count' <> day.count::text
ORDER BY 1
"""
_TEXTS: Final = """
SELECT entry.subject_kind, entry.subject_id, entry.sequence,
       CASE WHEN text.sealed = ''::bytea THEN EXISTS (
           SELECT FROM journal_entry AS erasure
           WHERE erasure.subject_kind = entry.subject_kind
           AND erasure.subject_id = entry.subject_id
           AND erasure.step = 'erase_text'
           AND erasure.payload ->> 'sequence' = entry.sequence::text
           AND erasure.payload ->> 'slot' = text.slot
       ) END,
       entry.algorithm, entry.payload #>> ARRAY['texts', text.slot],
       text.sealed, text.salt
FROM journal_text AS text JOIN journal_entry AS entry ON entry.id = text.entry_id
ORDER BY text.id
"""
_TEXTS_MISSING: Final = """
SELECT entry.subject_kind, entry.subject_id, entry.sequence
FROM journal_entry AS entry
CROSS JOIN LATERAL jsonb_each(
    CASE jsonb_typeof(entry.payload -> 'texts')
        WHEN 'object' THEN entry.payload -> 'texts' ELSE '{}'
    END
) AS said
WHERE entry.payload ? 'texts' AND NOT EXISTS (
    SELECT FROM journal_text AS text
    WHERE text.entry_id = entry.id AND text.slot = said.key
)
ORDER BY entry.id
"""


class _Passing:
    """Counts what goes by and tells whoever draws the progress."""

    def __init__(self, seen: Seen) -> None:
        self.entries = 0
        self.days = 0
        self._seen = seen

    def all_entries(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in self.again(rows):
            self.entries += 1
            yield row

    def again(self, rows: Iterator[Row]) -> Iterator[Row]:
        waiting = 0
        for waiting, row in enumerate(rows, start=1):
            if waiting % _A_FEW == 0:
                self._seen(_A_FEW)
            yield row
        self._seen(waiting % _A_FEW)

    def all_days(self, days: Iterator[StoredDay]) -> Iterator[StoredDay]:
        for day in days:
            self.days += 1
            yield day


def entry_count() -> int:
    """How many entries there are; a verification sees each of them twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry")
        (count,) = cursor.fetchone()
    return int(count)


def verify(
    seen: Seen = lambda _: None, tables: Iterable[Heads] | None = None
) -> Report:
    """Recompute everything; wants one snapshot, so a transaction that repeats reads."""
    passing = _Passing(seen)
    with connection.cursor() as cursor:
        cursor.execute(_TO_THE_END)
    first: Misfit | None = None
    for misfit in one_after_another(
        _misfits_of_chains(passing),
        misfits_of_heads(projections() if tables is None else tables),
        _misfits_of_texts(),
        _misfits_of_days(passing),
    ):
        first = first or misfit
    return Report(passing.entries, passing.days, first)


def _misfits_of_chains(passing: _Passing) -> Iterator[Misfit]:
    found = JournalEntry.objects.order_by(
        "subject_kind", "subject_id", "sequence", "id"
    ).values_list(*COLUMNS)
    rows = passing.all_entries(found.iterator())
    yield from audit.follow(map(stored_of, rows))


def _misfits_of_texts() -> Iterator[Misfit]:
    box = vault()
    with streamed(_TEXTS) as rows:
        for kind, subject, sequence, is_erased, *text in rows:
            why = Why.TEXT_MISSING if is_erased is False else _text_misfit(box, *text)
            if why is not None:
                yield Misfit(audit.subject_name(kind, subject), sequence, why)
    with streamed(_TEXTS_MISSING) as rows:
        for kind, subject, sequence in rows:
            name = audit.subject_name(kind, subject)
            yield Misfit(name, sequence, Why.TEXT_MISSING)


def _text_misfit(
    box: Vault, algorithm: str, said: str | None, sealed: bytes, salt: bytes
) -> Why | None:
    if said is None:
        return Why.TEXT_UNKNOWN
    if not sealed:
        return None  # erased, and the journal says so
    try:
        text = box.unseal(bytes(sealed))
    except (InvalidTag, ValueError):
        return Why.TEXT_ALTERED
    if algorithm in ALGORITHMS and salted(algorithm, bytes(salt), text).hex() == said:
        return None
    return Why.TEXT_ALTERED


def _misfits_of_days(passing: _Passing) -> Iterator[Misfit]:
    yield from audit.succeed(closed_days())
    with streamed(_LEAVES) as rows:
        leaves = map(Leaf._make, passing.again(rows))
        yield from audit.cover(passing.all_days(closed_days()), leaves)
    with streamed(_CLOSINGS) as rows:
        for day, is_missing in rows:
            why = Why.DAY_MISSING if is_missing else Why.DAY_NOT_RECORDED
            yield Misfit(audit.subject_name("day", day), 1, why)
