"""A supervise order was a mistake: it is taken back, and its paper is void."""

from datetime import datetime

from django.db import transaction

from yimen.records.papers.actions._issuing import voided
from yimen.records.papers.queries import live_paper
from yimen.records.supervision.actions._urging import (
    Act,
    check_said,
    take_step,
    urging_of,
)
from yimen.records.supervision.queries.urgings import KIND
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind


@transaction.atomic
def take_back_urging(
    *, urging_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """Nobody owes anything for it any more."""
    row = urging_of(urging_id, Step.TAKE_BACK_URGING, by)
    check_said(reason)
    act = Act(
        step=Step.TAKE_BACK_URGING,
        version=version,
        by=by,
        at=at,
        columns={"closed_at": at, "closed_by_id": by.officer_id},
        said=reason,
    )
    take_step(row, act)
    paper = live_paper(DocumentKind.URGING_ORDER, KIND, str(urging_id))
    if paper:
        voided(paper, reason, by, at)
