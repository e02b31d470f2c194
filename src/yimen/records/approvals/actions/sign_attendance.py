"""A unit signs that it came, whom it sent and what it says; or why it can't come."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals import models
from yimen.records.approvals.actions._reach import require_unit
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._turn import turn
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import gatherings
from yimen.rules.joint.gatherings import AlreadyMinuted, GatheringKind, Presence
from yimen.rules.refusals import NotFound


@transaction.atomic
def sign_attendance(
    *,
    number: str,
    gathering: int,
    presence: Presence,
    by: Actor,
    at: datetime,
) -> None:
    """The unit's seat, signed for; with an excuse it did not come, for that reason."""
    act = turn(number, by, at)
    row = models.Gathering.objects.filter(run=act.run, pk=gathering).first()
    seat = models.Attendance.objects.filter(
        gathering_id=gathering, gathering__run=act.run, organ_id=by.organ_id or 0
    ).first()
    if row is None or seat is None:
        raise NotFound(gathering=gathering)
    require_unit(act, seat.organ_id, Step.SIGN_ATTENDANCE)
    if row.minuted_at is not None:
        raise AlreadyMinuted(gathering=gathering)
    came = not presence.excuse.strip()
    named = gatherings.sign(GatheringKind(row.kind), presence.persons) if came else ()
    models.Attendance.objects.filter(pk=seat.pk).update(
        came=came,
        persons=list(named),
        excuse=presence.excuse,
        opinion=presence.opinion,
        signed_at=at,
        signed_by_id=by.officer_id,
    )
    evidence = {"gathering": gathering, "unit": seat.organ_id, "came": came}
    texts = {
        "persons": "、".join(named),
        "excuse": presence.excuse,
        "opinion": presence.opinion,
    }
    said = {slot: text for slot, text in texts.items() if text}
    end(act, Step.SIGN_ATTENDANCE, evidence=evidence, texts=said)
