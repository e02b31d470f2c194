"""A clerk's slip on a printed paper: void it with a reason, issue it anew."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.cases import models
from yimen.records.cases.actions import _reissue
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._materials import write_papers
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import names_of, on_paper, paper_facts
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import intake
from yimen.rules.documents import slips
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.slips import AlreadyVoid, Slip
from yimen.rules.refusals import NotFound


@transaction.atomic
def correct_slip(
    *,
    document: str,
    slip: Slip,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with the new paper; the old one is void and named in it."""
    paper = models.Document.objects.select_related("case").filter(number=document)
    old = paper.first()
    if old is None:
        raise NotFound(document=document)
    case = approach(old.case.number, Step.CORRECT_SLIP, by, version)
    with_reason(reason=reason)
    if old.voided_at is not None:
        raise AlreadyVoid(document=document)
    slips.check(slip, DocumentKind(old.kind), case.state, case.papers)
    right = _corrected(case, slip)
    names = names_of(right.place, right.applicant_id, right.handling_agent_id, by)
    made = _reissue.Made(paper_facts(on_paper(right), names), right, document, reason)
    moved = move(
        case,
        _act(made, old, slip, by=by, at=at),
        letterhead=names.letterhead(at),
    )
    paper.update(voided_at=at, void_reason=reason)
    write_papers(case.case_id, slip.papers or (), at)
    return moved


def _act(
    made: _reissue.Made, old: models.Document, slip: Slip, *, by: Actor, at: datetime
) -> Act:
    kind = DocumentKind(old.kind)
    right = made.case
    texts = {"reason": made.reason}
    if slip.delivery_address is not None:
        texts["delivery_address"] = slip.delivery_address
        models.Case.objects.filter(pk=right.case_id).update(
            delivery_address_sealed=right.delivery_address_sealed
        )
    return Act(
        step=Step.CORRECT_SLIP,
        by=by,
        at=at,
        after=right.state,
        changes={
            "applicant_id": right.applicant_id,
            "handling_agent_id": right.handling_agent_id,
            "agent_power": right.agent_power,
            "delivery_way": right.delivery_way,
        },
        evidence={"voids": old.number},
        texts=texts,
        papers=(
            Draft(kind, lambda n: _reissue.sheet(made, kind, n[kind], at), old.pk),
        ),
    )


def _corrected(case: CaseFacts, slip: Slip) -> CaseFacts:
    """The case as it should have been written."""
    address = slip.delivery_address
    changes: dict[str, object] = {
        "applicant_id": slip.applicant_id,
        "handling_agent_id": slip.handling_agent_id,
        "agent_power": slip.agent_power,
        "delivery_way": slip.delivery_way,
        "delivery_address_sealed": None if address is None else vault().seal(address),
        "papers": slip.papers and intake.together(case.papers, slip.papers),
    }
    said = {name: value for name, value in changes.items() if value is not None}
    return replace(case, **said)  # type: ignore[arg-type]
