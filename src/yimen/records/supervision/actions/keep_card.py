"""A second person keeps a doubted card: it goes on where it stood."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def keep_card(
    *, card_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """The card stands where it stood before it was doubted."""
    act = Act(
        version=version,
        by=by,
        at=at,
        columns={"doubted_at": None, "doubted_by_id": None},
        said=reason,
    )
    take_step(card_of(card_id, Step.KEEP_CARD, by), Step.KEEP_CARD, act)
