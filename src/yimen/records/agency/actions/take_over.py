"""Papers arrive: the taker signs, and from then on they are the taker's.

The first hall to sign for what a station sent ends the agent's time to hand up.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _custody
from yimen.records.agency.actions._sheets import Side, sheet_text
from yimen.records.agency.actions._write import (
    Said,
    approach,
    move,
    officer_of,
    own_place,
)
from yimen.records.agency.facts import ErrandFacts, Offer, errand_facts
from yimen.records.messages.actions.tell import tell
from yimen.rules.agency import custody, errands
from yimen.rules.agency.custody import NoHandOver
from yimen.rules.agency.errands import ErrandState
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import MessageKind, Recipient, Subject


@transaction.atomic
def take_over(*, number: str, by: Actor, at: datetime) -> int:
    """How many papers are here now, signed for by both."""
    errand = errand_facts(number)
    approach(errand, Step.TAKE_OVER, by, own_place(by))
    officer = officer_of(by, Step.TAKE_OVER)
    offer = errand.offer
    if offer is None or offer.taker_id != by.hall_id:
        raise NoHandOver(errand=number)
    move(errand, _said(errand, offer, by, at))
    _custody.write(
        custody.links(
            (held for held in errand.held if held.item_id in offer.items),
            custody.place(offer.giver_id),
            custody.place(offer.taker_id),
        ),
        (f"officer:{offer.offered_by_id}", f"officer:{officer}"),
        happened_at=at,
        recorded_at=at,
    )
    models.HandOver.objects.filter(pk=offer.hand_over_id).update(
        settled_at=at, settled_by_id=officer, is_taken=True
    )
    if errand.state is ErrandState.COMING_BACK and by.hall_id == errand.station_id:
        tell(
            whom=Recipient.applicant(errand.client_id),
            kind=MessageKind.ERRAND_BACK,
            subject=Subject("errand", number),
            facts={"matter": errand.matter.name, "station": errand.station},
            by=by,
            at=at,
        )
    return len(offer.items)


def _said(errand: ErrandFacts, offer: Offer, by: Actor, at: datetime) -> Said:
    """Handed up when it leaves the station for the first time, else only moved."""
    evidence = {"items": sorted(offer.items), "giver": offer.giver_id}
    texts = _sheet(errand, offer, by, at)
    is_first = errand.state is ErrandState.TAKEN and offer.giver_id == errand.station_id
    if not is_first:
        return Said(
            step=Step.TAKE_OVER,
            by=by,
            at=at,
            after=errand.state,
            evidence=evidence,
            texts=texts,
        )
    return Said(
        step=Step.HAND_UP,
        by=by,
        at=at,
        after=errands.after(errand.state, Step.HAND_UP),
        changes={"handed_up_at": at},
        evidence=evidence,
        texts=texts,
    )


def _sheet(
    errand: ErrandFacts, offer: Offer, by: Actor, at: datetime
) -> Mapping[str, str]:
    """The giver's sheet once more, now with both signatures."""
    return sheet_text(
        errand,
        (held for held in errand.held if held.item_id in offer.items),
        (
            Side(offer.giver_id, offer.offered_by, offer.offered_at),
            Side(offer.taker_id, by.name, at),
        ),
        tracking=offer.tracking,
        at=at,
    )
