"""A line gives numbers again."""

from datetime import datetime

from django.db import transaction

from yimen.records.queue.actions._managing import line_to_manage, swap_line, write_down
from yimen.rules.authority.actors import Actor


@transaction.atomic
def open_line(*, line_id: int, by: Actor, at: datetime) -> None:
    """Numbers are given again, at once."""
    line = line_to_manage(line_id, by)
    swap_line(line, is_open=True, reopens_at=None)
    write_down(f"queue_line:{line.pk}", {"is_open": True}, by=by, at=at)
