"""A device of a station shows its public key; the private one never leaves it."""

from datetime import datetime

from django.db import transaction

from yimen.ports.signatures import signatures
from yimen.records.agency import models
from yimen.records.agency.actions._write import officer_of, own_place
from yimen.records.journal.append import Line, append
from yimen.rules.agency.offline_intake import DeviceNameless, NotAKey
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step

KIND = "station_key"


@transaction.atomic
def ask_device(*, name: str, public_key: bytes, by: Actor, at: datetime) -> int:
    """The device's id; it may be used once the bureau has confirmed it.

    The same key shown again by its station is the same device.
    """
    authority.require(by, Step.ASK_DEVICE, own_place(by))
    officer = officer_of(by, Step.ASK_DEVICE)
    if not signatures().is_key(public_key):
        raise NotAKey
    if not name.strip():
        raise DeviceNameless
    row, is_new = models.StationKey.objects.get_or_create(
        public_key=public_key,
        defaults={
            "node_id": by.hall_id or 0,
            "name": name.strip()[:40],
            "asked_at": at,
            "asked_by_id": officer,
        },
    )
    if row.node_id != by.hall_id:
        raise NotAKey  # it belongs to another station
    if is_new:
        append(
            Line(
                kind=KIND,
                subject=str(row.pk),
                step=Step.ASK_DEVICE,
                by=by,
                happened_at=at,
                after="asked",
                payload={"node": by.hall_id, "key": public_key.hex()},
            )
        )
    return int(row.pk)
