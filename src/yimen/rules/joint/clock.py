"""The clock of a joint case: it stands still only when nobody can work.

行政许可法 42 allows forty-five working days for what several organs handle together.
Each member has its own clock on its own matter, with its own unit and pauses. The
joint clock runs from the lead's acceptance to its decision on every working day,
except days on which at least one member that has started is still open and all such
members are paused. A member that has not started, or has finished, neither runs the
clock nor holds it; on the days of its start and of its end it can work.

Not decided here: which member waits for which (the approval graph), and what silence
of a member means.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yimen.rules.legal_clock.calendar import ONE_DAY, WorkCalendar, days_from
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.terms import ClockFacts

JOINT = Limit(45)
"""行政许可法 42: the whole of a joint handling."""


@dataclass(frozen=True, slots=True)
class Member:
    """One organ's part: when it started and ended, and its own pauses."""

    started_on: date | None
    closed_on: date | None = None
    pauses: tuple[Pause, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether the member had started and not ended before this day."""
        if self.started_on is None or day < self.started_on:
            return False
        return self.closed_on is None or day <= self.closed_on

    def is_paused(self, day: date, calendar: WorkCalendar) -> bool:
        """Whether the day is not counted for the member."""
        return any(
            pause.stops and pause.started_on < day <= pause.through(calendar)
            for pause in self.pauses
        )


def joint_facts(
    accepted_on: date,
    members: Sequence[Member],
    calendar: WorkCalendar,
    *,
    limit: Limit = JOINT,
    extension: Extension | None = None,
) -> ClockFacts:
    """The joint limit with the days on which all its open members were paused."""
    stopped = _stretches(_standing_days(accepted_on, members, calendar))
    return ClockFacts(
        accepted_on,
        limit,
        tuple(Pause(first - ONE_DAY, last) for first, last in stopped),
        extension,
    )


def _standing_days(
    accepted_on: date, members: Sequence[Member], calendar: WorkCalendar
) -> Iterable[date]:
    ends = [
        pause.through(calendar)
        for member in members
        for pause in member.pauses
        if pause.stops
    ]
    for day in days_from(accepted_on + ONE_DAY, max(ends, default=accepted_on)):
        working = [member for member in members if member.is_open(day)]
        if working and all(member.is_paused(day, calendar) for member in working):
            yield day


def _stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    result: list[tuple[date, date]] = []
    for day in days:
        if result and result[-1][1] + ONE_DAY == day:
            result[-1] = (result[-1][0], day)
        else:
            result.append((day, day))
    return result
