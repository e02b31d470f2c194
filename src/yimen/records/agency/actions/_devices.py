"""A device as the bureau finds it, and its line in the journal."""

from datetime import datetime

from yimen.records.agency import models
from yimen.records.agency.actions.ask_device import KIND
from yimen.records.agency.facts import device_place
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound, Overtaken


def approach(key_id: int, step: Step, by: Actor) -> models.StationKey:
    """The device, if it is the actor's to see and the step theirs to take."""
    row = models.StationKey.objects.select_related("node").filter(pk=key_id).first()
    if row is None or not sight_of(by, Step.SEE_DEVICES).shows(device_place(row)):
        raise NotFound(device=key_id)
    authority.require(by, step, device_place(row))
    return row


def settle(
    row: models.StationKey,
    step: Step,
    after: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    **columns: object,
) -> None:
    """Write these columns, if nobody was faster, and the line."""
    rows = models.StationKey.objects.filter(pk=row.pk, version=row.version)
    if not rows.update(version=row.version + 1, **columns):
        raise Overtaken(device=row.pk)
    append(
        Line(
            kind=KIND,
            subject=str(row.pk),
            step=step,
            by=by,
            happened_at=at,
            after=after,
            payload={"node": row.node_id},
            texts={"reason": reason} if reason else {},
        )
    )
