"""The unit says how it came to the card, and what it does about it."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def explain_card(
    *, card_id: int, version: int, explanation: str, by: Actor, at: datetime
) -> None:
    """The card has been explained."""
    act = Act(
        version=version,
        by=by,
        at=at,
        columns={"explained_at": at, "explained_by_id": by.officer_id},
        said=explanation,
    )
    take_step(card_of(card_id, Step.EXPLAIN_CARD, by), Step.EXPLAIN_CARD, act)
