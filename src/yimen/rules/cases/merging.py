"""Two cases that are one: the same applicant asked for the same thing twice.

A visitor goes to two windows, or comes again because nobody called. Two open cases of
one applicant for one matter would give two decisions and be counted twice, so they are
made one: the older is kept with its clock, because the first receipt is what the law
counts from (行政许可法 32(1)④, 42); the younger is closed as merged and points to it.
What was handed in for the younger goes to the older.

Not decided here: what a second application for another thing of the same kind is. Two
shops of one company are two cases; so a twin is a warning at the counter, no bar. An
agent at a station, who does not see what other halls have open, says why it is another
thing before taking it; what a device took without a line is taken and marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yimen.rules.cases.lifecycle import OPEN_STATES, State
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import Debt, still_owed
from yimen.rules.refusals import Refused


class NotTwins(Refused):
    """Only cases of one applicant for one matter with one organ are merged."""


class OlderIsKept(Refused):
    """The case that was received first is the one that is kept."""


class KeptIsClosed(Refused):
    """The case to be kept is decided or closed."""


class TwinUnexplained(Refused):
    """The same applicant has the same matter open; say why this is another thing."""


@dataclass(frozen=True, slots=True)
class Twin:
    """What of a case bears on whether it is the same as another."""

    number: str
    state: State
    applicant_id: int
    matter_code: str
    organ_id: int | None
    received_at: datetime


def check(closed: Twin, kept: Twin) -> None:
    """Raise unless the first may be merged into the second."""
    one = (closed.applicant_id, closed.matter_code, closed.organ_id)
    other = (kept.applicant_id, kept.matter_code, kept.organ_id)
    if one != other or closed.number == kept.number:
        raise NotTwins(case=closed.number, other=kept.number)
    if kept.state not in OPEN_STATES:
        raise KeptIsClosed(case=kept.number)
    first = (kept.received_at, kept.number)
    if first > (closed.received_at, closed.number):
        raise OlderIsKept(case=kept.number)


def require_reason(open_ones: Sequence[str], reason: str) -> None:
    """Raise unless nothing is open, or somebody says why this is another thing."""
    if open_ones and not reason.strip():
        raise TwinUnexplained(others=list(open_ones), other=open_ones[0])


def brought(closed: tuple[Paper, ...], kept: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """The papers of the closed case that the kept one still lacks."""
    there = {paper.code for paper in kept if paper.state.is_in}
    return tuple(p for p in closed if p.state.is_in and p.code not in there)


def carried(
    brought: tuple[Paper, ...], debts: Iterable[Debt], on: date
) -> frozenset[str]:
    """The codes of what the kept case promised and the closed one had in time.

    What the closed case itself promised needs no promise any more: whoever applied
    owes it to the kept case, on its day, or that one has it.
    """
    owed = {debt.code for debt in still_owed(debts) if on <= debt.due_on}
    return frozenset(paper.code for paper in brought if paper.code in owed)
