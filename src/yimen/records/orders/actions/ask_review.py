"""Ask for 复查 of a petition's answer, or for 复核 of a 复查 (信访工作条例 35, 36)."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.orders import facts
from yimen.records.orders.actions._write import (
    Said,
    begin,
    code_hash,
    fresh_code,
    move,
)
from yimen.records.orders.actions.register_order import Registered, next_number
from yimen.records.orders.models import Order
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.order_clock import check_review, review_kind
from yimen.rules.voice.order_intake import NothingSaid
from yimen.rules.voice.order_kinds import KINDS, OrderKind
from yimen.rules.voice.orders import OrderState
from yimen.rules.voice.similar_text import sketch


@transaction.atomic
def ask_review(*, number: str, reason: str, at: datetime) -> Registered:
    """The review, with a number and a code of its own.

    Only whoever has just given the code of the answered petition gets here.
    """
    row = Order.objects.select_related("place__region").get(number=number)
    kind = review_kind(OrderKind(row.kind), has_review=hasattr(row, "review"))
    if not reason.strip():
        raise NothingSaid(kind=kind)
    answered_on = local_date(row.answered_at) if row.answered_at else local_date(at)
    check_review(answered_on, local_date(at), facts.calendar_of(row))
    review, code = _review(row, kind, reason, at)
    evidence = {"review": review.number}
    article = KINDS[kind].answer_article
    asked = Said(
        step=Step.ASK_REVIEW, by=VISITOR, at=at, evidence=evidence, article=article
    )
    move(row, asked)
    changes = {"kind": kind.value, "review_of": row.number, "topic": row.topic}
    texts = {"text": reason}
    begin(
        review,
        Said(step=Step.REGISTER_ORDER, by=VISITOR, at=at, changes=changes, texts=texts),
    )
    return Registered(review.number, code)


def _review(
    row: Order, kind: OrderKind, reason: str, at: datetime
) -> tuple[Order, str]:
    words = facts.words_of(row.said_sealed)
    number, code = next_number(at), fresh_code()
    review = Order(
        number=number,
        submit_key=f"review of {row.number}",
        kind=kind.value,
        source=row.source,
        state=OrderState.REGISTERED.value,
        category=row.category,
        place_id=row.place_id,
        topic=row.topic,
        said_sealed=facts.sealed_words(
            facts.Words(reason.strip(), words.name, words.phone)
        ),
        person_digest=row.person_digest,
        sketch=list(sketch(reason, vault().digest("sketches of orders"))),
        query_code_hash=code_hash(number, code),
        registered_at=at,
        review_of=row,
    )
    return review, code
