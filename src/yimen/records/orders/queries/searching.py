"""Orders found by what was written and answered, though it lies sealed."""

from typing import Final

from django.db import connection

from yimen.ports.vault import vault
from yimen.records.orders import facts
from yimen.records.orders.models import Order
from yimen.records.orders.queries.seen import office_telephones
from yimen.rules.running_text import masked
from yimen.rules.voice.blind_index import digests, holds, is_searchable

_MOST_OPENED: Final = 500
_HOLDING: Final = """
SELECT id FROM people_order WHERE pairs @> %s::bigint[]
ORDER BY registered_at DESC, id DESC LIMIT %s
"""


def searchable(row: Order, offices: frozenset[str]) -> str:
    """What may be searched: question and answer without the person."""
    words = facts.words_of(row.said_sealed)
    said = f"{words.text}\n{facts.opened(row.answer_sealed)}"
    return masked(said, offices=offices, names=[words.name], numbers=[words.phone])


def pairs_of(text: str) -> list[int]:
    """The digests of a text, or of a search, under the key of this installation."""
    return list(digests(text, vault().digest("pairs of orders")))


def found_in_full(wanted: str) -> list[int]:
    """The newest orders that say this; the index proposes, the opened text decides.

    Django would bind the digests as 32 bits.
    """
    if not is_searchable(wanted):
        return []
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, [pairs_of(wanted), _MOST_OPENED])
        ids = [pk for (pk,) in cursor.fetchall()]
    offices = office_telephones()
    rows = Order.objects.filter(pk__in=ids)
    return [row.pk for row in rows if holds(searchable(row, offices), wanted)]
