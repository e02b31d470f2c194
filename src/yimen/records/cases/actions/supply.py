"""What the notice asked for comes in (许可法 32(1)⑤)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _acceptance
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._materials import evidence_of, write_papers
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import intake
from yimen.rules.catalogue.intake import Complete, Paper
from yimen.rules.legal_clock import articles


@transaction.atomic
def supply(
    *,
    number: str,
    papers: tuple[Paper, ...],
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """Accepted that day with the limit from nought once all has come, else waiting."""
    case = approach(number, Step.SUPPLY, by, version)
    together = intake.together(case.papers, papers)
    finding = intake.examine(case.matter.materials, together, case.told)
    supplied = Act(
        step=Step.SUPPLY,
        by=by,
        at=at,
        after=State.CORRECTING,
        article=articles.RECEIPT,
        evidence={"materials": evidence_of(papers)},
    )
    acts, letterhead = [supplied], None
    if isinstance(finding, Complete):
        accepted, letterhead = _acceptance.of(case, together, by=by, at=at)
        acts.append(accepted)
    return move(
        case,
        *acts,
        letterhead=letterhead,
        beside=lambda: write_papers(case.case_id, papers, at),
    )
