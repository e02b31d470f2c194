"""More time for an answer, once, before it is due; the person is told why."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders import facts
from yimen.records.orders.actions._extending import longer
from yimen.records.orders.actions._write import found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.order_clock import extended


@transaction.atomic
def extend_order(
    *, number: str, days: int, reason: str, by: Actor, at: datetime
) -> None:
    """The limit is longer by these days."""
    row = found(number, Step.EXTEND_ORDER, by)
    calendar = facts.calendar_of(row)
    more = extended(facts.times_of(row), days, local_date(at), calendar)
    move(row, longer(more, reason, step=Step.EXTEND_ORDER, by=by, at=at))
