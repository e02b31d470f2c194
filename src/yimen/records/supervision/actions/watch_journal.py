"""The tick: what somebody has acted on is judged again, a moment later."""

from datetime import datetime
from typing import Final

from yimen.records.journal.queries.following import last_line, subjects_after
from yimen.records.supervision.actions._judging import Judged, judge
from yimen.records.supervision.models import WatchPlace
from yimen.records.supervision.queries.objects import case_ids, case_objects
from yimen.rules.supervision.watching import ObjectKind

AT_ONCE: Final = 2000
BACK: Final = 200
"""Lines that are read again: one may have been written by an act that began earlier."""


def watch_journal(*, at: datetime) -> Judged:
    """What changed for the cases that were acted on since the last reading.

    A journal that is read for the first time is read from its end: the past is past.
    """
    return read_on("acts", BACK, at)


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
        numbers, end = subjects_after(reading, ObjectKind.CASE, AT_ONCE)
        if end == reading:
            return done
        if numbers:
            done += judge(case_objects(case_ids(numbers), at), at)
        reading = end
        WatchPlace.objects.filter(name=name, read_to_entry__lt=end).update(
            read_to_entry=end
        )
