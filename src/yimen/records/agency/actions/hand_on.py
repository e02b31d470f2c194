"""Papers leave a hall: the giver signs, and holds them until the taker signs too."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from yimen.records.agency import models
from yimen.records.agency.actions._sheets import Side, sheet_text
from yimen.records.agency.actions._write import (
    Said,
    approach,
    move,
    officer_of,
    own_place,
)
from yimen.records.agency.facts import ErrandFacts, errand_facts
from yimen.rules.agency import custody
from yimen.rules.agency.custody import HandOverOpen
from yimen.rules.agency.errands import ON_THE_MOVE, NoSuchErrandStep
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound

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
    tracking = tracking.strip()[:40]
    sides = Side(by.hall_id, by.name, at), Side(taker_id)
    moved = [held for held in errand.held if held.item_id in going]
    texts = sheet_text(errand, moved, sides, tracking=tracking, at=at)
    move(errand, _said(errand, going, taker_id, texts, by=by, at=at))
    _offer(
        errand,
        models.HandOver(
            giver_id=by.hall_id or 0,
            taker_id=taker_id,
            items=going,
            tracking=tracking,
            offered_at=at,
            offered_by_id=officer,
        ),
    )
    return len(going)


def _said(
    errand: ErrandFacts,
    going: list[int],
    taker_id: int,
    texts: Mapping[str, str],
    *,
    by: Actor,
    at: datetime,
) -> Said:
    return Said(
        step=Step.HAND_ON,
        by=by,
        at=at,
        after=errand.state,
        changes={"places": sorted({*errand.places, taker_id})},
        evidence={"items": going, "taker": taker_id},
        texts=texts,
    )


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


def _offer(errand: ErrandFacts, offer: models.HandOver) -> None:
    offer.errand_id = errand.errand_id
    try:
        with transaction.atomic():
            models.HandOver.objects.bulk_create([offer])
    except IntegrityError as error:
        raise HandOverOpen(errand=errand.number) from error
