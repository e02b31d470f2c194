"""The same submit again: the case it made, and the same answer."""

from yimen.ports.vault import vault
from yimen.records.cases import models
from yimen.records.cases.actions._move import Issued, TakenIn
from yimen.records.cases.facts import case_facts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Application, SubmitKeyReused
from yimen.rules.catalogue import intake
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import NotFound


def taken_in_before(number: str, application: Application, by: Actor) -> TakenIn:
    """The case that this submit made; a key used for something else is refused."""
    case = case_facts(number, by)
    if not sight_of(by, Step.SEE_CASE).shows(case.place):
        raise NotFound(case=number)
    same = (case.matter_version_id, case.applicant_id)
    if same != (application.matter_version_id, application.applicant_id):
        raise SubmitKeyReused(case=number)
    papers = models.Document.objects.filter(case_id=case.case_id).order_by("pk")
    return TakenIn(
        number,
        case.state,
        case.version,
        tuple(Issued(DocumentKind(row.kind), row.number) for row in papers),
        query_code=vault().unseal(case.query_code_sealed),
        finding=intake.examine(case.matter.materials, case.papers),
        is_repeat=True,
    )
