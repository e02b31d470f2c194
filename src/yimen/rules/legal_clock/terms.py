"""From when, how long, and what is not counted: all that a due day follows from."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.legal_clock.hours import OFFICE_HOURS, LegalHours
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """The facts of one limit.

    `started_at` and `hours` are only looked at by limits in hours and minutes; such a
    limit without an instant starts when its day does.
    """

    started_on: date
    limit: Limit
    pauses: tuple[Pause, ...] = ()
    extension: Extension | None = None
    started_at: datetime | None = None
    hours: LegalHours = OFFICE_HOURS

    @property
    def added_days(self) -> int:
        """The days that an extension adds."""
        return self.extension.days if self.extension else 0


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, the last instant of a timed limit, and whether it may yet move."""

    on: date
    provisional: bool
    at: datetime | None = None


class NoLimit(Refused):
    """A clock needs a statutory limit, a promise, or both."""


@dataclass(frozen=True, slots=True)
class DecisionClock:
    """Statute and promise beside each other, over the same start and pauses."""

    started_on: date
    statutory_limit: Limit | None
    promised_limit: Limit | None
    pauses: tuple[Pause, ...] = ()
    extension: Extension | None = None
    started_at: datetime | None = None
    hours: LegalHours = OFFICE_HOURS

    def __post_init__(self) -> None:
        if self.statutory_limit is None and self.promised_limit is None:
            raise NoLimit(started_on=self.started_on)

    @property
    def statutory(self) -> ClockFacts | None:
        """What the statute allows."""
        return self._facts(self.statutory_limit)

    @property
    def promised(self) -> ClockFacts | None:
        """What the organ has promised."""
        return self._facts(self.promised_limit)

    @property
    def leading(self) -> ClockFacts:
        """The promise, or the statute where nothing was promised."""
        facts = self.promised or self.statutory
        if facts is None:  # pragma: no cover - refused when it was made
            raise NoLimit(started_on=self.started_on)
        return facts

    def _facts(self, limit: Limit | None) -> ClockFacts | None:
        if limit is None:
            return None
        return ClockFacts(
            self.started_on,
            limit,
            self.pauses,
            self.extension,
            self.started_at,
            self.hours,
        )
