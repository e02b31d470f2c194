"""Leading a case back to where it stood before one of its lines.

The journal says what every line set. So what a line set can be put back by reading the
lines before it: no column is guessed, and replaying all lines still gives the row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from yimen.records.cases import models
from yimen.records.cases.actions import _owed
from yimen.records.cases.actions._move import (
    SET,
    Act,
    Draft,
    Letterhead,
    Moved,
    move,
)
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.records.journal import queries as journal
from yimen.records.journal.queries import Written
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import intake_receipt

RECEIPT: Final = DocumentKind.INTAKE_RECEIPT
UNSAID: Final[Mapping[str, object]] = {
    "result": "",
    "statutory_unit": "",
    "promised_unit": "",
    "extension_days": 0,
    "due_is_provisional": False,
}
"""What a column holds that no line has set; all others hold nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """Which line is taken back, by which step, and why."""

    line: Written
    step: Step
    reason: str
    by: Actor
    at: datetime


def lines_of(number: str) -> tuple[Written, ...]:
    """Every line of the case in order."""
    return journal.entries("case", number)


def lead_back(
    case: CaseFacts,
    lines: Sequence[Written],
    back: Back,
    beside: Callable[[], object] = lambda: None,
) -> Moved:
    """The case as it stood before the line; its papers are void.

    Whoever gave up a receipt for the void paper gets one for what the hall still has.
    """
    voids = _papers_of(case.case_id, back.line)
    act, letterhead = _act(case, lines, back, voids)
    old = models.Document.objects.filter(pk__in=[paper.pk for paper in voids])

    def all_beside() -> None:
        old.update(voided_at=back.at, void_reason=back.reason)
        _owed.owed_again(case.case_id, back.line.happened_at)
        beside()

    return move(case, act, letterhead=letterhead, beside=all_beside)


def _papers_of(case_id: int, line: Written) -> list[models.Document]:
    live = models.Document.objects.filter(
        case_id=case_id, entry_sequence=line.sequence, voided_at=None
    )
    return list(live.order_by("pk"))


def _act(
    case: CaseFacts,
    lines: Sequence[Written],
    back: Back,
    voids: Sequence[models.Document],
) -> tuple[Act, Letterhead | None]:
    """The line that leads back, with a receipt where one is owed again."""
    state = State(back.line.before)
    facts, letterhead = papers_of(replace(case, accepted_at=None), back.by, back.at)
    owes_a_receipt = bool(voids) and state is State.RECEIVED
    draft = Draft(
        RECEIPT,
        lambda n: intake_receipt(facts, n[RECEIPT], back.at),
        voids[-1].pk if voids else None,
    )
    act = Act(
        step=back.step,
        by=back.by,
        at=back.at,
        after=state,
        changes=_before(lines, back.line),
        evidence={
            "undoes": back.line.sequence,
            "step": back.line.step,
            "voids": [paper.number for paper in voids],
        },
        texts={"reason": back.reason},
        papers=(draft,) if owes_a_receipt else (),
    )
    return act, letterhead if owes_a_receipt else None


def _before(lines: Sequence[Written], line: Written) -> dict[str, object]:
    """What the columns that the line set held before it."""
    told: dict[str, object] = dict(UNSAID)
    for earlier in lines:
        if earlier.sequence >= line.sequence:
            break
        told |= earlier.payload[SET]
    return {name: told.get(name) for name in line.payload[SET]}
