"""What has become of an errand at the competent hall, for whoever carries it.

The agent speaks for the villager and can't open the case; so what the villager would
be told stands beside the errand: how far it is, by when, and what is still to bring.
"""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import OwedRow
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.cases.lifecycle import State


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAtHall:
    """The case that was made of an errand, as far as its agent is told."""

    state: State
    due_on: date | None
    statutory_due_on: date | None
    to_correct: tuple[str, ...]  # the papers that the one notice named
    correct_by_on: date | None
    owed: tuple[OwedRow, ...]  # what was promised to follow, each with its day


def case_at_hall(number: str, at: datetime) -> CaseAtHall:
    """The case with this number, for those who may see its errand."""
    page = cases.case_page(number, SYSTEM, at)
    waits = page.correction is not None
    return CaseAtHall(
        state=page.state,
        due_on=page.clock.due_on,
        statutory_due_on=page.clock.statutory_due_on,
        to_correct=tuple(
            row.material.name
            for row in page.materials
            if waits and row.material.code in page.told and not row.state.is_in
        ),
        correct_by_on=page.correction.last_on if page.correction else None,
        owed=page.owed,
    )
