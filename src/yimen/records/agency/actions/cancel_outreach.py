"""A planned day is called off, with a reason that people are told."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.conduct.outreach import OutreachOver
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@transaction.atomic
def cancel_outreach(*, outreach_id: int, reason: str, by: Actor, at: datetime) -> None:
    """It does not take place; what was taken on its day stands."""
    row = models.Outreach.objects.select_related("node").filter(pk=outreach_id).first()
    if row is None:
        raise NotFound(outreach=outreach_id)
    place = Place(hall_id=row.node_id, hall_path=row.node.path)
    authority.require(by, Step.PLAN_OUTREACH, place)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    rows = models.Outreach.objects.filter(pk=outreach_id, cancelled_at=None)
    if row.held_on < local_date(at) or not rows.update(
        cancelled_at=at, cancel_reason=reason.strip()[:200]
    ):
        raise OutreachOver(on=row.held_on)
    _subjects.write(
        _subjects.OUTREACH,
        str(outreach_id),
        _subjects.Done(Step.PLAN_OUTREACH, "cancelled", by, at),
        facts={},
        texts={"reason": reason},
    )
