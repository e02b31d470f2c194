"""The tick: what somebody has acted on is judged again, a moment later."""

from datetime import datetime
from typing import Final

from yimen.records.journal.queries.following import acted_on_after, last_line
from yimen.records.supervision.actions._judging import Judged, judge
from yimen.records.supervision.actions._sources import objects_of
from yimen.records.supervision.models import WatchPlace
from yimen.records.supervision.queries.objects import case_ids, case_objects
from yimen.rules.supervision.watching import ObjectKind, Watched

AT_ONCE: Final = 2000
BACK: Final = 200
"""Lines that are read again: one may have been written by an act that began earlier."""


def watch_journal(*, at: datetime) -> Judged:
    """What changed for the cases that were acted on since the last reading.

    A journal that is read for the first time is read from its end: the past is past.
    """
    return read_on("acts", BACK, at)


def _objects(kind: str, numbers: frozenset[str], at: datetime) -> list[Watched]:
    """What was acted on, as objects: cases here, the others from their sources."""
    if kind == ObjectKind.CASE:
        return case_objects(case_ids(numbers), at)
    return objects_of(kind, numbers, at)


def read_on(name: str, back: int, at: datetime) -> Judged:
    """Judge whoever has new lines since this reader was last here."""
    place, is_new = WatchPlace.objects.get_or_create(
        name=name, defaults={"read_to_entry": last_line()}
    )
    here, done = place.read_to_entry, Judged()
    if is_new:
        return done
    reading = max(here - back, 0)
    while True:
        acted_on, end = acted_on_after(reading, AT_ONCE)
        if end == reading:
            return done
        for kind, numbers in sorted(acted_on.items()):
            if objects := _objects(kind, numbers, at):
                done += judge(objects, at)
        reading = end
        WatchPlace.objects.filter(name=name, read_to_entry__lt=end).update(
            read_to_entry=end
        )
