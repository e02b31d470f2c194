"""The bureau has compared the fingerprint and lets a device sign."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions import _devices
from yimen.records.agency.actions._write import officer_of
from yimen.rules.agency.offline_intake import DeviceSettled
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def confirm_device(*, key_id: int, by: Actor, at: datetime) -> None:
    """From now on what it signs is taken."""
    row = _devices.approach(key_id, Step.CONFIRM_DEVICE, by)
    if row.confirmed_at is not None or row.revoked_at is not None:
        raise DeviceSettled
    _devices.settle(
        row,
        Step.CONFIRM_DEVICE,
        "confirmed",
        by=by,
        at=at,
        confirmed_at=at,
        confirmed_by_id=officer_of(by, Step.CONFIRM_DEVICE),
    )
