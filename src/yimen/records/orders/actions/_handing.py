"""An order changes hands: who had it before has it no more, who has it now is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.orders.actions._write import KIND, Said, move
from yimen.records.orders.models import Order, OrderUnit
from yimen.records.orders.queries.routing import accused_of, handled_before
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.voice.order_units import Unit, check_units


def hand_over(row: Order, units: Sequence[Unit], said: Said) -> None:
    """Handed to these units, the first leads; `said` is the line."""
    check_units(units, accused_of(row), handled_before(row))
    keys = [unit.key for unit in units]
    move(row, replace(said, evidence={**said.evidence, "units": keys}))
    end_units(row, said.at)
    OrderUnit.objects.bulk_create(
        OrderUnit(
            order=row,
            organ_id=unit.organ_id,
            hall_id=unit.hall_id,
            is_lead=unit == units[0],
            assigned_at=said.at,
        )
        for unit in units
    )
    notices = [
        unit_notice(row, unit, MessageKind.ORDER_ASSIGNED, once=said.at.isoformat())
        for unit in units
    ]
    tell_all(notices, by=said.by, at=said.at)


def end_units(row: Order, at: datetime) -> None:
    """Nobody has the order any more."""
    OrderUnit.objects.filter(order=row, ended_at=None).update(ended_at=at)


def unit_notice(
    row: Order,
    unit: Unit,
    kind: MessageKind,
    *,
    once: str,
    facts: Mapping[str, str] | None = None,
) -> Notice:
    """What a unit finds in its inbox about an order of its own."""
    whom = (
        Recipient.organ(unit.organ_id)
        if unit.organ_id
        else Recipient.node(unit.hall_id or 0)
    )
    return Notice(
        whom=whom,
        kind=kind,
        subject=Subject(KIND, row.number),
        facts={"order": row.number, "topic": row.topic} | dict(facts or {}),
        once=once,
    )
