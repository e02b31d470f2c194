"""One step of one appointment: read, decide, write under its version."""

from collections.abc import Mapping
from datetime import datetime

from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.queue.models import Appointment
from yimen.records.queue.queries import hall_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.bookings import BookingOver
from yimen.rules.refusals import NotFound, Overtaken

KIND = "appointment"


def find(code: str) -> Appointment:
    """The appointment under this code."""
    row = Appointment.objects.select_related("slot").filter(code=code).first()
    if row is None:
        raise NotFound
    return row


def require_holder(row: Appointment, phone: str, by: Actor) -> None:
    """Raise unless the visitor knows the telephone, or the officer is of the hall."""
    if by.officer_id is not None:
        place = hall_of(node_id=row.node_id).place
        authority.require(by, Step.SEE_QUEUE, place)
    elif bytes(row.phone_digest) != vault().digest(phone):
        raise NotFound


def require_booked(row: Appointment) -> None:
    """Raise `BookingOver` unless the appointment still stands."""
    if row.state != "booked":
        raise BookingOver(state=row.state)


def swap(row: Appointment, state: str, **columns: object) -> None:
    """Write the new state unless somebody else was quicker."""
    held = Appointment.objects.filter(pk=row.pk, version=row.version)
    if not held.update(state=state, version=row.version + 1, **columns):
        raise Overtaken(appointment=row.pk)


def write_down(
    row: Appointment,
    step: Step,
    *,
    before: str,
    after: str,
    by: Actor,
    at: datetime,
    **payload: object,
) -> None:
    """The journal's line; the row keeps its head. Nobody is named."""
    facts: Mapping[str, object] = {"line": row.line_id, "slot": row.slot_id, **payload}
    line = Line(
        kind=KIND,
        subject=str(row.pk),
        step=step,
        by=by,
        happened_at=at,
        before=before,
        after=after,
        payload=facts,
    )
    head = append(line)
    Appointment.objects.filter(pk=row.pk).update(
        last_sequence=head.sequence, last_hash=head.hash
    )
