"""When things happened: working days before today, and minutes of opening hours."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from yimen.rules.legal_clock.calendar import CHINA, WorkCalendar, local_date

_MORNING: Final = time(9)
_AFTERNOON: Final = time(13, 30)
_MORNING_MINUTES: Final = 180
_DAY_MINUTES: Final = 420
_SLOT_MINUTES: Final = 20


@dataclass
class Diary:
    """The days and hours before an instant; nothing is written after it."""

    at: datetime
    calendar: WorkCalendar
    random: Random
    _free: dict[tuple[str, date], list[int]] = field(default_factory=dict)

    def day(self, back: int) -> date:
        """The working day on which that many working days were still to pass."""
        today = self.calendar.ordinal(local_date(self.at))
        return self.calendar.day_of(today - back)

    def slot(self, who: str, day: date) -> datetime:
        """A moment of that day at which this person was free, for some minutes."""
        free = self._free.get((who, day))
        if not free:
            free = list(range(_DAY_MINUTES // _SLOT_MINUTES))
            self.random.shuffle(free)
            self._free[who, day] = free
        jitter = self.random.randrange(6)
        return moment(day, free.pop() * _SLOT_MINUTES + jitter)

    def after(self, earlier: datetime, day: date) -> datetime:
        """A moment of that day, later than an earlier one."""
        minute = self.random.randrange(10, _DAY_MINUTES)
        return max(moment(day, minute), earlier + timedelta(minutes=25))


def moment(day: date, minute: int) -> datetime:
    """The instant at which the halls had been open for so many minutes that day."""
    if minute < _MORNING_MINUTES:
        begins, rest = _MORNING, minute
    else:
        begins, rest = _AFTERNOON, minute - _MORNING_MINUTES
    return datetime.combine(day, begins, tzinfo=CHINA) + timedelta(minutes=rest)
