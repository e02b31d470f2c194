"""The tick: at night, what time alone has put in the wrong, and officers' days."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, TypeVar

from yimen.records.supervision.actions._judging import Judged, judge
from yimen.records.supervision.actions._sources import sources
from yimen.records.supervision.actions.watch_journal import read_on
from yimen.records.supervision.queries.candidates import candidates
from yimen.records.supervision.queries.cards import reminded
from yimen.records.supervision.queries.objects import (
    case_objects,
    every_case_id,
    month_objects,
    officer_objects,
)
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.records.supervision.queries.urgings import urging_objects
from yimen.rules.legal_clock.calendar import local_date

AT_ONCE: Final = 1000
_ONE_DAY: Final = timedelta(days=1)
T = TypeVar("T")


def watch_night(*, at: datetime) -> Judged:
    """What changed: cases by their time, everything acted on since, officers' days."""
    done = Judged()
    for ids in _packs(candidates(settings_in_force(), at)):
        done += judge(case_objects(ids, at), at)
    done += read_on("night", 0, at)
    yesterday = local_date(at) - _ONE_DAY
    done += judge(officer_objects(yesterday, yesterday), at)
    done += judge(month_objects(yesterday), at)
    done += judge(urging_objects(at), at)
    for source in sources():
        seen: set[str] = set()
        for pack in _packs(source.standing(at)):
            seen.update(one.number for one in pack)
            done += judge(pack, at)
        for numbers in _packs(sorted(reminded(source.kind) - seen)):
            done += judge(source.these(numbers, at), at)
    return done


def watch_all(*, at: datetime) -> Judged:
    """Judge every case there is: for a house that begins to watch."""
    done = Judged()
    for ids in _packs(every_case_id()):
        done += judge(case_objects(ids, at), at)
    return done


def _packs(things: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(things)
    while pack := list(islice(waiting, AT_ONCE)):
        yield pack
