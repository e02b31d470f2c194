"""What the applicant sees, by case number and query code (rulebook 12.3.5)."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.documents import Ledger
from yimen.rules.lifecycle import State


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One thing that happened, fit for the public."""

    happened_at: datetime
    step: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """A case as its applicant may see it."""

    number: str
    state: State
    result: str
    matter_name: str
    organ_name: str
    organ_phone: str
    supervision_phone: str
    applicant: str  # masked
    received_at: datetime
    accepted_at: datetime | None
    light: str
    due_on: date | None
    statutory_due_on: date | None
    printed_due_on: date | None
    delivery_due_on: date | None
    is_provisional: bool
    remaining_days: int | None
    ledger: Ledger | None
    strip: object
    missing: tuple[str, ...]  # what the one notice asks for
    correct_by_on: date | None
    steps: tuple[ProgressStep, ...]


def progress(number: str, code: str, at: datetime) -> ProgressPage | None:
    """The case, or None: for a wrong code and for an unknown number alike."""
    raise NotImplementedError
