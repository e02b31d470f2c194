"""Answer a question and close it; what can't be done is an answer with its reason."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.queue.actions._questions import change, owned, the_question
from yimen.rules import questions
from yimen.rules.actors import Actor
from yimen.rules.applications import ReasonMissing
from yimen.rules.questions import QuestionState
from yimen.rules.steps import Step


@transaction.atomic
def answer_question(
    *, question_id: int, answer: str, version: int, by: Actor, at: datetime
) -> None:
    """The closed question, with what the visitor was told."""
    row = the_question(question_id, Step.ANSWER_QUESTION, by)
    questions.check_answer(owned(row), by)
    if not answer.strip():
        raise ReasonMissing(missing=["answer"])
    change(
        row,
        version,
        step=Step.ANSWER_QUESTION,
        by=by,
        at=at,
        text=answer,
        state=QuestionState.ANSWERED,
        offered_to_id=None,
        answered_at=at,
        answer_sealed=vault().seal(answer.strip()),
    )
