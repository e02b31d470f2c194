"""A grant is revoked, with its ground and the remedies (许可法 69)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from yimen.records.cases import models
from yimen.records.cases.actions import _owed
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.commitments import ARTICLES, CommitmentState, Ground
from yimen.rules.documents.decision import Revoked, revocation
from yimen.rules.documents.frame import DocumentKind

PAPER = DocumentKind.REVOCATION


@transaction.atomic
def revoke_decision(
    *,
    number: str,
    ground: Ground,
    facts: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case whose grant is void from now on; only what was granted is revoked."""
    case = approach(number, Step.REVOKE_DECISION, by, version)
    with_reason(facts=facts)
    if case.result != "granted":
        raise NoSuchStep(state=case.state, step=Step.REVOKE_DECISION)
    live = _grants(case.case_id)
    numbers = tuple(live.order_by("pk").values_list("number", flat=True))
    on_paper, letterhead = papers_of(case, by, at)
    revoked = Revoked(ground=ground, facts=facts, decisions=numbers)
    draft = Draft(PAPER, lambda n: revocation(on_paper, n[PAPER], at, revoked))
    act = Act(
        step=Step.REVOKE_DECISION,
        by=by,
        at=at,
        after=State.REVOKED,
        article=ARTICLES[ground],
        changes={"result": "revoked", "closed_at": at, "due_is_provisional": False},
        evidence={"ground": ground, "decisions": list(numbers)},
        texts={"reason": facts},
        papers=(draft,),
    )

    def beside() -> None:
        live.update(voided_at=at, void_reason="决定已撤销")
        models.Commitment.objects.filter(
            case_id=case.case_id, state__in=("pending", "rectifying")
        ).update(state=CommitmentState.WITHDRAWN)

    return move(case, _owed.released(case, act), letterhead=letterhead, beside=beside)


def _grants(case_id: int) -> QuerySet[models.Document]:
    return models.Document.objects.filter(
        case_id=case_id, kind=DocumentKind.GRANT, voided_at=None
    )
