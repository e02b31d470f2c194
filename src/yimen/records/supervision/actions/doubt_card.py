"""Somebody thinks that a card was wrong, and says why; a second person decides."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def doubt_card(
    *, card_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """The card waits for a second person."""
    act = Act(
        version=version,
        by=by,
        at=at,
        columns={"doubted_at": at, "doubted_by_id": by.officer_id},
        said=reason,
    )
    take_step(card_of(card_id, Step.DOUBT_CARD, by), Step.DOUBT_CARD, act)
