"""Somebody is back at the window."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._managing import write_down
from yimen.records.queue.models import WindowBreak
from yimen.records.queue.queries import hall_of, seat_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Overtaken


@transaction.atomic
def reopen_window(*, node_id: int, window_id: int, by: Actor, at: datetime) -> None:
    """The window's break is over."""
    hall = hall_of(node_id=node_id)
    authority.require(by, Step.REOPEN_WINDOW, hall.place)
    seat = seat_of(window_id, node_id)
    resting = WindowBreak.objects.filter(window_id=window_id, ended_at=None)
    if not resting.update(ended_at=at):
        raise Overtaken(window=seat.number)
    payload = {"window": seat.number}
    write_down(
        f"queue_window:{window_id}", payload, step=Step.REOPEN_WINDOW, by=by, at=at
    )
