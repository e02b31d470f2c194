"""A line of a hall is drawn up or changed."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.queue.actions._managing import (
    hall_to_manage,
    line_to_manage,
    swap_line,
    write_down,
)
from yimen.records.queue.models import Line
from yimen.rules.authority.actors import Actor
from yimen.rules.queue.tickets import LetterTaken


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """What a line is: its letter, how people call it, and its appointments."""

    letter: str
    name: str
    phrase: str = ""
    picture: str = ""
    order: int = 0
    slot_minutes: int = 30
    slot_quota: int = 0
    day_quota: int = 0
    days_ahead: int = 7


@transaction.atomic
def save_line(
    *,
    node_id: int,
    facts: LineFacts,
    line_id: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """The id of the line as it is now."""
    columns = asdict(facts)
    try:
        with transaction.atomic():
            if line_id is None:
                hall_to_manage(node_id, by)
                line = Line.objects.create(node_id=node_id, **columns)
            else:
                line = line_to_manage(line_id, by)
                swap_line(line, **columns)
    except IntegrityError as error:
        if "line_once" not in str(error):
            raise
        raise LetterTaken(letter=facts.letter) from error
    write_down(f"queue_line:{line.pk}", columns, by=by, at=at)
    return int(line.pk)
