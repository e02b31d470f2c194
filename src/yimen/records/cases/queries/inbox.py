"""The worklist: what runs out first, of what the actor may see."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.actors import Actor
from yimen.rules.lifecycle import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the filter bar says; None and "" leave everything in."""

    states: frozenset[State] = frozenset()  # empty: every open state
    light: str = ""  # green reminder yellow red paused
    matter_id: int | None = None
    text: str = ""  # a case number, an applicant's or a matter's name or initials
    holder: str = ""  # mine nobody


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a worklist."""

    number: str
    version: int
    state: State
    kind: str
    matter_name: str
    applicant: str  # masked
    organ_name: str
    light: str
    due_on: date | None  # of the clock that runs now
    statutory_due_on: date | None
    remaining_days: int | None
    statutory_remaining_days: int | None
    is_provisional: bool
    holder: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A hundred lines, and where the next hundred begins ("" at the end)."""

    rows: tuple[CaseRow, ...]
    next_after: str


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """What waits for this actor, counted no further than a thousand each."""

    mine: int
    unheld: int
    to_decide: int
    to_deliver: int
    reminder: int
    yellow: int
    red: int


@dataclass(frozen=True, slots=True)
class PastRow:
    """An earlier case of the same applicant."""

    number: str
    matter_name: str
    state: State
    received_at: datetime
    is_open: bool


def inbox(
    actor: Actor, at: datetime, filters: Filters, *, after: str = ""
) -> InboxPage:
    """The next hundred open cases, by what runs out first."""
    raise NotImplementedError


def desk_counts(actor: Actor, at: datetime) -> DeskCounts:
    """What waits for this actor."""
    raise NotImplementedError


def past_cases(applicant_id: int, actor: Actor) -> tuple[PastRow, ...]:
    """The last twenty cases of this applicant, newest first."""
    raise NotImplementedError
