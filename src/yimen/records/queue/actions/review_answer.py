"""A "no" to a question was looked at again; where it was wrong the question is open."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._questions import change, found
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.voice import questions
from yimen.rules.voice.questions import QuestionState


@transaction.atomic
def review_answer(
    *,
    question_id: int,
    organ_id: int | None,  # whose officer said it
    is_reversed: bool,
    comment: str,
    by: Actor,
    at: datetime,
) -> None:
    """The question: closed as it was, or its owner's again until it is answered."""
    step = Step.REVERSE_NEGATIVE if is_reversed else Step.REVIEW_NEGATIVE
    row = found(question_id)
    here = Place(organ_id, hall_id=row.node_id, hall_path=row.node.path)
    authority.require(by, step, here)
    questions.check_review(QuestionState(row.state), was_no=row.was_no)
    again = {"state": QuestionState.OPEN, "answered_at": None, "was_no": False}
    change(
        row,
        row.version,
        step=step,
        by=by,
        at=at,
        text=comment,
        **(again if is_reversed else {}),
    )
