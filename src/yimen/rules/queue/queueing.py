"""Whom to call next, and the promise made to everybody else who waits.

安阳市政务服务条例 art. 22: 「政务服务有关部门、综合政务服务机构应当为申请人提供预约、
错时、延时和周末服务；为老年人、残疾人等特殊群体办理政务服务事项提供便利。」 A hall
shows that by calling some people earlier. Two rules keep it honest; both fit on a slip:

1. *A head start.* Somebody who is old, disabled, pregnant or in service is treated as
   if they had come some minutes earlier; an appointment as if its owner had come that
   much before its time. Everybody grows older in the queue at the same pace, so the
   order of two people never changes while they wait: it is one instant, `rank_at`.
   One thing alone moves it: the case that somebody came about gets a green channel
   while they wait, or loses it; then the rank is what it would have been at once.
2. *A bound.* Each line counts its out-of-turn calls: a call that leaves somebody of
   this line waiting who had joined before the one who was called. A ticket remembers
   the count at which it joined. Once the line has counted `patience` more, that person
   is *due*: nobody who joined after them is called before them, whatever the rank.

So nobody is passed more than `patience` times after joining, and somebody with k
people before them is called after at most k + patience calls of windows that serve
their line: nobody starves. Whoever joins again (sent on from another line, back after
missing a call) joins like everybody else and keeps their rank, so their jump is counted
too. A ticket that one window asked for is taken by that window alone, and is due there.

Invariants: `joined_at` never falls within a line, the count never falls, a call that
passes nobody leaves it as it is; where everybody ranks as they joined, the first to
join is the next to be called. `sql/pick.sql` and `sql/pick_out_of_turn.sql` make the
same choice over rows that other windows may hold; tests compare them on random halls.
Not decided here: what may happen to a ticket (`tickets`), how long it takes
(`waiting`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.refusals import Refused


class Priority(StrEnum):
    """Why somebody may be called earlier (rulebook 12.1.4)."""

    NORMAL = "normal"
    APPOINTMENT = "appointment"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    SOLDIER = "soldier"
    GREEN_CHANNEL = "green_channel"  # of a case, on its own ground


class NeedsCase(Refused):
    """A green channel belongs to a case: the number is asked for."""


class UnknownCase(Refused):
    """No case has this number."""


class JoinedAs(StrEnum):
    """How somebody came into the line."""

    NEW = "new"
    TRANSFERRED = "transferred"
    RETURNED = "returned"


_HEAD_STARTS: Final[Mapping[Priority, int]] = MappingProxyType(
    {
        Priority.NORMAL: 0,
        Priority.APPOINTMENT: 60,
        Priority.ELDERLY: 30,
        Priority.DISABLED: 30,
        Priority.PREGNANT: 30,
        Priority.SOLDIER: 30,
        Priority.GREEN_CHANNEL: 30,
    }
)


@dataclass(frozen=True, slots=True)
class Fairness:
    """What a hall has settled on: the head starts in minutes, and the bound."""

    patience: int = 8
    head_start_minutes: Mapping[Priority, int] = field(
        default_factory=lambda: _HEAD_STARTS
    )

    def head_start(self, priority: Priority) -> timedelta:
        """How much earlier somebody of this class is taken to have come."""
        return timedelta(minutes=self.head_start_minutes.get(priority, 0))


DEFAULT_FAIRNESS: Final = Fairness()


def rank_at(
    priority: Priority,
    joined_at: datetime,
    fairness: Fairness,
    *,
    slot_starts_at: datetime | None = None,
) -> datetime:
    """The instant that orders a line: the earlier, the sooner called."""
    since = slot_starts_at if slot_starts_at is not None else joined_at
    return since - fairness.head_start(priority)


def put_first(own: Priority, rank: datetime, fairness: Fairness) -> datetime:
    """The rank of somebody whose case gets the green channel while they wait.

    Not later than it was: whoever has a greater head start of their own keeps that.
    """
    return rank - _gained(own, fairness)


def back_in_turn(own: Priority, rank: datetime, fairness: Fairness) -> datetime:
    """The rank they had of their own, once the green channel has ended."""
    return rank + _gained(own, fairness)


def _gained(own: Priority, fairness: Fairness) -> timedelta:
    first = fairness.head_start(Priority.GREEN_CHANNEL)
    return max(timedelta(), first - fairness.head_start(own))


def check_priority(priority: Priority, case: str) -> None:
    """Raise unless what this class is given for has been named."""
    if priority is Priority.GREEN_CHANNEL and not case:
        raise NeedsCase


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits, as one window sees them."""

    ticket: int
    line: int
    joined_at: datetime
    rank_at: datetime
    passes_before: int  # the line's out-of-turn calls when they joined
    is_asked_for: bool = False  # this very window wants them

    @property
    def joined(self) -> tuple[datetime, int]:
        """The order in which people came."""
        return self.joined_at, self.ticket

    @property
    def rank(self) -> tuple[datetime, int]:
        """The order in which people are called, as long as nobody is due."""
        return self.rank_at, self.ticket


@dataclass(frozen=True, slots=True)
class NextCall:
    """Who is called, and in which lines somebody is passed by it."""

    ticket: int
    passed_lines: frozenset[int] = frozenset()


def is_due(one: Waiting, passes: Mapping[int, int], patience: int) -> bool:
    """Whether nobody may pass this one any more."""
    return one.is_asked_for or passes.get(one.line, 0) - one.passes_before >= patience


def next_call(
    waiting: Collection[Waiting], passes: Mapping[int, int], patience: int
) -> NextCall | None:
    """Whom a window calls next out of all who wait for it; None: nobody waits.

    `passes` is each line's count of out-of-turn calls of the day.
    """
    if not waiting:
        return None
    due = (one.joined for one in waiting if is_due(one, passes, patience))
    first_due = min(due, default=None)
    eligible = [one for one in waiting if first_due is None or one.joined <= first_due]
    chosen = min(eligible, key=lambda one: one.rank)
    passed = (one.line for one in waiting if one.joined < chosen.joined)
    return NextCall(chosen.ticket, frozenset(passed))


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in a line: from joining to being called, or still waiting."""

    label: str  # A018: all that is ever shown of a person
    priority: Priority
    joined_as: JoinedAs
    joined_at: datetime
    called_at: datetime | None = None
    window: int | None = None


def passed_by(mine: Stay, others: Iterable[Stay]) -> tuple[Stay, ...]:
    """Everybody who joined after me and was called before me, in order of calls.

    `others` are the calls of windows that serve my line.
    """
    found = [
        other
        for other in others
        if other.called_at is not None
        and other.joined_at > mine.joined_at
        and (mine.called_at is None or other.called_at < mine.called_at)
    ]
    return tuple(sorted(found, key=lambda other: (other.called_at, other.label)))
