"""A unit says that an order is not its own."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders import facts
from yimen.records.orders.actions._handing import end_units
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_clock import check_return
from yimen.rules.voice.order_kinds import OrderKind


@transaction.atomic
def ask_return(*, number: str, reason: str, by: Actor, at: datetime) -> bool:
    """Whether the desk must agree first: a hotline's order goes back at once."""
    row = found(number, Step.ASK_RETURN, by)
    rule = check_return(
        OrderKind(row.kind),
        row.assigned_at or at,
        at,
        facts.calendar_of(row),
        is_designated=row.is_designated,
    )
    step = Step.ASK_RETURN if rule.needs_consent else Step.GIVE_ORDER_BACK
    said = Said(step=step, by=by, at=at, texts={"reason": reason}, article=rule.article)
    move(row, said)
    if not rule.needs_consent:
        end_units(row, at)
    return rule.needs_consent
