"""Acts of whoever manages a hall's queue: checked, then written down."""

from collections.abc import Mapping
from datetime import datetime

from yimen.records.journal.append import Line as JournalLine
from yimen.records.journal.append import append
from yimen.records.queue.models import Line
from yimen.records.queue.queries import Hall, hall_of
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.tickets import NoSuchLine
from yimen.rules.refusals import Overtaken


def hall_to_manage(node_id: int, by: Actor) -> Hall:
    """The hall, if the actor manages its queue."""
    hall = hall_of(node_id=node_id)
    authority.require(by, Step.MANAGE_QUEUE, hall.place)
    return hall


def line_to_manage(line_id: int, by: Actor) -> Line:
    """The line, if the actor manages its hall's queue."""
    line = Line.objects.filter(id=line_id).first()
    if line is None:
        raise NoSuchLine
    hall_to_manage(line.node_id, by)
    return line


def swap_line(line: Line, **columns: object) -> None:
    """Change these columns unless somebody else changed the line first."""
    held = Line.objects.filter(id=line.pk, version=line.version)
    if not held.update(version=line.version + 1, **columns):
        raise Overtaken(line=line.name)


def write_down(
    subject: str,
    payload: Mapping[str, object],
    *,
    step: Step = Step.MANAGE_QUEUE,
    by: Actor,
    at: datetime,
) -> None:
    """One journal line about a line, a window or a hall's settings."""
    kind, key = subject.split(":")
    append(
        JournalLine(
            kind=kind, subject=key, step=step, by=by, happened_at=at, payload=payload
        )
    )
