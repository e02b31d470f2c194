"""A round found something: what, what to do, by when, and who answers for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from yimen.ports.storage import media_type_of, storage
from yimen.records.conduct.actions._people import tell_officer, the_officer
from yimen.records.conduct.actions._write import Done, note
from yimen.records.conduct.actions.walk_patrol import the_patrol
from yimen.records.conduct.models import PatrolFinding
from yimen.records.people.queries import OfficerRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import uploads
from yimen.rules.cases.uploads import FileKindUnknown
from yimen.rules.conduct import patrols
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Subject

_PICTURE: Final = "image/"
_SHORT: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found."""

    what: str
    guidance: str
    due_on: date
    officer_id: int | None = None
    item: str = ""
    photo: bytes = b""


@transaction.atomic
def add_finding(*, patrol_id: int, found: Found, by: Actor, at: datetime) -> int:
    """The finding's id; whoever answers for it hears of it."""
    patrol = the_patrol(patrol_id, by, Step.WALK_PATROL)
    patrols.check_finding(found.what, found.guidance)
    officer = the_officer(found.officer_id) if found.officer_id else None
    digest, media_type = _kept(found.photo)
    row = PatrolFinding.objects.create(
        patrol=patrol,
        hall_id=patrol.node_id,
        organ_id=officer.organ_id if officer else None,
        officer_id=found.officer_id,
        item=found.item,
        what=found.what.strip(),
        guidance=found.guidance.strip(),
        due_on=found.due_on,
        photo=digest,
        photo_type=media_type,
        found_at=at,
    )
    _note(row, by, at)
    if officer is not None:
        _tell(officer, row, by, at)
    return int(row.pk)


def _kept(photo: bytes) -> tuple[str, str]:
    """Under what the picture is kept; nothing where there is none."""
    if not photo:
        return "", ""
    media_type = media_type_of(photo)
    uploads.check(len(photo), media_type)
    if not media_type.startswith(_PICTURE):
        raise FileKindUnknown(found=media_type)
    return storage().keep(photo), media_type


def _note(row: PatrolFinding, by: Actor, at: datetime) -> None:
    done = Done(
        step=Step.WALK_PATROL,
        by=by,
        at=at,
        after="open",
        evidence={
            "patrol": row.patrol_id,
            "officer": row.officer_id,
            "item": row.item,
            "due_on": row.due_on,
            "photo": row.photo,
        },
        texts={"what": row.what, "guidance": row.guidance},
    )
    note("patrol_finding", row.pk, done)


def _tell(officer: OfficerRow, row: PatrolFinding, by: Actor, at: datetime) -> None:
    facts = {"what": row.what[:_SHORT], "due": day_words(row.due_on)}
    subject = Subject("patrol_finding", str(row.pk))
    tell_officer(officer, MessageKind.FINDING_RAISED, subject, facts, by=by, at=at)
