"""督办: hurry the units, with a day by which they report."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.messages.actions.tell import tell_all
from yimen.records.orders import facts
from yimen.records.orders.actions._handing import unit_notice
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind


@transaction.atomic
def hurry_order(
    *, number: str, reason: str, due_on: date | None = None, by: Actor, at: datetime
) -> None:
    """Hurried, counted and told; the clock of the law is not changed by it."""
    row = found(number, Step.HURRY_ORDER, by)
    said = Said(
        step=Step.HURRY_ORDER,
        by=by,
        at=at,
        changes={"hurried": row.hurried + 1, "hurry_due_on": due_on},
        texts={"reason": reason},
    )
    move(row, said)
    until = {"due": day_words(due_on or row.due_on or local_date(at))}
    notices = [
        unit_notice(
            row,
            facts.unit_of(unit),
            MessageKind.ORDER_HURRIED,
            once=at.isoformat(),
            facts=until,
        )
        for unit in facts.current_units(row)
    ]
    tell_all(notices, by=by, at=at)
