"""Which orders an actor sees, and which telephones are an office's."""

from dataclasses import replace
from typing import Final

from django.db import connection
from django.db.models import F, Prefetch, Q, QuerySet

from yimen.records.orders.models import Order, OrderUnit
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import Sight, sight_of
from yimen.rules.authority.steps import Step

_TELEPHONES: Final = """
SELECT phone FROM node UNION SELECT supervision_phone FROM node
UNION SELECT phone FROM organ UNION SELECT complaint_phone FROM organ
"""


def visible(actor: Actor, step: Step = Step.SEE_ORDERS) -> QuerySet[Order]:
    """The orders over which the actor stands, handles, or has registered."""
    units = OrderUnit.objects.select_related("organ", "hall").order_by("pk")
    rows = Order.objects.select_related("place__region", "matter__current")
    rows = rows.defer("pairs")  # long, and only the database looks at it
    return rows.filter(seen(sight_of(actor, step))).prefetch_related(
        Prefetch("units", queryset=units)
    )


def with_reviews(rows: QuerySet[Order]) -> QuerySet[Order]:
    """The same orders, each with the state of the review that was asked for."""
    return rows.annotate(review_state=F("review__state"))


def seen(sight: Sight) -> Q:
    """The condition under which an order is there for this sight.

    A hall's own people see what was said there or handed to them, not all that is
    said about their place.
    """
    if sight.everything:
        return Q()
    over = replace(sight, organ_id=None, hall_id=None)
    found = seen_by(over, organ=None, hall="place", holder="registrar")
    handed = Q(pk__in=())
    if sight.organ_id is not None:
        handed |= Q(organ_id=sight.organ_id)
    if sight.hall_id is not None:
        handed |= Q(hall_id=sight.hall_id)
        found |= Q(registered_in_id=sight.hall_id)
    units = OrderUnit.objects.filter(handed, ended_at=None)
    return found | Q(pk__in=units.values("order_id"))


def office_telephones() -> frozenset[str]:
    """The telephones that the house prints on its own papers."""
    with connection.cursor() as cursor:
        cursor.execute(_TELEPHONES)
        return frozenset(phone for (phone,) in cursor.fetchall() if phone)
