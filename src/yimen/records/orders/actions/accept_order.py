"""Take an order up: from now on its answer is owed, and by whom if that is known."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._handing import hand_over
from yimen.records.orders.actions._telling import tell_person
from yimen.records.orders.actions._write import Said, found, move
from yimen.records.orders.models import Order
from yimen.records.orders.queries.routing import route_of
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind
from yimen.rules.voice.order_clock import counted_from
from yimen.rules.voice.order_kinds import KINDS, OrderKind
from yimen.rules.voice.order_units import Route


@transaction.atomic
def accept_order(*, number: str, by: Actor, at: datetime) -> Route | None:
    """Taken up; the clock of the answer begins. Where it went; None: to the desk."""
    row = found(number, Step.ACCEPT_ORDER, by)
    kind = OrderKind(row.kind)
    since = counted_from(kind, local_date(row.registered_at), local_date(at))
    changes = {"accepted_at": at, "counted_from": since}
    article = KINDS[kind].accept_article
    said = Said(step=Step.ACCEPT_ORDER, by=by, at=at, changes=changes, article=article)
    due = move(row, said)
    tell_person(row, MessageKind.ORDER_ACCEPTED, by, at, due=due)
    return _routed(number, at)


def _routed(number: str, at: datetime) -> Route | None:
    """The category or the grid knows whose it is: handed over at once (交办)."""
    rows = Order.objects.select_related("place__region")
    row = rows.get(number=number)
    found_route = route_of(row)
    if found_route is None:
        return None
    said = Said(
        step=Step.ASSIGN_ORDER,
        by=SYSTEM,
        at=at,
        changes={"assigned_at": at, "is_designated": False},
        evidence={"ground": found_route.ground, "category": row.category},
    )
    hand_over(row, [found_route.unit], said)
    return found_route
