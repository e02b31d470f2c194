"""Erase a personal text beside an entry; the chain holds (个人信息保护法 47).

The database blanks the text when, and only when, the entry that says so is written.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from yimen.records.journal.append import Head, Line, append, keep_head
from yimen.records.journal.models import JournalText
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Which text of which entry."""

    kind: str
    subject: str
    sequence: int
    slot: str


@transaction.atomic
def erase_text(*, place: TextPlace, reason: str, by: Actor, at: datetime) -> Head:
    """The subject's head after the entry that erased the text of this slot."""
    authority.require(by, Step.ERASE_TEXT)
    with connection.cursor() as cursor:  # who comes second looks when the first is done
        cursor.execute(_ONE_BY_ONE, [f"erase {place.kind} {place.subject}"])
    lies_there = JournalText.objects.filter(
        entry__subject_kind=place.kind,
        entry__subject_id=place.subject,
        entry__sequence=place.sequence,
        slot=place.slot,
    ).exclude(sealed=b"")
    if not lies_there.exists():
        raise NotFound(text=place)
    head = append(
        Line(
            kind=place.kind,
            subject=place.subject,
            step=Step.ERASE_TEXT,
            by=by,
            happened_at=at,
            article="个人信息保护法47",
            payload={"sequence": place.sequence, "slot": place.slot},
            texts={"reason": reason},
        )
    )
    keep_head(place.kind, place.subject, head)
    return head
