"""A lost or sold device is shut out; what it sends later is kept for review."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions import _devices
from yimen.records.agency.actions._write import officer_of
from yimen.rules.agency.offline_intake import DeviceSettled
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing


@transaction.atomic
def revoke_device(*, key_id: int, reason: str, by: Actor, at: datetime) -> None:
    """Nothing that it signs is taken any more; what was taken stands."""
    row = _devices.approach(key_id, Step.REVOKE_DEVICE, by)
    if row.revoked_at is not None:
        raise DeviceSettled
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    _devices.settle(
        row,
        Step.REVOKE_DEVICE,
        "revoked",
        by=by,
        at=at,
        reason=reason.strip(),
        revoked_at=at,
        revoked_by_id=officer_of(by, Step.REVOKE_DEVICE),
        revoke_reason=reason.strip()[:300],
    )
