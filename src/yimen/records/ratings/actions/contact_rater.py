"""The hall calls whoever gave a bad rating, or checks it where nobody can be called."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.calendars.queries import current_calendar
from yimen.records.ratings.actions._tickets import Act, move, the_ticket
from yimen.records.ratings.queries.settings import rating_settings
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What the call brought."""

    is_reached: bool
    is_complex: bool
    note: str


@transaction.atomic
def contact_rater(
    *, ticket_id: int, contact: Contact, version: int, by: Actor, at: datetime
) -> None:
    """The ticket is being put right; simple or complex decides by when."""
    row = the_ticket(ticket_id, Step.CONTACT_RATER, by)
    note = contact.note.strip()
    if not note:
        raise ReasonMissing(missing=["note"])
    due_on = rating_settings().rectify_due_on(
        row.rating.rated_on, current_calendar(), complex_=contact.is_complex
    )
    act = Act(
        step=Step.CONTACT_RATER,
        by=by,
        at=at,
        payload={
            "reached": contact.is_reached,
            "complex": contact.is_complex,
            "rectify_due_on": str(due_on),
        },
        texts={"note": note},
    )
    move(
        row,
        act,
        version,
        contacted_at=at,
        contacted_by_id=by.officer_id,
        is_reached=contact.is_reached,
        is_complex=contact.is_complex,
        contact_note_sealed=vault().seal(note),
        rectify_due_on=due_on,
    )
