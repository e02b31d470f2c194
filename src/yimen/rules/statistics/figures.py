"""What is counted of cases, and how long they took: one definition for all who ask.

A case belongs to the period in which it was received. It is closed once it was decided
or ended; it is late if that came after its due instant, in time if not; a case that
has no due instant is neither. An open case is overdue once its due instant lies before
the end of the period, or before now (`open_overdue`), and stands beside the others
wherever a share is told (rulebook 8.2.11a).

Working days are the working dates d with received < d ≤ closed in local time, so that
the same day is nought (8.2.10); calendar days are seconds / 86,400. Only closed cases
have durations. Of nothing there is no mean (8.2.18).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.spread import Spread, spread
from yimen.rules.statistics.cuts import Cut

SECONDS_OF_A_DAY = 86_400
UNKNOWN = ""
CUTS = (
    Cut.ORGAN,
    Cut.CHANNEL,
    Cut.MATTER,
    Cut.WINDOW,
    Cut.OFFICER,
    Cut.MONTH,
    Cut.NODE,
)
"""By what the cases of any log may be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTimes:
    """What the figures are made of: when things happened to a case, and where."""

    case: str
    received_at: datetime
    closed_at: datetime | None = None
    due_at: datetime | None = None
    places: Mapping[Cut, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a group of cases."""

    n: int
    closed: int
    open: int
    on_time: int
    late: int
    open_overdue: int
    wd: Spread
    cd: Spread


@dataclass
class _Group:
    n: int = 0
    closed: int = 0
    on_time: int = 0
    late: int = 0
    open_overdue: int = 0
    working: list[float] = field(default_factory=list)
    calendar: list[float] = field(default_factory=list)

    def figures(self) -> Figures:
        return Figures(
            n=self.n,
            closed=self.closed,
            open=self.n - self.closed,
            on_time=self.on_time,
            late=self.late,
            open_overdue=self.open_overdue,
            wd=spread(self.working),
            cd=spread(self.calendar),
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """By which calendar and clock is measured, and at which instant it is looked."""

    calendar: WorkCalendar
    zone: tzinfo
    until: datetime

    def place(self, case: CaseTimes, cut: Cut) -> str:
        """Under what the case stands in this cut."""
        if cut is Cut.MONTH:
            return f"{case.received_at.astimezone(self.zone):%Y-%m}"
        return case.places.get(cut, UNKNOWN)

    def working_days(self, since: datetime, until: datetime) -> int:
        """The working dates after the one of the first instant, the last included."""
        first, last = (at.astimezone(self.zone).date() for at in (since, until))
        return self.calendar.working_days_between(first, last)


def figures(
    cases: Iterable[CaseTimes], measure: Measure, cut: Cut | None = None
) -> tuple[Figures, Mapping[str, Figures]]:
    """The figures of all, and of each group that the cut makes."""
    whole, groups = _Group(), defaultdict[str, _Group](_Group)
    for case in cases:
        _count(whole, case, measure)
        if cut is not None:
            _count(groups[measure.place(case, cut)], case, measure)
    return whole.figures(), {name: groups[name].figures() for name in sorted(groups)}


def _count(group: _Group, case: CaseTimes, measure: Measure) -> None:
    group.n += 1
    if case.closed_at is None:
        group.open_overdue += is_overdue(case, measure.until)
        return
    group.closed += 1
    if case.due_at is not None:
        group.late += case.closed_at > case.due_at
        group.on_time += case.closed_at <= case.due_at
    if case.closed_at >= case.received_at:
        group.working.append(measure.working_days(case.received_at, case.closed_at))
        took = case.closed_at - case.received_at
        group.calendar.append(took.total_seconds() / SECONDS_OF_A_DAY)


def is_overdue(case: CaseTimes, at: datetime) -> bool:
    """Whether an open case is past its due instant then."""
    return case.due_at is not None and case.due_at < at
