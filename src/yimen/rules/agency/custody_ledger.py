"""What lies in a hand, where it goes next, and since when it should have gone.

A village station keeps a ledger of what it holds (rulebook 4.9.2: date, client, item,
materials, handed to, returned); a hall that holds other people's originals owes the
same answer. The ledger is no list of its own: it is read off the chain (`custody.py`)
and the errand's state (`errands.py`).

A paper on its way goes on within three working days: so the rule says for the station,
and this house holds every later hand to the same, up and down. With the organ that
works on the case it may lie until the decision; the case's own clocks watch that. What
belongs to the decided case's file lies well.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from yimen.rules.agency import errands
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.legal_clock.calendar import ONE_DAY, WorkCalendar, local_date


class Next(StrEnum):
    """Where a paper goes from here."""

    UP = "up"  # to the competent hall
    TAKE_UP = "take_up"  # it is there: the organ receives it
    KEEP = "keep"  # the organ works on it
    DOWN = "down"  # back to the station
    CLIENT = "client"  # the villager signs for it
    FILE = "file"  # of the organ's own file


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A paper in a hand."""

    kind: ItemKind
    state: ErrandState
    outcome: Outcome | None
    is_at_target: bool
    is_at_station: bool
    since: datetime
    hand_up_due_on: date


def next_of(lying: Lying) -> Next:
    """Where this paper goes from here."""
    if lying.state in errands.BEFORE_A_CASE:
        return Next.TAKE_UP if lying.is_at_target else Next.UP
    if lying.is_at_target:
        return _from_the_organ(lying)
    return Next.CLIENT if lying.is_at_station else Next.DOWN


def _from_the_organ(lying: Lying) -> Next:
    if lying.state is ErrandState.TAKEN_UP:
        return Next.KEEP
    of_file = lying.state is ErrandState.CLOSED or lying.kind is ItemKind.BUNDLE
    if of_file and lying.outcome is Outcome.RESULT:
        return Next.FILE
    return Next.CLIENT if lying.is_at_station else Next.DOWN


def due_of(lying: Lying, calendar: WorkCalendar) -> date | None:
    """The last day for it to go on; None: it may lie."""
    if next_of(lying) in {Next.KEEP, Next.FILE}:
        return None
    if lying.state is ErrandState.TAKEN:
        return lying.hand_up_due_on
    return errands.hand_up(lying.since, calendar).due_on


def overdue_since(today: date, calendar: WorkCalendar) -> date:
    """What came on this day or before should have gone on by now."""
    day = today
    while calendar.add_working_days(day, errands.HAND_UP_DAYS) >= today:
        day -= ONE_DAY
    return day


def days_lying(since: datetime, today: date) -> int:
    """For how many days a paper has been in this hand."""
    return (today - local_date(since)).days
