"""The supervisor upholds a card, heard or too late to be heard."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def uphold_card(
    *, card_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """The card stands."""
    act = Act(
        version=version,
        by=by,
        at=at,
        columns={"settled_at": at, "settled_by_id": by.officer_id},
        said=reason,
    )
    take_step(card_of(card_id, Step.UPHOLD_CARD, by), Step.UPHOLD_CARD, act)
