"""The experts' opinion is in, signed by them (许可法 45, 专家评审)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import inquiries
from yimen.rules.cases.inquiries import Expert, NoReview, ReviewResult
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.inquiry import Review, expert_opinion
from yimen.rules.refusals import Overtaken

OPINION = DocumentKind.EXPERT_OPINION


@transaction.atomic
def conclude_review(
    *,
    number: str,
    result: ReviewResult,
    opinion: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with the signed opinion; what it means is for the examiner to say."""
    case = approach(number, Step.CONCLUDE_REVIEW, by, version)
    with_reason(opinion=opinion)
    row = models.ExpertReview.objects.filter(
        case_id=case.case_id, concluded_at=None
    ).first()
    if row is None:
        raise NoReview(case=number)
    experts = tuple(Expert(**one) for one in row.experts)
    review = Review(topic=row.topic, experts=experts, result=result, opinion=opinion)
    facts, letterhead = papers_of(case, by, at)
    act = Act(
        step=Step.CONCLUDE_REVIEW,
        by=by,
        at=at,
        after=case.state,
        article=inquiries.ARTICLE_EXPERTS,
        evidence={"result": result},
        texts={"outcome": opinion},
        papers=(
            Draft(OPINION, lambda n: expert_opinion(facts, n[OPINION], at, review)),
        ),
    )
    moved = move(case, act, letterhead=letterhead, is_aside=True)
    _write(row, number, result, moved.issued[0].number, at)
    return moved


def _write(
    row: models.ExpertReview,
    number: str,
    result: ReviewResult,
    opinion_number: str,
    at: datetime,
) -> None:
    rows = models.ExpertReview.objects.filter(pk=row.pk, version=row.version)
    if not rows.update(
        concluded_at=at,
        result=result,
        opinion_number=opinion_number,
        version=row.version + 1,
    ):
        raise Overtaken(case=number)
