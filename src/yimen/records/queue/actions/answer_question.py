"""Answer a question and close it; what can't be done is an answer with its reason."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.queue.actions._questions import change, owned, the_question
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.voice import questions
from yimen.rules.voice.questions import QuestionState


@transaction.atomic
def answer_question(
    *,
    question_id: int,
    answer: str,
    is_no: bool = False,
    version: int,
    by: Actor,
    at: datetime,
) -> int:
    """The line that closed the question with what the visitor was told.

    A "no" is filed with the hall: `decline_question` of the cases does both.
    """
    row = the_question(question_id, Step.ANSWER_QUESTION, by)
    questions.check_answer(owned(row), by)
    if not answer.strip():
        raise ReasonMissing(missing=["answer"])
    return change(
        row,
        version,
        step=Step.ANSWER_QUESTION,
        by=by,
        at=at,
        text=answer,
        state=QuestionState.ANSWERED,
        offered_to_id=None,
        answered_at=at,
        was_no=is_no,
        answer_sealed=vault().seal(answer.strip()),
    )
