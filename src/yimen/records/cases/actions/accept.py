"""A received or corrected application is accepted (许可法 32(1)⑤)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _acceptance
from yimen.records.cases.actions._approach import approach, in_time_to_answer
from yimen.records.cases.actions._materials import write_papers
from yimen.records.cases.actions._move import Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import intake
from yimen.rules.catalogue.intake import Paper


@transaction.atomic
def accept(
    *,
    number: str,
    papers: tuple[Paper, ...] = (),
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The accepted case with its notice (9.1); the limit runs from this day."""
    case = approach(number, Step.ACCEPT, by, version)
    in_time_to_answer(case, at)
    together = intake.together(case.papers, papers)
    finding = intake.examine(case.matter.materials, together, case.told)
    intake.require_complete(finding)
    act, letterhead = _acceptance.of(case, together, by=by, at=at)
    return move(
        case,
        act,
        letterhead=letterhead,
        beside=lambda: write_papers(case.case_id, papers, at),
    )
