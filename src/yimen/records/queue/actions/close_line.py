"""A line gives no more numbers for now; whoever waits in it is still called."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._managing import line_to_manage, swap_line, write_down
from yimen.rules.authority.actors import Actor


@transaction.atomic
def close_line(
    *, line_id: int, reopens_at: datetime | None, by: Actor, at: datetime
) -> None:
    """The line is closed, and says when it opens again if that is known."""
    line = line_to_manage(line_id, by)
    swap_line(line, is_open=False, reopens_at=reopens_at)
    payload = {"is_open": False, "reopens_at": reopens_at}
    write_down(f"queue_line:{line.pk}", payload, by=by, at=at)
