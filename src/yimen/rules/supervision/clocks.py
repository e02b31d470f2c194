"""A running clock in the plain facts that the ladder of lights is judged by."""

from datetime import datetime
from typing import Final

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.lights import Timing, standing_of, timing
from yimen.rules.legal_clock.terms import DecisionClock
from yimen.rules.supervision.watching import Fact

_STANDS: Final = Timing(
    promise_is_late=False,
    statute_is_late=None,
    days_after=0,
    left=0,
    whole=0,
    is_timed=False,
    is_paused=False,
)


def clock_facts(
    clock: DecisionClock | None, at: datetime, calendar: WorkCalendar
) -> dict[str, Fact]:
    """The clock in numbers at this instant; nought of everything where none runs."""
    if clock is None:
        return {**timing_facts(_STANDS), "promise_on": None, "statute_on": None}
    standing = standing_of(clock, at, calendar)
    promised, statutory = standing.promised, standing.statutory
    return {
        **timing_facts(timing(standing, at, calendar)),
        "promise_on": promised.on.isoformat() if promised else None,
        "statute_on": statutory.on.isoformat() if statutory else None,
    }


def timing_facts(told: Timing) -> dict[str, Fact]:
    """The numbers of a standing, as the rules name them."""
    return {
        "promise_is_late": told.promise_is_late,
        "statute_is_late": bool(told.statute_is_late),
        "days_after": told.days_after,
        "days_left": told.left,
        "days_whole": told.whole,
        "is_timed": told.is_timed,
        "is_paused": told.is_paused,
    }
