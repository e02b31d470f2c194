"""The questions of a hall: whose they are, how old, and what was answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from yimen.ports.vault import vault
from yimen.records.queue.models import Question
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.questions import QuestionState, light_of

SHOWN: Final = 200
_PHONE: Final = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question, as the desk sees it."""

    question_id: int
    text: str
    contact: str  # masked
    owner: str
    first_asked: str
    offered_to: str
    state: QuestionState
    asked_at: datetime
    due_on: date
    light: str
    answered_at: datetime | None
    answer: str
    was_no: bool  # and so it is filed with the hall
    passes: int
    is_mine: bool
    is_offered_to_me: bool
    version: int


def questions(
    actor: Actor, at: datetime, *, shown: str = ""
) -> tuple[QuestionRow, ...]:
    """The hall's questions: `mine`, `answered`, or all that are open, oldest first."""
    place = Place(hall_id=actor.hall_id, hall_path=actor.hall_path)
    if actor.hall_id is None or not may(actor, Step.SEE_QUESTIONS, place):
        return ()
    rows = Question.objects.select_related("owner", "first_asked", "offered_to")
    rows = rows.filter(node_id=actor.hall_id)
    if shown == "answered":
        found = rows.filter(state=QuestionState.ANSWERED).order_by("-answered_at")
    else:
        found = rows.exclude(state=QuestionState.ANSWERED).order_by("asked_at")
    listed = tuple(_row(row, actor, at) for row in found[:SHOWN])
    if shown == "mine":
        return tuple(one for one in listed if one.is_mine or one.is_offered_to_me)
    return listed


def question_page(question_id: int, actor: Actor, at: datetime) -> QuestionRow | None:
    """One question of the actor's hall, or None."""
    rows = Question.objects.select_related("owner", "first_asked", "offered_to")
    row = rows.filter(pk=question_id, node_id=actor.hall_id or 0).first()
    return _row(row, actor, at) if row else None


def _row(row: Any, actor: Actor, at: datetime) -> QuestionRow:
    box, state = vault(), QuestionState(row.state)
    light = light_of(state, row.answer_due_on, local_date(at))
    return QuestionRow(
        question_id=row.pk,
        text=box.unseal(bytes(row.text_sealed)),
        contact=_masked(bytes(row.contact_sealed)),
        owner=row.owner.name,
        first_asked=row.first_asked.name,
        offered_to=row.offered_to.name if row.offered_to else "",
        state=state,
        asked_at=row.asked_at,
        due_on=row.answer_due_on,
        light=light.value if light else "",
        answered_at=row.answered_at,
        answer=box.unseal(bytes(row.answer_sealed)) if row.answer_sealed else "",
        was_no=row.was_no,
        passes=row.passes,
        is_mine=row.owner_id in actor.officer_ids,
        is_offered_to_me=row.offered_to_id in actor.officer_ids,
        version=row.version,
    )


def _masked(sealed: bytes) -> str:
    """A telephone masked; a name and anything else by its first sign."""
    if not sealed:
        return ""
    contact = vault().unseal(sealed)
    if contact.isdecimal() and len(contact) == _PHONE:
        return masking.phone(contact)
    return masking.name(contact)
