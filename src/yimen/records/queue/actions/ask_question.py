"""Somebody asks: who is asked first owns the question from now on (首问负责)."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.calendars.queries import current_calendar
from yimen.records.journal.append import Line, append
from yimen.records.queue.models import Question
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice import questions


@transaction.atomic
def ask_question(*, text: str, contact: str = "", by: Actor, at: datetime) -> int:
    """The question's id; it is due within five working days."""
    place = Place(hall_id=by.hall_id, hall_path=by.hall_path)
    authority.require(by, Step.ASK_QUESTION, place)
    if not text.strip():
        raise ReasonMissing(missing=["text"])
    box = vault()
    row = Question.objects.create(
        node_id=by.hall_id or 0,
        owner_id=by.post_of or 0,
        first_asked_id=by.officer_id or 0,
        asked_at=at,
        answer_due_on=questions.answer_due_on(local_date(at), current_calendar()),
        text_sealed=box.seal(text.strip()),
        contact_sealed=box.seal(contact.strip()) if contact.strip() else b"",
    )
    append(
        Line(
            kind="question",
            subject=str(row.pk),
            step=Step.ASK_QUESTION,
            by=by,
            happened_at=at,
            after="open",
            payload={"owner": row.owner_id, "due_on": row.answer_due_on},
            texts={"text": text.strip()},
        )
    )
    return int(row.pk)
