"""Numbers out of blocks: one leased now, or one that a device has."""

from datetime import datetime

from django.db import connection

from yimen.records.agency import models
from yimen.rules.agency import errand_numbers
from yimen.rules.agency.errand_numbers import Block, NotItsNumber
from yimen.rules.legal_clock.calendar import local_date

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def one_by_one(about: str) -> None:
    """Wait for whoever does the same right now."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE, [about])


def lease(
    node_id: int, size: int, *, key_id: int | None, officer_id: int, at: datetime
) -> Block:
    """The station's next numbers, written down as given."""
    one_by_one(f"errand numbers {node_id}")
    start = errand_numbers.start_of(node_id, local_date(at).year)
    given = models.NumberBlock.objects.filter(node_id=node_id).order_by("-last")
    block = errand_numbers.next_block(
        start, given.values_list("last", flat=True).first(), size
    )
    models.NumberBlock.objects.create(
        node_id=node_id,
        key_id=key_id,
        first=block.first,
        last=block.last,
        leased_at=at,
        leased_by_id=officer_id,
    )
    return block


def require_leased(number: str, key_id: int | None) -> None:
    """Raise unless this number is one of the device's own."""
    whole = errand_numbers.whole_of(number)
    leased = models.NumberBlock.objects.filter(
        key_id=key_id, first__lte=whole, last__gte=whole
    )
    if key_id is None or not leased.exists():
        raise NotItsNumber(number=number)
