"""The person takes an order back."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._handing import end_units
from yimen.records.orders.actions._write import Said, found, move
from yimen.records.orders.models import Order
from yimen.rules.authority.actors import VISITOR, Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def withdraw_order(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """Taken back at the counter or by telephone."""
    _withdraw(found(number, Step.WITHDRAW_ORDER, by), reason, by, at)


@transaction.atomic
def take_back(*, number: str, at: datetime) -> None:
    """Taken back on the page by whoever has just given the order's code."""
    row = Order.objects.select_related("place__region").get(number=number)
    _withdraw(row, "", VISITOR, at)


def _withdraw(row: Order, reason: str, by: Actor, at: datetime) -> None:
    move(row, Said(step=Step.WITHDRAW_ORDER, by=by, at=at, texts={"reason": reason}))
    end_units(row, at)
