"""A second person agrees that the card was wrong: it is cancelled."""

from datetime import datetime

from django.db import transaction

from yimen.records.papers.actions._issuing import voided
from yimen.records.papers.queries import live_paper
from yimen.records.supervision.actions._judging import KIND
from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind


@transaction.atomic
def cancel_card(
    *, card_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """The card is cancelled, with its paper, and counts as a false one of its rule."""
    act = Act(
        version=version,
        by=by,
        at=at,
        columns={"settled_at": at, "settled_by_id": by.officer_id},
        said=reason,
    )
    take_step(card_of(card_id, Step.CANCEL_CARD, by), Step.CANCEL_CARD, act)
    paper = live_paper(DocumentKind.WARNING_CARD, KIND, str(card_id))
    if paper:
        voided(paper, reason, by, at)
