"""A question on its way: found, changed once, written down."""

from datetime import datetime

from yimen.records.journal.append import Line, append
from yimen.records.queue.models import Question
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice.questions import Owned, QuestionState


def the_question(question_id: int, step: Step, by: Actor) -> Question:
    """The question, if the actor may take this step at its desk."""
    row = found(question_id)
    if row.node_id != by.hall_id:
        raise NotFound(question=question_id)
    authority.require(by, step, Place(hall_id=row.node_id, hall_path=row.node.path))
    return row


def found(question_id: int) -> Question:
    """The question with its hall."""
    row = Question.objects.select_related("node").filter(pk=question_id).first()
    if row is None:
        raise NotFound(question=question_id)
    return row


def owned(row: Question) -> Owned:
    """Whose it is."""
    return Owned(QuestionState(row.state), row.owner_id, row.offered_to_id)


def change(
    row: Question,
    version: int,
    *,
    step: Step,
    by: Actor,
    at: datetime,
    text: str = "",
    **columns: object,
) -> int:
    """Write these columns if nobody was faster, and one line; its place in order."""
    rows = Question.objects.filter(pk=row.pk, version=version)
    if not rows.update(version=version + 1, **columns):
        raise Overtaken(question=row.pk)
    head = append(
        Line(
            kind="question",
            subject=str(row.pk),
            step=step,
            by=by,
            happened_at=at,
            before=row.state,
            after=str(columns.get("state", row.state)),
            payload={
                "owner": columns.get("owner_id", row.owner_id),
                "offered_to": columns.get("offered_to_id"),
            },
            texts={"text": text.strip()} if text.strip() else {},
        )
    )
    return head.sequence
