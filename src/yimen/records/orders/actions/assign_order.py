"""Hand an order to a unit, or to several with one in the lead (交办)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._handing import hand_over
from yimen.records.orders.actions._write import Said, found
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_units import Unit


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
    said = Said(
        step=Step.ASSIGN_ORDER,
        by=by,
        at=at,
        changes={"assigned_at": at, "is_designated": is_designated},
        texts={"note": note},
    )
    hand_over(row, units, said)
