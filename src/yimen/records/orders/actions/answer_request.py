"""Answer a request, in one of the ways of article 36, with reasons where owed."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._write import Said
from yimen.rules.actors import Actor
from yimen.rules.information_requests import Reply, check_reply
from yimen.rules.steps import Step


@transaction.atomic
def answer_request(
    *, number: str, reply: Reply, text: str, by: Actor, at: datetime
) -> None:
    """Answered, free of charge (42)."""
    row = found(number, Step.ANSWER_REQUEST, by)
    article = check_reply(reply, text)
    said = Said(
        step=Step.ANSWER_REQUEST,
        by=by,
        at=at,
        changes={
            "reply": reply.value,
            "answered_at": at,
            "answer_sealed": vault().seal(text),
        },
        texts={"answer": text},
        article=article,
    )
    move(row, said)
