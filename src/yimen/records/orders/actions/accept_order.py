"""Take an order up: from now on its answer is owed."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._telling import tell_person
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.actors import Actor
from yimen.rules.calendar import local_date
from yimen.rules.messages import MessageKind
from yimen.rules.order_clock import counted_from
from yimen.rules.order_kinds import KINDS, OrderKind
from yimen.rules.steps import Step


@transaction.atomic
def accept_order(*, number: str, by: Actor, at: datetime) -> None:
    """Taken up; the clock of the answer begins."""
    row = found(number, Step.ACCEPT_ORDER, by)
    kind = OrderKind(row.kind)
    since = counted_from(kind, local_date(row.registered_at), local_date(at))
    changes = {"accepted_at": at, "counted_from": since}
    article = KINDS[kind].accept_article
    said = Said(step=Step.ACCEPT_ORDER, by=by, at=at, changes=changes, article=article)
    due = move(row, said)
    tell_person(row, MessageKind.ORDER_ACCEPTED, by, at, due=due)
