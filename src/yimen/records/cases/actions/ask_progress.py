"""Somebody asks for a case by its number and the code on the receipt."""

from datetime import datetime
from typing import Final

from django.db import connection, transaction

from yimen.ports.vault import vault
from yimen.records.cases import models
from yimen.records.cases.facts import SQL
from yimen.records.cases.queries import ProgressPage, progress
from yimen.rules.cases import asking

_ASKED: Final = (SQL / "asked.sql").read_text(encoding="utf-8")
_FORGOTTEN_AT_ONCE: Final = 100


def ask_progress(
    *, number: str, code: str, address: str, at: datetime
) -> ProgressPage | None:
    """The case, or None for a wrong code and an unknown number alike.

    Every question counts before it is answered, and stays counted when refused.
    """
    count_question(number, address, at)
    return progress(number, code, at)


def count_question(number: str, address: str, at: datetime) -> None:
    """Count a question about this number from this address; too many are refused."""
    asking.require_patience(*_counted(number, address, at))


@transaction.atomic
def _counted(number: str, address: str, at: datetime) -> tuple[int, int]:
    about = vault().digest(f"asked case {number}").hex()
    asker = vault().digest(f"asked from {address}").hex()
    expired = at - asking.HOUR
    _forget(expired)
    with connection.cursor() as cursor:
        cursor.execute(
            _ASKED, {"case": about, "address": asker, "at": at, "expired": expired}
        )
        counts = dict(cursor.fetchall())
    return counts[about], counts[asker]


def _forget(expired: datetime) -> None:
    """Drop some counts whose hour is over; nobody waits for a row in use."""
    over = models.AskedCount.objects.filter(began_at__lte=expired)
    some = over.select_for_update(skip_locked=True).values_list("pk", flat=True)
    models.AskedCount.objects.filter(pk__in=list(some[:_FORGOTTEN_AT_ONCE])).delete()
