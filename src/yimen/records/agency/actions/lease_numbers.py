"""A device gets numbers for the days without a line."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _numbering
from yimen.records.agency.actions._write import officer_of, own_place
from yimen.records.agency.actions.ask_device import KIND
from yimen.records.agency.facts import unused_numbers
from yimen.records.journal.append import Line, append
from yimen.rules.agency.errand_numbers import BLOCK, MOST_OPEN, Block, EnoughNumbers
from yimen.rules.agency.offline_intake import DeviceNotLive
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@transaction.atomic
def lease_numbers(*, key_id: int, by: Actor, at: datetime) -> Block:
    """The next numbers of the station, for this device alone."""
    authority.require(by, Step.LEASE_NUMBERS, own_place(by))
    row = models.StationKey.objects.filter(pk=key_id, node_id=by.hall_id or 0).first()
    if row is None:
        raise NotFound(device=key_id)
    if row.confirmed_at is None or row.revoked_at is not None:
        raise DeviceNotLive(name=row.name)
    left = len(unused_numbers(key_id))
    if left > MOST_OPEN - BLOCK:
        raise EnoughNumbers(left=left)
    block = _numbering.lease(
        row.node_id,
        BLOCK,
        key_id=key_id,
        officer_id=officer_of(by, Step.LEASE_NUMBERS),
        at=at,
    )
    append(
        Line(
            kind=KIND,
            subject=str(key_id),
            step=Step.LEASE_NUMBERS,
            by=by,
            happened_at=at,
            after="leased",
            payload={"first": block.first, "last": block.last},
        )
    )
    return block
