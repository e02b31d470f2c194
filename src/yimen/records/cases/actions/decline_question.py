"""Who was asked first says that it can't be done: a "no", filed with the hall."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.queue.actions.answer_question import answer_question
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def decline_question(
    *, question_id: int, answer: str, version: int, by: Actor, at: datetime
) -> int:
    """The filing's id; the question is closed with this answer until it is reviewed."""
    line = answer_question(
        question_id=question_id,
        answer=answer,
        is_no=True,
        version=version,
        by=by,
        at=at,
    )
    filing = models.NegativeReply.objects.create(
        question_id=question_id,
        step=Step.ANSWER_QUESTION,
        entry_sequence=line,
        organ_id=by.organ_id,
        hall_id=by.hall_id or 0,
        replied_at=at,
        replied_by_id=by.officer_id,
        review_due_on=local_date(at),
    )
    return int(filing.pk)
