"""Why this day: the limit day by day.

One line for each day from the start to the due day: counted or not, why, and under
which article or notice. The sum of what is counted is the limit itself, whatever was
paused, swapped or rolled; a test adds it up. The lines are data; `telling` puts them
into words for the command line, for paper and for the screens.
"""

import enum
from dataclasses import dataclass
from datetime import date

from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import (
    ONE_DAY,
    DayReason,
    WorkCalendar,
    days_from,
)
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.scales import Course, Scale, Stretch, scale_of
from yimen.rules.legal_clock.terms import ClockFacts

SECONDS_A_MINUTE = 60


class Why(enum.StrEnum):
    """Why a day is counted or not."""

    START = "start"
    COUNTED = "counted"
    DAY_OFF = "day_off"
    PAUSED = "paused"
    TOLD_ON_LAST_DAY = "told_on_last_day"
    ROLLED = "rolled"
    CLOSED = "closed"
    LATE = "late"


COUNTING_ARTICLE = {
    Unit.WORKING_DAY: articles.WORKING_DAYS,
    Unit.CALENDAR_DAY: articles.FIRST_DAY,
    Unit.MONTH: articles.MONTHS,
    Unit.HOUR: articles.FIRST_DAY,
    Unit.MINUTE: articles.FIRST_DAY,
}

NOT_COUNTING_ARTICLE = {
    Why.START: articles.FIRST_DAY,
    Why.DAY_OFF: articles.WORKING_DAYS,
    Why.ROLLED: articles.LAST_DAY,
}


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of a limit.

    `amount` is what the day uses and `total` what is used by its end, in days, or in
    minutes for limits in hours and minutes. `reason` is what the calendar says.
    """

    on: date
    counted: bool
    why: Why
    article: str
    amount: int
    total: int
    unit: Unit
    reason: DayReason
    pause: Pause | None = None
    is_extended: bool = False


def explain(
    facts: ClockFacts, calendar: WorkCalendar, through: date | None = None
) -> tuple[LedgerDay, ...]:
    """The limit day by day, to its due day or further."""
    book = _Book(facts, calendar, scale_of(facts, calendar))
    course = book.scale.course()
    due_on = book.scale.day(course.end)
    last = max(due_on, through) if through else due_on
    return tuple(book.line(day, course) for day in days_from(facts.started_on, last))


@dataclass(frozen=True, slots=True)
class _Book:
    facts: ClockFacts
    calendar: WorkCalendar
    scale: Scale

    def line(self, day: date, course: Course) -> LedgerDay:
        span = self.scale.position(day - ONE_DAY), self.scale.position(day)
        total = self._used(course, span[1])
        amount = total - self._used(course, span[0])
        why = self._why(day, course, span, amount)
        pause = self._pause(day) if why in {Why.PAUSED, Why.TOLD_ON_LAST_DAY} else None
        is_extended = amount > 0 and self._is_extended(total, course)
        return LedgerDay(
            on=day,
            counted=amount > 0,
            why=why,
            article=self._article(why, pause, is_extended=is_extended),
            amount=amount,
            total=total,
            unit=self.facts.limit.unit,
            reason=self.calendar.reason(day),
            pause=pause,
            is_extended=is_extended,
        )

    def _used(self, course: Course, position: int) -> int:
        counted = course.counted(course.start, min(position, course.end))
        return counted // self._per_unit

    @property
    def _per_unit(self) -> int:
        return SECONDS_A_MINUTE if self.facts.limit.unit.is_timed else 1

    def _why(self, day: date, course: Course, span: Stretch, amount: int) -> Why:
        before, here = span
        if amount:
            return Why.COUNTED
        if day == self.facts.started_on:
            return Why.START
        if before == here:
            return Why.DAY_OFF
        if before >= course.end:
            return Why.LATE
        if any(since < here and before < until for since, until in course.stopped):
            return self._why_stopped(day)
        return Why.ROLLED if course.rolled else Why.CLOSED

    def _why_stopped(self, day: date) -> Why:
        around = self._around(day)
        if not around:
            return Why.ROLLED
        if any(pause.started_on < day for pause in around):
            return Why.PAUSED
        return Why.TOLD_ON_LAST_DAY

    def _around(self, day: date) -> list[Pause]:
        """The pauses told by this day that reach it, the longest running first."""
        ends = [(pause, pause.through(self.calendar)) for pause in self.facts.pauses]
        reaching = [
            pause
            for pause, through in ends
            if pause.stops and pause.started_on < through
            if pause.started_on <= day <= through
        ]
        return sorted(reaching, key=lambda pause: (pause.started_on, repr(pause)))

    def _pause(self, day: date) -> Pause | None:
        return next(iter(self._around(day)), None)

    def _is_extended(self, total: int, course: Course) -> bool:
        if self.facts.extension is None:
            return False
        added = self.facts.added_days
        if self.facts.limit.unit.is_timed:
            added *= self.facts.hours.seconds_a_day // self._per_unit
        return total > self._used(course, course.end) - added

    def _article(self, why: Why, pause: Pause | None, *, is_extended: bool) -> str:
        if is_extended and self.facts.extension is not None:
            return self.facts.extension.article
        if pause is not None:
            return pause.article
        if why is Why.COUNTED:
            return COUNTING_ARTICLE[self.facts.limit.unit]
        return NOT_COUNTING_ARTICLE.get(why, "")
