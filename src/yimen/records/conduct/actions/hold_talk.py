"""A reminder or an interview is put down; who was talked to takes note of it."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._people import (
    place_of,
    tell_officer,
    the_officer,
)
from yimen.records.conduct.actions._write import Done, change, note, officer_of
from yimen.records.conduct.models import Talk
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import breaches
from yimen.rules.conduct.breaches import TalkKind, TalkSigned
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind, Subject
from yimen.rules.refusals import NotFound


@transaction.atomic
def hold_talk(
    *,
    officer_id: int,
    kind: TalkKind,
    held_on: date,
    said: str,
    by: Actor,
    at: datetime,
) -> int:
    """The talk's id; the officer hears that it is on record."""
    officer = the_officer(officer_id)
    authority.require(by, Step.HOLD_TALK, place_of(officer))
    breaches.check_hands(by.officer_ids, officer_id)
    breaches.check_day(held_on, local_date(at))
    row = Talk.objects.create(
        kind=kind.value,
        officer_id=officer_id,
        hall_id=officer.hall_id,
        organ_id=officer.organ_id,
        held_on=held_on,
        held_by_id=officer_of(by, Step.HOLD_TALK),
        said=breaches.check_text(said),
    )
    done = Done(
        step=Step.HOLD_TALK,
        by=by,
        at=at,
        after="held",
        evidence={"officer": officer_id, "kind": kind, "held_on": held_on},
        texts={"said": said},
    )
    note("staff_talk", row.pk, done)
    words = {"kind": _NAMES[kind]}
    subject = Subject("staff_talk", str(row.pk))
    tell_officer(officer, MessageKind.TALK_HELD, subject, words, by=by, at=at)
    return int(row.pk)


_NAMES = {TalkKind.REMINDER: "提醒", TalkKind.INTERVIEW: "约谈"}


@transaction.atomic
def note_talk(
    *, talk_id: int, answer: str, version: int, by: Actor, at: datetime
) -> None:
    """Whoever was talked to has taken note, and may say something to it."""
    row = Talk.objects.filter(pk=talk_id, officer_id__in=by.officer_ids).first()
    if row is None:
        raise NotFound(talk=talk_id)
    if row.noted_at is not None:
        raise TalkSigned
    done = Done(
        step=Step.NOTE_TALK,
        by=by,
        at=at,
        after="noted",
        evidence={"officer": row.officer_id},
        texts={"answer": answer},
    )
    change(row, version, "staff_talk", done, noted_at=at, answer=answer.strip())
