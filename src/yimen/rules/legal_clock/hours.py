"""The hours in which a limit of hours or minutes runs.

民法典 201: 「按照小时计算期间的，自法律规定或者当事人约定的时间开始计算。」 Such a
limit starts at its instant, not on the next day, and runs only while the hall has to
be open by law: on working days, 09:00 to 12:00 and 13:30 to 17:30 unless the hall
says otherwise. Lunch, nights and holidays add nothing.

`LegalHours` numbers the seconds that have been open, as the calendar numbers days:
`position(instant)` counts them, `instant(position)` is the first instant by which
that many have passed. Not decided here: on which evenings and Saturdays a hall serves
visitors beyond that (`opening`); those hours never run the legal clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yimen.rules.legal_clock.calendar import (
    CHINA,
    WorkCalendar,
    local_date,
    start_of_day,
)
from yimen.rules.refusals import Refused


class ImpossibleHours(Refused):
    """Sessions follow each other, and each ends after it begins."""


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second


@dataclass(frozen=True, slots=True)
class LegalHours:
    """The sessions of a working day, as (from, until) in order."""

    sessions: tuple[tuple[time, time], ...] = (
        (time(9), time(12)),
        (time(13, 30), time(17, 30)),
    )

    def __post_init__(self) -> None:
        edges = [_seconds(edge) for session in self.sessions for edge in session]
        if not edges or edges != sorted(set(edges)):
            raise ImpossibleHours(sessions=self.sessions)

    @property
    def seconds_a_day(self) -> int:
        return sum(_seconds(end) - _seconds(begin) for begin, end in self.sessions)

    def day_end(self, day: date, calendar: WorkCalendar) -> int:
        """How many seconds have been open up to the end of this day."""
        return calendar.ordinal(day) * self.seconds_a_day

    def position(self, instant: datetime, calendar: WorkCalendar) -> int:
        """How many seconds have been open up to this instant."""
        day = local_date(instant)
        end = self.day_end(day, calendar)
        if not calendar.counts(day):
            return end
        moment = _seconds(instant.astimezone(CHINA).time())
        ahead = sum(
            max(0, _seconds(until) - max(moment, _seconds(begin)))
            for begin, until in self.sessions
        )
        return end - ahead

    def instant(self, position: int, calendar: WorkCalendar) -> datetime:
        """The first instant by which that many seconds have been open."""
        ordinal = -(-position // self.seconds_a_day)
        left = position - (ordinal - 1) * self.seconds_a_day
        day = start_of_day(calendar.day_of(ordinal))
        for begin, until in self.sessions:
            length = _seconds(until) - _seconds(begin)
            if left <= length:
                return day + timedelta(seconds=_seconds(begin) + left)
            left -= length
        raise AssertionError("a position lies within its day")  # pragma: no cover


OFFICE_HOURS = LegalHours()
