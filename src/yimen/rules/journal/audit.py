"""Whether the journal still says what was written: one pass, constant memory.

The audit trail has to be protected against deletion, change and overwriting
(rulebook 12.2.3); this module is how anybody finds out. It is given everything the
journal holds, subject by subject and day by day, recomputes every hash and names what
does not fit. What is missing is named by the place where it should stand.

A chain shows what was changed, left out or moved inside one subject; the head kept
on the subject's own row shows a missing end; the root of a day shows what was taken
away whole; the entry about the closing shows a missing or altered day. What no check
inside one database can show is that the owner wrote everything anew, and for that the
roots are published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from yimen.rules.journal.chain import ALGORITHMS, GENESIS, Day, Entry, Tree


class Why(Enum):
    """What does not fit."""

    ALTERED = "the entry does not give the hash that was written with it"
    MISSING = "the entry is missing: the next one follows it"
    NOT_FOLLOWING = "the entry does not follow the one before it"
    MOVED = "the entry was written before the one it follows"
    TAIL_MISSING = "the entry is missing: the record still names it"
    HEAD_ALTERED = "the record does not name this entry as its last"
    RECORD_MISSING = "the record that the entry is about is missing"
    TEXT_ALTERED = "a text of the entry is not the one that was written"
    TEXT_MISSING = "a text of the entry is missing, and no entry says it was erased"
    TEXT_UNKNOWN = "a text lies beside the entry that it does not name"
    DAY_MISSING = "the day is missing: it was closed, or others around it are"
    DAY_COUNT = "the day does not have as many entries as when it was closed"
    DAY_ROOT = "the entries of the day do not give the root that was published"
    DAY_NOT_FOLLOWING = "the day does not follow the one before it"
    DAY_NOT_RECORDED = "no entry says that the day was closed like this"
    NOT_IN_A_DAY = "the entry is older than the closed days and in none of them"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A place in the journal that does not fit, and why."""

    subject: str  # case:GA-2026-000001, day:2026-09-21
    sequence: int
    why: Why


@dataclass(frozen=True, slots=True)
class Report:
    """What a whole verification found."""

    entries: int
    days: int
    first_bad: Misfit | None

    @property
    def ok(self) -> bool:
        """Whether everything fits."""
        return self.first_bad is None


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it lies in the table."""

    entry_id: int
    entry: Entry
    hash: bytes

    @property
    def name(self) -> str:
        """The subject as misfits name it."""
        return subject_name(self.entry.kind, self.entry.subject)

    def misfit(self, why: Why, sequence: int | None = None) -> Misfit:
        """This place, or another of the same subject."""
        place = self.entry.sequence if sequence is None else sequence
        return Misfit(self.name, place, why)


@dataclass(frozen=True, slots=True)
class StoredDay:
    """A closed day as it lies in its table; its tree is for us to work out."""

    day: date
    count: int
    root: bytes
    previous_root: bytes
    algorithm: str

    def hashed(self, tree: bytes) -> Day:
        """The day as it is hashed when its entries have this tree."""
        return Day(self.day, self.count, tree, self.previous_root, self.algorithm)

    def misfit(self, why: Why) -> Misfit:
        """This day: its closing is the one entry about it."""
        return day_misfit(self.day, why)


class Leaf(NamedTuple):
    """An entry as the tree of its day sees it."""

    day: date
    hash: bytes
    kind: str
    subject: str
    sequence: int


def subject_name(kind: str, subject: str) -> str:
    """How a subject is named in one word."""
    return f"{kind}:{subject}"


def day_misfit(day: date, why: Why) -> Misfit:
    """A day as a place in the journal."""
    return Misfit(subject_name("day", day.isoformat()), 1, why)


def follow(entries: Iterable[Stored]) -> Iterator[Misfit]:
    """What does not fit in entries ordered by subject and sequence."""
    last: Stored | None = None
    for stored in entries:
        before = last if last is not None and last.name == stored.name else None
        why = _misfit(before, stored)
        if why is not None:
            yield why
        last = stored


def _misfit(before: Stored | None, stored: Stored) -> Misfit | None:
    expected = before.entry.sequence + 1 if before else 1
    if stored.entry.sequence > expected:
        return stored.misfit(Why.MISSING, expected)
    if stored.entry.algorithm not in ALGORITHMS or stored.entry.hash() != stored.hash:
        return stored.misfit(Why.ALTERED)
    if stored.entry.sequence < expected:
        return stored.misfit(Why.NOT_FOLLOWING)
    if stored.entry.previous_hash != (before.hash if before else GENESIS):
        return stored.misfit(Why.NOT_FOLLOWING)
    if before is not None and stored.entry_id <= before.entry_id:
        return stored.misfit(Why.MOVED)
    return None


def cover(days: Iterable[StoredDay], leaves: Iterable[Leaf]) -> Iterator[Misfit]:
    """What does not fit between closed days and entries, both oldest day first."""
    groups = groupby(leaves, key=lambda leaf: leaf.day)
    group = next(groups, None)
    for stored in days:
        while group is not None and group[0] < stored.day:
            lost = next(group[1])
            name = subject_name(lost.kind, lost.subject)
            yield Misfit(name, lost.sequence, Why.NOT_IN_A_DAY)
            group = next(groups, None)
        mine = group[1] if group is not None and group[0] == stored.day else ()
        why = _day_misfit(stored, mine)
        if why is not None:
            yield stored.misfit(why)
        if group is not None and group[0] == stored.day:
            group = next(groups, None)
    for _ in groups:  # days still open: read to the end, so that all is counted
        pass


def _day_misfit(stored: StoredDay, leaves: Iterable[Leaf]) -> Why | None:
    if stored.algorithm not in ALGORITHMS:
        return Why.DAY_ROOT
    tree = Tree(stored.algorithm)
    for leaf in leaves:
        tree.add(leaf.hash)
    return day_against(stored, tree.count, tree.root())


def day_against(stored: StoredDay, count: int, tree: bytes) -> Why | None:
    """What does not fit in a day that has so many entries with this tree."""
    if count != stored.count:
        return Why.DAY_COUNT
    return None if stored.hashed(tree).root() == stored.root else Why.DAY_ROOT


def succeed(days: Iterable[StoredDay]) -> Iterator[Misfit]:
    """What does not fit in the order of the closed days, oldest first."""
    last: StoredDay | None = None
    for day in days:
        if last is not None and day.day != last.day + timedelta(days=1):
            yield replace(last, day=last.day + timedelta(days=1)).misfit(
                Why.DAY_MISSING
            )
        elif day.previous_root != (last.root if last else GENESIS):
            yield day.misfit(Why.DAY_NOT_FOLLOWING)
        last = day
