"""Answer a request, in one of the ways of article 36, with reasons where owed."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.orders.actions._reply_paper import KIND, reply_paper
from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._telling import tell_applicant
from yimen.records.orders.actions._write import Said
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind
from yimen.rules.voice.information_requests import Reply, check_reply


@transaction.atomic
def answer_request(
    *, number: str, reply: Reply, text: str, by: Actor, at: datetime
) -> None:
    """Answered on paper and by message, free of charge (42)."""
    row = found(number, Step.ANSWER_REQUEST, by)
    article = check_reply(reply, text)
    paper = reply_paper(row, reply, text, by, at)
    said = Said(
        step=Step.ANSWER_REQUEST,
        by=by,
        at=at,
        changes={
            "reply": reply.value,
            "answered_at": at,
            "answer_sealed": vault().seal(text),
        },
        evidence={"document": paper.number},
        texts={"answer": text, KIND: paper.text},
        article=article,
    )
    move(row, said)
    tell_applicant(row, MessageKind.REQUEST_ANSWERED, by, at)
