"""Say why an order is not taken up, and where to go instead."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._telling import tell_person
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind
from yimen.rules.voice.orders import Decline, check_decline


@transaction.atomic
def decline_order(
    *, number: str, why: Decline, where: str, by: Actor, at: datetime
) -> None:
    """Not taken up; the person reads why and where to go."""
    row = found(number, Step.DECLINE_ORDER, by)
    article = check_decline(why, where)
    said = Said(
        step=Step.DECLINE_ORDER,
        by=by,
        at=at,
        changes={"declined": why.value},
        texts={"where": where},
        article=article,
    )
    move(row, said)
    tell_person(row, MessageKind.ORDER_DECLINED, by, at)
