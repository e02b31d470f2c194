"""On time, late, or still running: every case is one of them.

A rate of what was on time that leaves out the cases still open can be kept at a
hundred by never closing the late ones. So an open case whose due day has passed is
late here too, and the rate counts it; one that may still be on time is left out.
"""

import enum
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from yimen.rules.legal_clock.counting import is_late
from yimen.rules.legal_clock.terms import Due


class Punctuality(enum.StrEnum):
    """How a case stands against its due day."""

    ON_TIME = "on_time"
    LATE = "late"
    RUNNING = "running"
    OPEN_OVERDUE = "open_overdue"


def punctuality(
    due: Due, closed: date | datetime | None, when: date | datetime
) -> Punctuality:
    """How a case stands at this instant; what closes on its due day is on time."""
    if closed is not None:
        return Punctuality.LATE if is_late(due, closed) else Punctuality.ON_TIME
    return Punctuality.OPEN_OVERDUE if is_late(due, when) else Punctuality.RUNNING


def on_time_rate(cases: Iterable[Punctuality]) -> Fraction | None:
    """The share on time of all that are closed or overdue; None where there is none."""
    decided = [case for case in cases if case is not Punctuality.RUNNING]
    if not decided:
        return None
    return Fraction(decided.count(Punctuality.ON_TIME), len(decided))
