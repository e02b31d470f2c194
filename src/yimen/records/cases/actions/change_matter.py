"""A case was taken in under the wrong matter: it is received again under the right one.

It keeps its number, its query code and the day on which the papers came. Every paper
issued under the wrong matter is void with the reason; one new receipt stands for them.
The five days run from the first receipt: were they over, silence has accepted.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._dates import Columns, notice_columns
from yimen.records.cases.actions._materials import evidence_of, write_papers
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import names_of, on_paper, paper_facts
from yimen.records.cases.actions.deem_accepted import deem_accepted
from yimen.records.cases.facts import CaseFacts, OpeningFacts, opening_facts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Application, MatterNotInForce
from yimen.rules.cases.handing import AlreadyTheirs
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import intake
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.matters import MatterState
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import intake_receipt
from yimen.rules.legal_clock.calendar import local_date

RECEIPT = DocumentKind.INTAKE_RECEIPT
NOT_YET: Columns = {
    "accepted_at": None,
    "accepted_by_id": None,
    "statutory_number": None,
    "statutory_unit": "",
    "promised_number": None,
    "promised_unit": "",
    "due_on": None,
    "due_at": None,
    "statutory_due_on": None,
    "statutory_due_at": None,
    "printed_due_on": None,
    "printed_statutory_on": None,
    "paused_through_on": None,
    "holder_id": None,
    "owed_by_on": None,
}
"""What acceptance had set."""


@dataclass(frozen=True, slots=True)
class RightMatter:
    """What was really asked for, and which of its papers are in hand."""

    version_id: int
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Right:
    """The case as it should have been received."""

    case: CaseFacts
    opening: OpeningFacts
    reason: str
    by: Actor
    at: datetime

    @property
    def columns(self) -> Columns:
        opening, came = self.opening, self.case.received_at
        limit, calendar = opening.notice_limit, opening.calendar
        return {
            "matter_version_id": self.case.matter_version_id,
            "organ_id": opening.matter.organ_id,
            "kind": opening.matter.case_kind,
            **NOT_YET,
            **notice_columns(came, calendar, limit, ladder=opening.ladder),
        }


@transaction.atomic
def change_matter(
    *,
    number: str,
    to: RightMatter,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case, received under the right matter on the day it first came."""
    case = approach(number, Step.CHANGE_MATTER, by, version)
    with_reason(reason=reason)
    opening = _opening(case, to.version_id, by)
    intake.examine(opening.matter.materials, to.papers)
    right = _Right(
        case=replace(
            case,
            matter_version_id=to.version_id,
            papers=to.papers,
            accepted_at=None,
            place=replace(case.place, organ_id=opening.matter.organ_id),
        ),
        opening=opening,
        reason=reason,
        by=by,
        at=at,
    )
    moved = _receive_again(case, right)
    due_on = right.columns["notice_due_on"]
    if str(local_date(at)) > str(due_on):
        return deem_accepted(number=number, at=at)
    return moved


def _opening(case: CaseFacts, version_id: int, by: Actor) -> OpeningFacts:
    application = Application(
        submit_key="", matter_version_id=version_id, applicant_id=case.applicant_id
    )
    opening = opening_facts(application, by)
    is_current = opening.current_version_id == version_id
    if opening.matter_state != MatterState.IN_USE or not is_current:
        raise MatterNotInForce(matter=opening.matter.name)
    if opening.matter.code == case.matter.code:
        raise AlreadyTheirs
    return opening


def _receive_again(case: CaseFacts, right: _Right) -> Moved:
    live = models.Document.objects.filter(case_id=case.case_id, voided_at=None)
    voids = list(live.order_by("pk"))
    names = names_of(
        right.case.place, case.applicant_id, case.handling_agent_id, right.by
    )
    facts = paper_facts(on_paper(right.case), names)
    limit = right.opening.notice_limit
    act = Act(
        step=Step.CHANGE_MATTER,
        by=right.by,
        at=right.at,
        after=State.RECEIVED,
        article="行政许可法第三十二条",
        changes=right.columns,
        evidence={
            "was": case.matter.code,
            "is": right.opening.matter.code,
            "voids": [paper.number for paper in voids],
            "materials": evidence_of(right.case.papers),
        },
        texts={"reason": right.reason},
        papers=(
            Draft(
                RECEIPT,
                lambda n: intake_receipt(facts, n[RECEIPT], right.at, limit),
                voids[-1].pk if voids else None,
            ),
        ),
    )
    live.update(voided_at=right.at, void_reason=right.reason)
    letterhead = names.letterhead(right.at)
    return move(case, act, letterhead=letterhead, beside=lambda: _beside(right))


def _beside(right: _Right) -> None:
    """Materials and files as the right guide names them; the wrong notice is gone."""
    case_id = right.case.case_id
    models.OneTimeNotice.objects.filter(case_id=case_id).delete()
    models.OwedMaterial.objects.filter(case_id=case_id).delete()
    models.HandedIn.objects.filter(case_id=case_id).delete()
    write_papers(case_id, right.case.papers, right.at)
    known = [material.code for material in right.opening.matter.materials]
    files = models.Upload.objects.filter(case_id=case_id)
    files.exclude(material_code__in=known).update(material_code="")
