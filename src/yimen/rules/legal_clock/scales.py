"""The count behind the clock: positions on a scale, and what is cut out of it.

Every limit runs on a scale of numbered units: working days carry the calendar's
ordinals, calendar days and months the day's own number, hours and minutes the seconds
that have been open. On any scale the count is the same: the limit is laid behind its
start, and each stretch that is not counted pushes the end back by its length.

Two rules move the end besides. The last day of a limit in calendar days or months
that is a day off becomes the next working day (民法典 203). And if the notice of a
pause is given on the due day itself, the case is not late before the pause ends and
falls due on the first working day after it: the due day is cut out with the pause.

Invariants: what is counted from start to end is the limit, whatever was cut out; the
order in which pauses are listed changes nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.legal_clock.calendar import (
    WorkCalendar,
    day_number,
    local_date,
    start_of_day,
)
from yimen.rules.legal_clock.limits import Unit, months_later
from yimen.rules.legal_clock.pauses import Pause, merged
from yimen.rules.legal_clock.terms import ClockFacts

Stretch = tuple[int, int]
"""Positions (after, through]: the first is out, the last is in."""

SECONDS = {Unit.HOUR: 3600, Unit.MINUTE: 60}


@dataclass(frozen=True, slots=True)
class Course:
    """A limit laid on its scale: start, end, and the stretches cut out between."""

    start: int
    end: int
    stopped: tuple[Stretch, ...]
    rolled: Stretch | None = None

    def counted(self, after: int, through: int) -> int:
        """How much is counted between two positions, none before the start."""
        after = max(after, self.start)
        cut = sum(
            max(0, min(until, through) - max(since, after))
            for since, until in (*self.stopped, *filter(None, [self.rolled]))
        )
        return max(0, through - after - cut)


@dataclass(frozen=True, slots=True)
class Scale(ABC):
    """What the positions of a limit stand for."""

    facts: ClockFacts
    calendar: WorkCalendar

    @abstractmethod
    def position(self, when: date | datetime) -> int:
        """How far the scale has come by this instant, or by the end of this day."""

    @abstractmethod
    def course(self) -> Course:
        """The limit with everything that moves its end."""

    @abstractmethod
    def day(self, position: int) -> date:
        """The day on which the scale reaches this position."""


@dataclass(frozen=True, slots=True)
class Days(Scale):
    """What the scales of working days and of calendar days have in common."""

    @abstractmethod
    def length(self) -> int:
        """How far the limit reaches if nothing is cut out."""

    @abstractmethod
    def last(self, position: int) -> date:
        """The day on which a limit ends that reaches this position."""

    def course(self) -> Course:
        start = self.position(self.facts.started_on)
        end = start + self.length()
        stopped: list[Stretch] = []
        for after, through in self._told():
            if after < self.day(end):
                stretch = max(self.position(after), start), self.position(through)
            elif after <= self.last(end):
                stretch = end - 1, self.position(through)
            else:
                break
            if stretch[1] > stretch[0]:
                stopped.append(stretch)
                end += stretch[1] - stretch[0]
        last = self.position(self.last(end))
        rolled = (end - 1, last - 1) if last > end else None
        return Course(start, last, tuple(stopped), rolled)

    def _told(self) -> Iterator[tuple[date, date]]:
        """The days (after, through] of all pauses, bounded and then merged."""
        spans = merged(
            (pause.started_on.toordinal(), pause.through(self.calendar).toordinal())
            for pause in self.facts.pauses
            if pause.stops
        )
        for after, through in spans:
            if through > self.facts.started_on.toordinal():
                yield date.fromordinal(after), date.fromordinal(through)


@dataclass(frozen=True, slots=True)
class WorkingDays(Days):
    """Positions are the calendar's numbers of working days."""

    def length(self) -> int:
        return self.facts.limit.number + self.facts.added_days

    def position(self, when: date | datetime) -> int:
        day = local_date(when) if isinstance(when, datetime) else when
        return self.calendar.ordinal(day)

    def day(self, position: int) -> date:
        started_on = self.facts.started_on
        if position == self.calendar.ordinal(started_on):
            return started_on
        return self.calendar.day_of(position)

    def last(self, position: int) -> date:
        return self.day(position)


@dataclass(frozen=True, slots=True)
class CalendarDays(Days):
    """Positions are the numbers of the days themselves."""

    def length(self) -> int:
        limit, started_on = self.facts.limit, self.facts.started_on
        if limit.unit is Unit.MONTH:
            days = (months_later(started_on, limit.number) - started_on).days
        else:
            days = limit.number
        return days + self.facts.added_days

    def position(self, when: date | datetime) -> int:
        day = local_date(when) if isinstance(when, datetime) else when
        return day.toordinal()

    def day(self, position: int) -> date:
        return day_number(position)

    def last(self, position: int) -> date:
        day = self.day(position)
        on_the_spot = day == self.facts.started_on
        return day if on_the_spot else self.calendar.first_working(day)


@dataclass(frozen=True, slots=True)
class OpenSeconds(Scale):
    """Positions are the seconds that have been open by law."""

    def position(self, when: date | datetime) -> int:
        hours = self.facts.hours
        if isinstance(when, datetime):
            return hours.position(when, self.calendar)
        return hours.day_end(when, self.calendar)

    def course(self) -> Course:
        facts = self.facts
        start = self.position(facts.started_at or start_of_day(facts.started_on))
        end = start + facts.limit.number * SECONDS[facts.limit.unit]
        end += facts.added_days * facts.hours.seconds_a_day
        stopped: list[Stretch] = []
        told = merged(self._stretch(pause) for pause in facts.pauses if pause.stops)
        for after, through in told:
            since = max(after, start)
            if since < end and through > since:
                stopped.append((since, through))
                end += through - since
        return Course(start, end, tuple(stopped))

    def day(self, position: int) -> date:
        return local_date(self.instant(position))

    def instant(self, position: int) -> datetime:
        """The first instant at which the scale has reached this position."""
        return self.facts.hours.instant(position, self.calendar)

    def _stretch(self, pause: Pause) -> Stretch:
        after = self.position(pause.started_at or pause.started_on)
        through = self.position(pause.through(self.calendar))
        if pause.ended_at is not None:
            through = min(through, self.position(pause.ended_at))
        return after, through


def scale_of(facts: ClockFacts, calendar: WorkCalendar) -> Scale:
    """The scale on which this limit runs."""
    match facts.limit.unit:
        case Unit.WORKING_DAY:
            return WorkingDays(facts, calendar)
        case Unit.CALENDAR_DAY | Unit.MONTH:
            return CalendarDays(facts, calendar)
        case Unit.HOUR | Unit.MINUTE:
            return OpenSeconds(facts, calendar)
