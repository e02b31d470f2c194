"""Papers leave a hall: the giver signs, and holds them until the taker signs too."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction

from yimen.records.agency import models
from yimen.records.agency.actions._write import (
    Said,
    approach,
    move,
    officer_of,
    own_place,
)
from yimen.records.agency.facts import ErrandFacts, errand_facts
from yimen.rules import custody
from yimen.rules.actors import Actor
from yimen.rules.custody import HandOverOpen
from yimen.rules.errands import ON_THE_MOVE, NoSuchErrandStep
from yimen.rules.refusals import NotFound
from yimen.rules.steps import Step

_OPEN = "SELECT id FROM node WHERE id = %s AND valid_to IS NULL"


@transaction.atomic
def hand_on(
    *,
    number: str,
    taker_id: int,
    items: frozenset[int] = frozenset(),
    tracking: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """How many papers wait for the taker's signature: these, or all that is here."""
    errand = errand_facts(number)
    approach(errand, Step.HAND_ON, by, own_place(by))
    officer = officer_of(by, Step.HAND_ON)
    if errand.state not in ON_THE_MOVE:
        raise NoSuchErrandStep(state=errand.state, step=Step.HAND_ON)
    going = _going(errand, items, custody.place(by.hall_id or 0), taker_id)
    said = Said(
        step=Step.HAND_ON,
        by=by,
        at=at,
        after=errand.state,
        changes={"places": sorted({*errand.places, taker_id})},
        evidence={"items": going, "taker": taker_id},
    )
    move(errand, said)
    offer = models.HandOver(
        errand_id=errand.errand_id,
        giver_id=by.hall_id or 0,
        taker_id=taker_id,
        items=going,
        tracking=tracking.strip()[:40],
        offered_at=at,
        offered_by_id=officer,
    )
    _offer(offer, number)
    return len(going)


def _going(
    errand: ErrandFacts, items: frozenset[int], here: str, taker_id: int
) -> list[int]:
    """The papers that leave; they must be here, and the taker a hall of ours."""
    chosen = (
        held
        for held in errand.held
        if held.item_id in items or (not items and held.holder == here)
    )
    links = custody.links(chosen, here, custody.place(taker_id))
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [taker_id])
        if cursor.fetchone() is None:
            raise NotFound(hall=taker_id)
    return [link.item_id for link in links]


def _offer(offer: models.HandOver, number: str) -> None:
    try:
        with transaction.atomic():
            models.HandOver.objects.bulk_create([offer])
    except IntegrityError as error:
        raise HandOverOpen(errand=number) from error
