"""When a scheme begins, and when a period may be closed (8.4.3, 8.4.4)."""

from datetime import date

from yimen.rules.refusals import Refused
from yimen.rules.statistics.periods import Period


class NotAFirst(Refused):
    """A scheme begins on the first day of a month."""


class NothingChanged(Refused):
    """A new version that says the same is none."""


class PeriodClosed(Refused):
    """A closed month is never computed again by another scheme."""


class PeriodRuns(Refused):
    """A period is closed after its last day."""


def check_start(valid_from: date) -> None:
    """Raises `NotAFirst`."""
    if valid_from.day != 1:
        raise NotAFirst(on=str(valid_from))


def check_over(period: Period, today: date) -> None:
    """Raises `PeriodRuns`."""
    if today <= period.last_on:
        raise PeriodRuns(last_on=str(period.last_on))
