"""Hand an order to a unit, or to several with one in the lead (交办)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.orders.actions._write import KIND, Said, found, move
from yimen.records.orders.models import Order, OrderUnit
from yimen.rules.actors import Actor
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.order_units import Unit, check_units
from yimen.rules.steps import Step


@transaction.atomic
def assign_order(
    *,
    number: str,
    units: Sequence[Unit],
    is_designated: bool = False,
    note: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Handed over, the first unit leads; who had it before has it no more."""
    row = found(number, Step.ASSIGN_ORDER, by)
    accused = Unit(organ_id=row.accused_id) if row.accused_id else None
    check_units(units, accused)
    said = Said(
        step=Step.ASSIGN_ORDER,
        by=by,
        at=at,
        changes={"assigned_at": at, "is_designated": is_designated},
        evidence={"units": [unit.key for unit in units]},
        texts={"note": note},
    )
    move(row, said)
    end_units(row, at)
    OrderUnit.objects.bulk_create(
        OrderUnit(
            order=row,
            organ_id=unit.organ_id,
            hall_id=unit.hall_id,
            is_lead=unit == units[0],
            assigned_at=at,
        )
        for unit in units
    )
    tell_all([_notice(row, unit, at) for unit in units], by=by, at=at)


def end_units(row: Order, at: datetime) -> None:
    """Nobody has the order any more."""
    OrderUnit.objects.filter(order=row, ended_at=None).update(ended_at=at)


def _notice(row: Order, unit: Unit, at: datetime) -> Notice:
    whom = (
        Recipient.organ(unit.organ_id)
        if unit.organ_id
        else Recipient.node(unit.hall_id or 0)
    )
    return Notice(
        whom=whom,
        kind=MessageKind.ORDER_ASSIGNED,
        subject=Subject(KIND, row.number),
        facts={"order": row.number, "topic": row.topic},
        once=at.isoformat(),
    )
