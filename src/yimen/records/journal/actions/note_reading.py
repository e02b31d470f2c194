"""Somebody of the house reads what a person said: the journal keeps who and when.

Personal data is read by whoever needs it for their work (rulebook 12.3; 个人信息保护法
51), and the audit of article 54 needs to know who has read. What a petitioner or a
rater said is shown without their numbers, and still each officer who opens it is
written down, once a day and subject; a file that leaves the house each time. The lines
stand under a subject of their own, so reading never gets in the way of an act.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import connection, transaction

from yimen.records.journal.append import Line, append
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date, start_of_day

KIND: Final = "reading"
ARTICLE: Final = "个人信息保护法第五十一条、第五十四条"
_ONE_BY_ONE: Final = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@transaction.atomic
def note_reading(*, kind: str, subject: str, by: Actor, at: datetime) -> bool:
    """Whether it was the officer's first look today, which is written down."""
    about = f"{kind}:{subject}"
    _wait(about)
    today = JournalEntry.objects.filter(
        subject_kind=KIND,
        subject_id=about,
        actor=by.mark,
        happened_at__gte=start_of_day(local_date(at)),
    )
    if today.exists():
        return False
    append(_line(Step.READ_PERSONAL, about, by, at))
    return True


@transaction.atomic
def note_export(
    *, kind: str, asked: Mapping[str, str], rows: int, by: Actor, at: datetime
) -> None:
    """A list left the house as a file: which, how long, by which filter.

    The filter lies sealed: somebody may have searched for a name.
    """
    about = f"{kind}:*"
    _wait(about)
    said = "；".join(f"{name}={value}" for name, value in sorted(asked.items()))
    texts = {"filter": said} if said else {}
    line = _line(Step.EXPORT_PERSONAL, about, by, at)
    append(replace(line, payload={"rows": rows}, texts=texts))


def _wait(about: str) -> None:
    """Who comes second looks when the first is done."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE, [f"reading {about}"])


def _line(step: Step, about: str, by: Actor, at: datetime) -> Line:
    return Line(
        kind=KIND,
        subject=about,
        step=step,
        by=by,
        happened_at=at,
        article=ARTICLE,
    )
