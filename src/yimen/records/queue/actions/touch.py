"""Somebody touches a terminal; every touch counts, whatever comes of it."""

from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.queue.facts import rows
from yimen.records.queue.models import TouchCount
from yimen.rules.queue import touches

_FORGOTTEN_AT_ONCE: Final = 100


def touch(*, terminal: str, address: str, at: datetime) -> None:
    """Count one touch; refused once this terminal or address was touched too often."""
    about = vault().digest(f"touched at {address} {terminal}").hex()
    toucher = vault().digest(f"touched from {address}").hex()
    expired = at - touches.WITHIN
    asked = {"terminal": about, "address": toucher, "at": at, "expired": expired}
    with transaction.atomic():
        _forget(expired)
        counts = {row["about"]: row["touches"] for row in rows("touch", asked)}
    touches.require_calm(counts[about], counts[toucher])


def _forget(expired: datetime) -> None:
    """Drop some counts whose minutes are over; nobody waits for a row in use."""
    over = TouchCount.objects.filter(began_at__lte=expired)
    some = over.select_for_update(skip_locked=True).values_list("pk", flat=True)
    TouchCount.objects.filter(pk__in=list(some[:_FORGOTTEN_AT_ONCE])).delete()
