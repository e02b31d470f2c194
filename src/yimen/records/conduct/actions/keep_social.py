"""Social supervisors, what they noted, and what the hall replied."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.conduct.actions._write import (
    Done,
    change,
    note,
    officer_of,
    place_of_node,
)
from yimen.records.conduct.models import SocialNote, SocialSupervisor
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import breaches
from yimen.rules.conduct.breaches import BreachSettled
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody from outside who watches a hall."""

    node_id: int
    name: str
    unit: str
    phone: str = ""
    valid_from: date


@transaction.atomic
def add_social_supervisor(*, helper: Helper, by: Actor, at: datetime) -> int:
    """The supervisor's id; the telephone lies sealed."""
    authority.require(by, Step.KEEP_SOCIAL, place_of_node(helper.node_id))
    phone = helper.phone.strip()
    row = SocialSupervisor.objects.create(
        hall_id=helper.node_id,
        name=breaches.check_text(helper.name),
        unit=breaches.check_text(helper.unit),
        phone_sealed=vault().seal(phone) if phone else None,
        valid_from=helper.valid_from,
    )
    evidence = {"node": helper.node_id, "valid_from": helper.valid_from}
    done = Done(
        step=Step.KEEP_SOCIAL,
        by=by,
        at=at,
        after="added",
        evidence=evidence,
        texts={"name": row.name},
    )
    note("social_supervisor", row.pk, done)
    return int(row.pk)


@transaction.atomic
def end_social_supervisor(
    *, supervisor_id: int, last_on: date, version: int, by: Actor, at: datetime
) -> None:
    """The supervisor's time is over; the notes stay."""
    row = _supervisor(supervisor_id, by)
    done = Done(step=Step.KEEP_SOCIAL, by=by, at=at, after="ended")
    change(row, version, "social_supervisor", done, valid_to=last_on)


@transaction.atomic
def note_social(
    *,
    supervisor_id: int,
    kind: str,
    noted_on: date,
    said: str,
    by: Actor,
    at: datetime,
) -> int:
    """The note's id; it waits for a reply."""
    row = _supervisor(supervisor_id, by)
    noted = SocialNote.objects.create(
        supervisor=row,
        hall_id=row.hall_id,
        kind=kind,
        noted_on=noted_on,
        said=breaches.check_text(said),
    )
    done = Done(
        step=Step.KEEP_SOCIAL,
        by=by,
        at=at,
        after="open",
        evidence={"supervisor": supervisor_id, "kind": kind},
        texts={"said": said},
    )
    note("social_note", noted.pk, done)
    return int(noted.pk)


@transaction.atomic
def reply_social(
    *, note_id: int, reply: str, version: int, by: Actor, at: datetime
) -> None:
    """The hall's reply, once."""
    row = SocialNote.objects.filter(pk=note_id).first()
    if row is None:
        raise NotFound(note=note_id)
    authority.require(by, Step.KEEP_SOCIAL, place_of_node(row.hall_id))
    if row.state != "open":
        raise BreachSettled
    said = breaches.check_text(reply)
    done = Done(
        step=Step.KEEP_SOCIAL, by=by, at=at, after="replied", texts={"reply": said}
    )
    hand = officer_of(by, Step.KEEP_SOCIAL)
    change(
        row,
        version,
        "social_note",
        done,
        state="replied",
        reply=said,
        replied_at=at,
        replied_by_id=hand,
    )


def _supervisor(supervisor_id: int, by: Actor) -> SocialSupervisor:
    row = SocialSupervisor.objects.filter(pk=supervisor_id).first()
    if row is None:
        raise NotFound(supervisor=supervisor_id)
    authority.require(by, Step.KEEP_SOCIAL, place_of_node(row.hall_id))
    return row
