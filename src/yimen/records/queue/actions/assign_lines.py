"""Which lines a window serves."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._managing import hall_to_manage, write_down
from yimen.records.queue.models import Line, WindowLine
from yimen.records.queue.queries import seat_of
from yimen.rules.authority.actors import Actor
from yimen.rules.queue.tickets import NoSuchLine


@transaction.atomic
def assign_lines(
    *,
    node_id: int,
    window_id: int,
    line_ids: Collection[int],
    by: Actor,
    at: datetime,
) -> None:
    """The window serves these lines of its hall and no others."""
    hall = hall_to_manage(node_id, by)
    seat = seat_of(window_id, hall.node_id)
    wanted = set(line_ids)
    if Line.objects.filter(node_id=node_id, id__in=wanted).count() != len(wanted):
        raise NoSuchLine
    WindowLine.objects.filter(window_id=window_id).exclude(line_id__in=wanted).delete()
    WindowLine.objects.bulk_create(
        [WindowLine(window_id=window_id, line_id=line) for line in sorted(wanted)],
        ignore_conflicts=True,
    )
    payload = {"lines": sorted(wanted), "window": seat.number}
    write_down(f"queue_window:{window_id}", payload, by=by, at=at)
