"""Two cases that are one: the younger is closed and points to the older (并案)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions import _closing, _owed
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._materials import evidence_of, write_papers
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import merging
from yimen.rules.cases.merging import Twin
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import OwedState
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def merge(
    *,
    number: str,
    into: str,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The closed case; what was handed in for it now lies with the kept one."""
    closed = approach(number, Step.MERGE, by, version)
    kept = approach(into, Step.ABSORB, by)
    with_reason(reason=reason)
    merging.check(_twin(closed), _twin(kept))
    brought = merging.brought(closed.papers, kept.papers)
    moved = _close(closed, kept, reason, by=by, at=at)
    debts = _owed.debts_of(kept)
    codes = merging.carried(brought, debts, local_date(at))
    still = tolerance.next_due_on(debt for debt in debts if debt.code not in codes)
    files = models.Upload.objects.filter(case_id=closed.case_id)

    def beside() -> None:
        write_papers(kept.case_id, brought, at)
        _owed.settle(kept, OwedState.SUPPLIED, codes, at=at, way=_owed.MERGED)
        files.update(case_id=kept.case_id)

    absorbed = _absorbed(closed, kept, brought, by=by, at=at)
    if codes:
        absorbed = replace(absorbed, changes={"owed_by_on": still})
    move(kept, absorbed, beside=beside)
    return moved


def _twin(case: CaseFacts) -> Twin:
    return Twin(
        case.number,
        case.state,
        case.applicant_id,
        case.matter.code,
        case.place.organ_id,
        case.received_at,
    )


def _close(
    closed: CaseFacts, kept: CaseFacts, reason: str, *, by: Actor, at: datetime
) -> Moved:
    """The younger one's end; its receipts are void, the older one's hold."""
    instead = f"{reason}（并入{kept.number}，凭该件的单据查询和领取）"
    live = models.Document.objects.filter(case_id=closed.case_id, voided_at=None)
    live.update(voided_at=at, void_reason=f"并入{kept.number}")
    facts, letterhead = papers_of(closed, by, at)
    ends = _closing.act(facts, Step.MERGE, instead, by=by, at=at)
    act = Act(
        step=ends.step,
        by=by,
        at=at,
        after=ends.after,
        changes={**ends.changes, "merged_into_id": kept.case_id},
        evidence={"into": kept.number},
        texts=ends.texts,
        papers=ends.papers,
    )
    return move(closed, _owed.released(closed, act), letterhead=letterhead)


def _absorbed(
    closed: CaseFacts,
    kept: CaseFacts,
    brought: tuple[Paper, ...],
    *,
    by: Actor,
    at: datetime,
) -> Act:
    return Act(
        step=Step.ABSORB,
        by=by,
        at=at,
        after=kept.state,
        evidence={"from": closed.number, "materials": evidence_of(brought)},
    )
