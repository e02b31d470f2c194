"""Hand a question on: an offer, until the other has taken it."""

from datetime import datetime

from django.db import transaction

from yimen.records.people import queries as people
from yimen.records.queue.actions._questions import change, owned, the_question
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.voice import questions
from yimen.rules.voice.questions import QuestionState


@transaction.atomic
def hand_question(
    *,
    question_id: int,
    officer_id: int,
    reason: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """The question, offered to this colleague; its owner is still its owner."""
    row = the_question(question_id, Step.HAND_QUESTION, by)
    here = people.officers_of_hall(row.node_id)
    able = frozenset(one.officer_id for one in here)
    questions.check_offer(owned(row), by, officer_id, able)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    change(
        row,
        version,
        step=Step.HAND_QUESTION,
        by=by,
        at=at,
        text=reason,
        state=QuestionState.OFFERED,
        offered_to_id=officer_id,
    )
