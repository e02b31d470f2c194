"""Answer an order: the desk by itself, or the unit in the lead (办理反馈)."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.orders import facts
from yimen.records.orders.actions._telling import tell_person
from yimen.records.orders.actions._write import Said, found, move
from yimen.records.orders.actions.index_orders import index_order
from yimen.records.orders.actions.report_part import is_own
from yimen.records.orders.models import Order
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind
from yimen.rules.voice.order_kinds import KINDS, OrderKind
from yimen.rules.voice.order_units import check_answer
from yimen.rules.voice.orders import Outcome, check_outcome


@transaction.atomic
def answer_order(
    *, number: str, outcome: Outcome, text: str, by: Actor, at: datetime
) -> None:
    """Answered; the person reads it on the page of the order."""
    row = found(number, Step.ANSWER_ORDER, by)
    check_outcome(text)
    _check_unit(row, by)
    said = Said(
        step=Step.ANSWER_ORDER,
        by=by,
        at=at,
        changes={
            "answered_at": at,
            "outcome": outcome.value,
            "answer_sealed": vault().seal(text),
        },
        texts={"answer": text},
        article=KINDS[OrderKind(row.kind)].answer_article,
    )
    move(row, said)
    index_order(number)
    tell_person(row, MessageKind.ORDER_ANSWERED, by, at)


def _check_unit(row: Order, by: Actor) -> None:
    units = facts.current_units(row)
    own = {facts.unit_of(unit) for unit in units if is_own(unit, by)}
    check_answer(facts.parts_of(units), own)
