"""How long people waited for an answer, and how many had it in time.

The working days that an answer took are the working days d with submitted < d ≤
replied, by local dates (行政许可法 82; the day itself is day nought, 民法典 201);
calendar days are seconds / 86,400. Whether an answer came within a limit is asked of
dates alone: day nought does not count and the last day ends at midnight (民法典 202).

A reply whose time nobody wrote down, or that stands before its submission, is left out
of the durations and counted beside them; the first can still be judged by its date, the
second cannot be judged.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.registers import Moment, is_before
from yimen.rules.spread import Spread, spread

SECONDS_OF_A_DAY = 86_400
NO_YEAR = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """One matter of a register: when it came, and when it was answered."""

    submitted: Moment | None
    replied: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """The figures of a group of matters."""

    n: int
    replied: int
    within_limit: int
    late: int
    left_out: int  # replied, but no duration can be told
    wd: Spread
    cd: Spread


@dataclass
class _Group:
    n: int = 0
    replied: int = 0
    within: int = 0
    late: int = 0
    left_out: int = 0
    working: list[float] = field(default_factory=list)
    calendar: list[float] = field(default_factory=list)

    def answering(self) -> Answering:
        return Answering(
            n=self.n,
            replied=self.replied,
            within_limit=self.within,
            late=self.late,
            left_out=self.left_out,
            wd=spread(self.working),
            cd=spread(self.calendar),
        )


def answering(
    asked: Iterable[Asked], limit: Limit, calendar: WorkCalendar
) -> tuple[Answering, Mapping[str, Answering]]:
    """The figures of all, and of each year in which something was submitted."""
    whole, years = _Group(), defaultdict[str, _Group](_Group)
    for one in asked:
        year = str(one.submitted.on.year) if one.submitted else NO_YEAR
        for group in (whole, years[year]):
            _count(group, one, limit, calendar)
    return whole.answering(), {year: years[year].answering() for year in sorted(years)}


def _count(group: _Group, one: Asked, limit: Limit, calendar: WorkCalendar) -> None:
    group.n += 1
    if one.replied is None:
        return
    group.replied += 1
    if one.submitted is None or is_before(one.replied, one.submitted):
        group.left_out += 1
        return
    first, last = one.submitted.on, one.replied.on
    in_time = _days(limit, calendar)(first, last) <= limit.number
    group.within += in_time
    group.late += not in_time
    if one.replied.at is None or one.submitted.at is None:
        group.left_out += 1
        return
    group.working.append(calendar.working_days_between(first, last))
    took = one.replied.at - one.submitted.at
    group.calendar.append(took.total_seconds() / SECONDS_OF_A_DAY)


def _days(limit: Limit, calendar: WorkCalendar) -> Callable[[date, date], int]:
    """How many of the limit's days lie after the first date, the last one included."""
    if limit.unit is Unit.WORKING_DAY:
        return calendar.working_days_between
    return lambda after, through: (through - after).days
