"""A decision on a promise: what is promised, its paper, and its row (告知承诺)."""

from dataclasses import replace
from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.actions._beginning import Start
from yimen.records.cases.actions._move import Act, Draft
from yimen.records.cases.queries import promises
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import GrantOnCommitment
from yimen.rules.catalogue import commitments
from yimen.rules.catalogue.commitments import Commitment, NotToldOrChosen
from yimen.rules.catalogue.intake import Finding
from yimen.rules.catalogue.matters import Matter
from yimen.rules.documents.commitment import CommitmentTerms, commitment
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.paper_facts import PaperFacts, long_day
from yimen.rules.legal_clock.calendar import local_date

PAPER = DocumentKind.COMMITMENT
ARTICLE = "国办发〔2020〕42号"


def promised(start: Start, outcome: GrantOnCommitment, finding: Finding) -> Commitment:
    """What this applicant promises; refused unless chosen freely and trusted."""
    if not outcome.is_chosen:
        raise NotToldOrChosen
    return commitments.promised(
        start.opening.matter.elements,
        finding,
        on=local_date(start.at),
        calendar=start.opening.calendar,
        is_trusted=promises.is_trusted(start.application.applicant_id),
    )


def accepted(act: Act, facts: PaperFacts, matter: Matter, given: Commitment) -> Act:
    """The acceptance with the signed promise instead of the papers it stands for."""
    terms = _terms(matter, given)
    return replace(
        act,
        step=Step.COMMIT,
        article=ARTICLE,
        evidence={
            **act.evidence,
            "replaced": list(given.replaced),
            "check_by_on": given.check_by_on,
        },
        papers=(Draft(PAPER, lambda n: commitment(facts, n[PAPER], act.at, terms)),),
    )


def _terms(matter: Matter, given: Commitment) -> CommitmentTerms:
    plain = matter.elements
    proves = "；".join(plain.legal_bases) or "办事指南公布的办理条件"
    replaced = tuple((name, "由承诺代替，留存备查") for name in given.names)
    return CommitmentTerms(
        proves=f"办理依据：{proves}",
        conditions=plain.commitment_conditions,
        standard=plain.review_standard or "办事指南公布的标准",
        materials=replaced or (("全部材料", "已提交"),),
        check_plan=f"{long_day(given.check_by_on)}前核查履行承诺的情况",
        consequence=plain.commitment_consequence,
    )


def write(case_id: int, given: Commitment, at: datetime) -> None:
    """The promise, to be checked by its day."""
    models.Commitment.objects.create(
        case_id=case_id,
        replaced=list(given.replaced),
        promised_at=at,
        check_by_on=given.check_by_on,
    )
