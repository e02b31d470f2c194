"""Another system's log of cases, told as the acts that it speaks of.

A log knows what happened and when, not what our law asks for: papers and rights that
are missing are recorded as findings, never refused. A case of a table has its own
columns; a case of an event log is made of its events, but a column that speaks of the
whole case wins over them. Where a closing column exists and is empty the case is still
open, however old its last event is.

Invariants: every row of the log belongs to one case; the acts of a case stand in the
order of their instants; the same log always tells the same acts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.figures import CaseTimes


class Oddity(StrEnum):
    """What may be odd about a case of a log; it is kept all the same."""

    RECEIVED_MISSING = "received_missing"
    CLOSED_BEFORE_RECEIVED = "closed_before_received"
    ACCEPTED_BEFORE_RECEIVED = "accepted_before_received"
    DUE_BEFORE_RECEIVED = "due_before_received"
    EVENT_AFTER_CLOSING = "event_after_closing"
    INSTANT_UNREADABLE = "instant_unreadable"
    CASE_MISSING = "case_missing"
    CASE_REPEATED = "case_repeated"


class Finding(NamedTuple):
    """What is odd, in which row of the log, and what stands there."""

    row: int
    oddity: Oddity
    value: str


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One thing that the log says was done."""

    activity: str
    at: datetime
    resource: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCase:
    """One case of a log, as far as the log speaks of it."""

    row: int
    case: str
    received_at: datetime
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    result: str = ""
    places: Mapping[Cut, str] = field(default_factory=dict)
    events: Sequence[LogEvent] = ()
    oddities: tuple[Finding, ...] = ()

    @property
    def times(self) -> CaseTimes:
        """What figures are made of."""
        return CaseTimes(
            case=self.case,
            received_at=self.received_at,
            closed_at=self.closed_at,
            due_at=self.due_at,
            places=self.places,
        )


@dataclass(frozen=True, slots=True)
class Log:
    """A log's cases, each with the number of rows it was made of, and what was left."""

    cases: tuple[tuple[LogCase, int], ...]
    rejected: tuple[Finding, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows became cases."""
        return sum(rows for _, rows in self.cases)


def oddities(case: LogCase) -> Iterator[Finding]:
    """What is odd about the instants of a case."""
    received = case.received_at
    checks = (
        (Oddity.CLOSED_BEFORE_RECEIVED, case.closed_at),
        (Oddity.ACCEPTED_BEFORE_RECEIVED, case.accepted_at),
        (Oddity.DUE_BEFORE_RECEIVED, case.due_at),
    )
    for oddity, instant in checks:
        if instant is not None and instant < received:
            yield Finding(case.row, oddity, case.case)
    last = max((event.at for event in case.events), default=None)
    if case.closed_at is not None and last is not None and last > case.closed_at:
        yield Finding(case.row, Oddity.EVENT_AFTER_CLOSING, case.case)
