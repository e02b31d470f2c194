"""回访评价: whether it helped, as the person says on the telephone or on the page."""

from datetime import datetime

from django.db import transaction

from yimen.records.orders.actions._write import Said, found, move
from yimen.records.orders.models import Order
from yimen.rules.authority.actors import VISITOR, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_figures import Feedback


@transaction.atomic
def note_feedback(
    *, number: str, feedback: Feedback, note: str = "", by: Actor, at: datetime
) -> None:
    """Called back by the desk."""
    _note(found(number, Step.NOTE_FEEDBACK, by), feedback, note, by, at)


@transaction.atomic
def give_feedback(
    *, number: str, feedback: Feedback, note: str = "", at: datetime
) -> None:
    """Said by the person, who has just given the order's code."""
    row = Order.objects.select_related("place__region").get(number=number)
    _note(row, feedback, note, VISITOR, at)


def _note(row: Order, feedback: Feedback, note: str, by: Actor, at: datetime) -> None:
    changes = {"feedback": feedback.value, "feedback_at": at}
    said = Said(
        step=Step.NOTE_FEEDBACK, by=by, at=at, changes=changes, texts={"note": note}
    )
    move(row, said)
