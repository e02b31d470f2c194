"""Take a question that was offered, or say that it is not one's own."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._questions import change, owned, the_question
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice import questions
from yimen.rules.voice.questions import QuestionState


@transaction.atomic
def reply_to_offer(
    *, question_id: int, takes: bool, version: int, by: Actor, at: datetime
) -> None:
    """Taken: a new owner, and one pass more. Not taken: it stays where it was."""
    row = the_question(question_id, Step.TAKE_QUESTION, by)
    questions.check_reply(owned(row), by)
    change(
        row,
        version,
        step=Step.TAKE_QUESTION,
        by=by,
        at=at,
        state=QuestionState.OPEN,
        offered_to_id=None,
        owner_id=row.offered_to_id if takes else row.owner_id,
        passes=row.passes + takes,
    )
