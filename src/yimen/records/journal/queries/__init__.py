"""Reads of the journal: lines, closed days, proofs, and the whole verification."""

from yimen.records.journal.queries.days import (
    PublishedDay,
    days_to_close,
    last_day,
    leaves,
    published_days,
)
from yimen.records.journal.queries.entries import Written, entries, texts
from yimen.records.journal.queries.heads import misfit_of_head, projections
from yimen.records.journal.queries.proofs import (
    HistoryCheck,
    Proof,
    ProvedDay,
    ProvedLine,
    check_subject,
)
from yimen.records.journal.queries.verification import entry_count, verify

__all__ = [
    "HistoryCheck",
    "Proof",
    "ProvedDay",
    "ProvedLine",
    "PublishedDay",
    "Written",
    "check_subject",
    "days_to_close",
    "entries",
    "entry_count",
    "last_day",
    "leaves",
    "misfit_of_head",
    "projections",
    "published_days",
    "texts",
    "verify",
]
