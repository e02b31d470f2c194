"""A hall settles on its figures: bound, head starts, and what the board says."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.queue.actions._managing import hall_to_manage, write_down
from yimen.records.queue.models import HallSettings
from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import Overtaken


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFigures:
    """What may be settled; durations in minutes."""

    patience: int
    appointment_head_start: int
    priority_head_start: int
    return_within: int
    return_behind: int
    notice: str


@transaction.atomic
def settle(
    *, node_id: int, figures: QueueFigures, version: int, by: Actor, at: datetime
) -> None:
    """The hall's figures from now on; tickets keep the rank they have."""
    hall = hall_to_manage(node_id, by)
    columns = asdict(figures) | {"version": version + 1}
    if version:
        held = HallSettings.objects.filter(node_id=node_id, version=version)
        if not held.update(**columns):
            raise Overtaken(hall=hall.short_name)
    else:
        try:
            with transaction.atomic():
                HallSettings.objects.create(node_id=node_id, **columns)
        except IntegrityError as error:
            raise Overtaken(hall=hall.short_name) from error
    write_down(f"queue_hall:{node_id}", asdict(figures), by=by, at=at)
