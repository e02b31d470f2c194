"""File an order under what it is about, and where."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._write import Said, found, move
from yimen.records.orders.models import Category
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.categories import check_leaf


@transaction.atomic
def reclassify_order(
    *,
    number: str,
    category: str,
    place_id: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Another category, another grid; the clock does not change."""
    row = found(number, Step.RECLASSIFY_ORDER, by)
    known = Category.objects.filter(is_open=True).values_list("path", flat=True)
    check_leaf(category, set(known))
    changes = {"category": category, "place_id": place_id or row.place_id}
    move(row, Said(step=Step.RECLASSIFY_ORDER, by=by, at=at, changes=changes))
