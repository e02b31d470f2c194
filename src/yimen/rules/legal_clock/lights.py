"""The light of a case: green, reminder, yellow card, red card, or paused.

The ladder is the house's (rulebook 7.2.1), for no statute fixes it: a reminder when
one working day or less of the promise is left, or a fifth of it where it is long; the
yellow card once the promise has passed; the red card once the statute has, at once
where the two are the same. Where there is no statutory limit, the red card comes two
working days after the promise. Other ladders are settings, two published ones are
here: one that looks at the promise only takes the statute where nothing was promised.

Invariant: a card, once it is due, stays while the days go on and the facts stay. Not
decided here: who is told and what a card costs.
"""

import enum
from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.counting import due, is_late, remaining, whole
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock, Due


class Light(enum.StrEnum):
    """How a case stands in time, from the quietest to the loudest."""

    PAUSED = "paused"
    GREEN = "green"
    REMINDER = "reminder"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class LightSettings:
    """When each light comes on.

    `red_by_statute` off means that only the promise counts, or the one limit there is,
    and the red card comes `red_days_after_promise` working days after it.
    """

    reminder_days: int = 1
    reminder_percent: int = 20
    percent_from_limit: int = 10
    red_days_after_promise: int = 2
    red_by_statute: bool = True

    def little(self, length: int) -> int:
        """How little of a limit of this length is left when the reminder comes."""
        if length < self.percent_from_limit:
            return self.reminder_days
        return max(self.reminder_days, length * self.reminder_percent // 100)


HOUSE = LightSettings()
JIANGSU = LightSettings(reminder_days=0, reminder_percent=0, red_by_statute=False)
HUNAN = LightSettings(reminder_percent=0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a light follows from: two due days and what is left of the leading limit."""

    promised: Due | None
    statutory: Due | None
    left: int
    whole: int
    is_timed: bool = False
    is_paused: bool = False


def light(
    clock: DecisionClock,
    when: date | datetime,
    calendar: WorkCalendar,
    settings: LightSettings = HOUSE,
) -> Light:
    """The light of an open case at this instant, or at the end of this day."""
    return shown(standing_of(clock, when, calendar), when, calendar, settings)


def standing_of(
    clock: DecisionClock, when: date | datetime, calendar: WorkCalendar
) -> Standing:
    """How a clock stands: its due days, and what is left of the leading limit."""
    leading = clock.leading
    return Standing(
        promised=due(clock.promised, calendar) if clock.promised else None,
        statutory=due(clock.statutory, calendar) if clock.statutory else None,
        left=remaining(leading, when, calendar),
        whole=whole(leading, calendar),
        is_timed=leading.limit.unit.is_timed,
        is_paused=is_paused(leading, when, calendar),
    )


@dataclass(frozen=True, slots=True)
class Timing:
    """A standing in plain numbers, from which anybody can tell the light again."""

    promise_is_late: bool
    statute_is_late: bool | None  # none: there is no statutory limit
    days_after: int  # working days since the promise, or the statute without one
    left: int
    whole: int
    is_timed: bool
    is_paused: bool

    @property
    def is_late(self) -> bool:
        """Whether any limit has passed."""
        return self.promise_is_late or bool(self.statute_is_late)


def shown(
    standing: Standing,
    when: date | datetime,
    calendar: WorkCalendar,
    settings: LightSettings = HOUSE,
) -> Light:
    """The light of a standing: for lists that hold due days instead of facts."""
    return lit(timing(standing, when, calendar), settings)


def timing(standing: Standing, when: date | datetime, calendar: WorkCalendar) -> Timing:
    """The standing in plain numbers at this instant, or at the end of this day."""
    promised, statutory = standing.promised, standing.statutory
    counted_from = promised or statutory
    today = local_date(when) if isinstance(when, datetime) else when
    is_over = counted_from is not None and is_late(counted_from, when)
    return Timing(
        promise_is_late=promised is not None and is_late(promised, when),
        statute_is_late=None if statutory is None else is_late(statutory, when),
        days_after=calendar.working_days_between(counted_from.on, today)
        if counted_from is not None and is_over
        else 0,
        left=standing.left,
        whole=standing.whole,
        is_timed=standing.is_timed,
        is_paused=standing.is_paused,
    )


def lit(found: Timing, settings: LightSettings = HOUSE) -> Light:
    """The light that the numbers tell."""
    if _is_red(found, settings):
        return Light.RED
    if found.is_late:
        return Light.YELLOW
    if found.is_paused:
        return Light.PAUSED
    return Light.REMINDER if _is_short(found, settings) else Light.GREEN


def is_paused(facts: ClockFacts, when: date | datetime, calendar: WorkCalendar) -> bool:
    """Whether the clock stands still at this instant, or at the end of this day."""
    today = local_date(when) if isinstance(when, datetime) else when
    return running_pause(facts, today, calendar) is not None


def running_pause(
    facts: ClockFacts, today: date, calendar: WorkCalendar
) -> Pause | None:
    """The pause that stops the clock on this day; one that ended today does not."""
    for pause in facts.pauses:
        resumed = pause.ended_on is not None and pause.ended_on <= today
        if (
            pause.stops
            and not resumed
            and pause.started_on <= today <= pause.through(calendar)
        ):
            return pause
    return None


def _is_red(found: Timing, settings: LightSettings) -> bool:
    if found.statute_is_late is not None and settings.red_by_statute:
        return found.statute_is_late
    return found.is_late and found.days_after >= settings.red_days_after_promise


def _is_short(found: Timing, settings: LightSettings) -> bool:
    if found.is_timed:
        return found.left * 100 <= settings.reminder_percent * found.whole
    return found.left <= settings.little(found.whole)
