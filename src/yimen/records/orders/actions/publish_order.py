"""Publish what became of an order, without the person; or take it down again."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders import facts, queries
from yimen.records.orders.actions._write import Said, found, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.running_text import masked
from yimen.rules.voice.order_kinds import OrderKind
from yimen.rules.voice.orders import check_publication


@transaction.atomic
def publish_order(
    *, number: str, topic: str, text: str, answer: str, by: Actor, at: datetime
) -> None:
    """Public; whatever personal number was left in the words is hidden once more."""
    row = found(number, Step.PUBLISH_ORDER, by)
    check_publication(OrderKind(row.kind), is_accusing=row.accused_id is not None)
    words = facts.words_of(row.said_sealed)
    offices = queries.office_telephones()

    def hidden(said: str) -> str:
        return masked(said, offices=offices, names=[words.name], numbers=[words.phone])

    changes = {
        "published_at": at,
        "topic": hidden(topic),
        "public_text": hidden(text),
        "public_answer": hidden(answer),
    }
    move(row, Said(step=Step.PUBLISH_ORDER, by=by, at=at, changes=changes))


@transaction.atomic
def unpublish_order(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """No longer public."""
    row = found(number, Step.UNPUBLISH_ORDER, by)
    said = Said(
        step=Step.UNPUBLISH_ORDER,
        by=by,
        at=at,
        changes={"published_at": None, "public_text": "", "public_answer": ""},
        texts={"reason": reason},
    )
    move(row, said)
