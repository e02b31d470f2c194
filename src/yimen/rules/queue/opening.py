"""When a hall serves visitors: its own calendar, apart from the legal one.

A hall may open on Saturdays, stay open over lunch or hold a duty roster on holidays;
none of that makes the day a working day (rulebook 10.9). What is accepted on an open
Saturday is accepted on that Saturday, and the first day counted is the next working
day of the legal calendar. The hall's week is a table of sessions for each day of the
week; single days override it, open or closed. Unless the hall keeps its own holidays,
it closes on the days that a notice declares off and opens on the days that a notice
declares worked, as on the weekday that the hall names for them.

Beside them a hall may have legal hours of its own: those in which limits of hours and
minutes run on every working day (`hours`, rulebook 3.2.8), however long it stays open.

Not decided here: who is on duty (`roster`).
"""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from yimen.rules.legal_clock.calendar import (
    CHINA,
    ONE_DAY,
    Reason,
    WorkCalendar,
    days_from,
    local_date,
)
from yimen.rules.legal_clock.hours import ImpossibleHours, LegalHours
from yimen.rules.refusals import Refused

LOOK_AHEAD_DAYS = 60
MONDAY, FRIDAY = 0, 4
DAYS_A_WEEK = 7
CLOSED_WORDS = frozenset({"", "休息", "不开", "关", "闭馆", "—", "-"})


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """From when until when a door is open without a break."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ImpossibleHours(opens=self.opens, closes=self.closes)


Sessions = tuple[Session, ...]

MORNING = Session(time(9), time(12))
AFTERNOON = Session(time(13, 30), time(17, 30))
OFFICE_DAY: Sessions = (MORNING, AFTERNOON)
OFFICE_WEEK: Mapping[int, Sessions] = MappingProxyType(
    dict.fromkeys(range(MONDAY, FRIDAY + 1), OFFICE_DAY)
)


class Shut(enum.StrEnum):
    """Why a hall is closed."""

    NOT_YET = "not_yet"
    BREAK = "break"
    DAY_OVER = "day_over"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class DayException:
    """A single day that differs from the week, open or closed, and why."""

    sessions: Sessions
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of one hall or window."""

    week: Mapping[int, Sessions] = field(default_factory=lambda: OFFICE_WEEK)
    exceptions: Mapping[date, DayException] = field(default_factory=dict)
    keeps_national_holidays: bool = True
    make_up_day_as: int = MONDAY
    legal: LegalHours | None = None  # None: those of the place above

    def __post_init__(self) -> None:
        every_day = [*self.week.values()]
        every_day += [exception.sessions for exception in self.exceptions.values()]
        for sessions in every_day:
            for earlier, later in pairwise(sessions):
                if later.opens < earlier.closes:
                    raise ImpossibleHours(opens=later.opens, closes=earlier.closes)

    def sessions(self, day: date, calendar: WorkCalendar) -> Sessions:
        """When the hall is open on this day; nothing if it is closed."""
        exception = self.exceptions.get(day)
        if exception is not None:
            return exception.sessions
        if self.keeps_national_holidays:
            why = calendar.reason(day).why
            if why in {Reason.HOLIDAY, Reason.PRESUMED_OFF}:
                return ()
            if why is Reason.MAKE_UP:
                return self.week.get(self.make_up_day_as, ())
        return self.week.get(day.weekday(), ())


def is_shorter(now: Sessions, plain: Sessions) -> bool:
    """Whether somebody who comes in the plain hours may find the door shut."""
    return not all(
        any(one.opens <= usual.opens and usual.closes <= one.closes for one in now)
        for usual in plain
    )


@dataclass(frozen=True, slots=True)
class Door:
    """Whether a hall is open now, until when, or why not and when it opens next."""

    is_open: bool
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    why: Shut | None = None
    note: str = ""


def door(hours: OpeningHours, now: datetime, calendar: WorkCalendar) -> Door:
    """How the hall's door stands at this instant."""
    today = local_date(now)
    moment = now.astimezone(CHINA).time()
    sessions = hours.sessions(today, calendar)
    for session in sessions:
        if session.opens <= moment < session.closes:
            return Door(is_open=True, closes_at=_at(today, session.closes))
    note = hours.exceptions[today].note if today in hours.exceptions else ""
    return Door(
        is_open=False,
        opens_at=next_opening(hours, now, calendar),
        why=_why_shut(hours, today, moment, calendar),
        note=note or calendar.reason(today).name,
    )


def next_opening(
    hours: OpeningHours, now: datetime, calendar: WorkCalendar
) -> datetime | None:
    """The next instant at which the hall opens, if it does within two months."""
    today, moment = local_date(now), now.astimezone(CHINA).time()
    for day in days_from(today, today + LOOK_AHEAD_DAYS * ONE_DAY):
        for session in hours.sessions(day, calendar):
            if day > today or session.opens > moment:
                return _at(day, session.opens)
    return None


def _why_shut(
    hours: OpeningHours, today: date, moment: time, calendar: WorkCalendar
) -> Shut:
    sessions = hours.sessions(today, calendar)
    if sessions:
        if moment < sessions[0].opens:
            return Shut.NOT_YET
        return Shut.BREAK if moment < sessions[-1].closes else Shut.DAY_OVER
    if today in hours.exceptions:
        return Shut.EXCEPTION
    is_holiday = calendar.reason(today).why in {Reason.HOLIDAY, Reason.PRESUMED_OFF}
    return Shut.HOLIDAY if is_holiday else Shut.REST_DAY


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=CHINA)


class UnreadableHours(Refused):
    """Hours are written as 09:00-12:00, 13:30-17:30; nothing means closed."""


_MOMENT: Final = r"(\d{1,2})[:：](\d{2})"
_SESSION: Final = re.compile(rf"{_MOMENT}\s*(?:-|–|—|~|至|到)\s*{_MOMENT}")
_BETWEEN: Final = re.compile(r"[\s,，、;；]*")


def read_sessions(text: str) -> Sessions:
    """The sessions that are written so; nothing, or a word for it, is a closed day."""
    left = text.strip()
    if left in CLOSED_WORDS:
        return ()
    found: list[Session] = []
    while left:
        match = _SESSION.match(left)
        if match is None:
            raise UnreadableHours(text=text)
        from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
        try:
            opens, closes = time(from_hour, from_minute), time(to_hour, to_minute)
            found.append(Session(opens, closes))
        except ValueError:
            raise UnreadableHours(text=text) from None
        left = _BETWEEN.sub("", left[match.end() :], count=1)
    return tuple(sorted(found))


def sessions_words(sessions: Sessions) -> str:
    """The sessions as they are written: 09:00-12:00，13:30-17:30."""
    return "，".join(f"{each.opens:%H:%M}-{each.closes:%H:%M}" for each in sessions)


@dataclass(frozen=True, slots=True)
class WrittenHours:
    """A week as it is written down: seven texts, from Monday to Sunday."""

    week: tuple[str, ...]
    keeps_national_holidays: bool = True
    make_up_day_as: int = MONDAY
    legal: str = ""

    def read(self) -> OpeningHours:
        """The hours that are meant."""
        read = {day: read_sessions(text) for day, text in enumerate(self.week)}
        return OpeningHours(
            {day: sessions for day, sessions in read.items() if sessions},
            keeps_national_holidays=self.keeps_national_holidays,
            make_up_day_as=self.make_up_day_as,
            legal=legal_hours(read_sessions(self.legal)),
        )


def legal_hours(sessions: Sessions) -> LegalHours | None:
    """The hours in which limits in hours run, if the hall has any of its own."""
    pairs = tuple((one.opens, one.closes) for one in sessions)
    return LegalHours(pairs) if pairs else None


def legal_sessions(hours: LegalHours | None) -> Sessions:
    """The same as sessions; nothing where the hall has none of its own."""
    return tuple(Session(*pair) for pair in hours.sessions) if hours else ()


def written(hours: OpeningHours) -> WrittenHours:
    """The hours as they are written down."""
    return WrittenHours(
        tuple(sessions_words(hours.week.get(day, ())) for day in range(DAYS_A_WEEK)),
        hours.keeps_national_holidays,
        hours.make_up_day_as,
        sessions_words(legal_sessions(hours.legal)),
    )
