"""A window stands empty for a while, and says until when."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.queue.actions._managing import write_down
from yimen.records.queue.models import WindowBreak
from yimen.records.queue.queries import hall_of, seat_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Overtaken


@transaction.atomic
def leave_window(
    *,
    node_id: int,
    window_id: int,
    back_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """The window is on a break; waiting times are told without it."""
    hall = hall_of(node_id=node_id)
    authority.require(by, Step.LEAVE_WINDOW, hall.place)
    seat = seat_of(window_id, node_id)
    try:
        with transaction.atomic():
            WindowBreak.objects.create(
                window_id=window_id,
                officer_id=by.officer_id,
                started_at=at,
                back_at=back_at,
            )
    except IntegrityError as error:
        raise Overtaken(window=seat.number) from error
    payload = {"back_at": back_at, "window": seat.number}
    write_down(
        f"queue_window:{window_id}", payload, step=Step.LEAVE_WINDOW, by=by, at=at
    )
