"""A hand-over that waits is called off: the papers never left the giver's hands."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions._write import (
    Said,
    approach,
    move,
    officer_of,
    own_place,
)
from yimen.records.agency.facts import errand_facts
from yimen.rules.agency.custody import NoHandOver
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing


@transaction.atomic
def cancel_hand_over(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """Called off by the giver, or turned away by the taker, with a reason."""
    errand = errand_facts(number)
    approach(errand, Step.CANCEL_HAND_OVER, by, own_place(by))
    officer = officer_of(by, Step.CANCEL_HAND_OVER)
    offer = errand.offer
    if offer is None or by.hall_id not in (offer.giver_id, offer.taker_id):
        raise NoHandOver(errand=number)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    said = Said(
        step=Step.CANCEL_HAND_OVER,
        by=by,
        at=at,
        after=errand.state,
        evidence={"items": sorted(offer.items), "taker": offer.taker_id},
        texts={"reason": reason},
    )
    move(errand, said)
    models.HandOver.objects.filter(pk=offer.hand_over_id).update(
        settled_at=at, settled_by_id=officer, remark=reason.strip()[:300]
    )
