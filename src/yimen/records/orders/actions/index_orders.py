"""Keep what may be searched of an order; by night, of those that have none yet."""

from typing import Final

from django.db import transaction

from yimen.records.orders.models import Order
from yimen.records.orders.queries import office_telephones
from yimen.records.orders.queries.searching import pairs_of, searchable

_AT_ONCE: Final = 500


def index_order(number: str) -> None:
    """The order is found by what it says now; called inside the act."""
    row = Order.objects.get(number=number)
    _keep(row, office_telephones())


@transaction.atomic
def index_orders() -> int:
    """How many were taken in that were registered before there was an index."""
    offices = office_telephones()
    rows = list(Order.objects.filter(pairs=None).order_by("pk")[:_AT_ONCE])
    for row in rows:
        _keep(row, offices)
    return len(rows)


def _keep(row: Order, offices: frozenset[str]) -> None:
    kept = pairs_of(f"{row.topic}\n{searchable(row, offices)}")
    Order.objects.filter(pk=row.pk).update(pairs=kept)
