"""Experts are asked; who has a stake stands back (许可法 45, 专家评审)."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import inquiries
from yimen.rules.cases.inquiries import Expert, ReviewOpen


@transaction.atomic
def call_experts(
    *,
    number: str,
    topic: str,
    experts: tuple[Expert, ...],
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with a review that awaits its conclusion."""
    case = approach(number, Step.CALL_EXPERTS, by, version)
    with_reason(topic=topic)
    inquiries.require_experts(experts)
    if models.ExpertReview.objects.filter(
        case_id=case.case_id, concluded_at=None
    ).exists():
        raise ReviewOpen(case=number)
    act = Act(
        step=Step.CALL_EXPERTS,
        by=by,
        at=at,
        after=case.state,
        article=inquiries.ARTICLE_EXPERTS,
        evidence={"experts": len(experts)},
        texts={"reason": f"{topic}：{inquiries.names(experts)}"},
    )
    moved = move(case, act, is_aside=True)
    models.ExpertReview.objects.create(
        case_id=case.case_id,
        topic=topic,
        experts=[asdict(one) for one in experts],
        called_at=at,
    )
    return moved
