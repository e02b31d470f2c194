"""Reads of the journal: lines, closed days, proofs, and the whole verification."""

from yimen.records.journal.queries.days import (
    PublishedDay,
    days_to_close,
    last_day,
    leaves,
    published_days,
)
from yimen.records.journal.queries.entries import Written, acts_of, entries, texts
from yimen.records.journal.queries.heads import misfit_of_head, projections
from yimen.records.journal.queries.proofs import (
    HistoryCheck,
    Proof,
    ProvedDay,
    ProvedLine,
    check_subject,
)
from yimen.records.journal.queries.reading import (
    CheckedDay,
    DayLine,
    DayPage,
    SubjectPage,
    day_page,
    month_days,
    months_kept,
    subject_page,
)
from yimen.records.journal.queries.verification import entry_count, verify

__all__ = [
    "CheckedDay",
    "DayLine",
    "DayPage",
    "HistoryCheck",
    "Proof",
    "ProvedDay",
    "ProvedLine",
    "PublishedDay",
    "SubjectPage",
    "Written",
    "acts_of",
    "check_subject",
    "day_page",
    "days_to_close",
    "entries",
    "entry_count",
    "last_day",
    "leaves",
    "misfit_of_head",
    "month_days",
    "months_kept",
    "projections",
    "published_days",
    "subject_page",
    "texts",
    "verify",
]
