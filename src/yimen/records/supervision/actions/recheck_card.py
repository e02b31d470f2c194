"""The supervisor looks again at what an upheld card was about."""

from datetime import datetime

from django.db import transaction

from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def recheck_card(
    *,
    card_id: int,
    version: int,
    is_mended: bool,
    found: str,
    by: Actor,
    at: datetime,
) -> None:
    """The card's cause has been looked at again, mended or not."""
    columns = {
        "rechecked_at": at,
        "rechecked_by_id": by.officer_id,
        "is_mended": is_mended,
    }
    act = Act(version=version, by=by, at=at, columns=columns, said=found)
    take_step(card_of(card_id, Step.RECHECK_CARD, by), Step.RECHECK_CARD, act)
