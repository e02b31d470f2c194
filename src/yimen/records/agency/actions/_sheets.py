"""The sheet of a hand-over, as its line of the journal keeps it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.records.agency import models
from yimen.records.agency.facts import ErrandFacts
from yimen.records.agency.queries.page import HAND_OVER
from yimen.records.people import queries as people
from yimen.rules.agency.custody import Held
from yimen.rules.agency.hand_over_papers import (
    Hand,
    HandOverPaper,
    Moved,
    hand_over_sheet,
)
from yimen.rules.documents.frame import as_text

_PLACES: Final = """
SELECT id, name, phone, supervision_phone FROM node WHERE id = ANY(%(ids)s)
"""


@dataclass(frozen=True, slots=True)
class Side:
    """Who gives or takes: a hall by its id, or the client; who signed, and when."""

    node_id: int | None  # None: the client
    person: str = ""
    signed_at: datetime | None = None


def sheet_text(
    errand: ErrandFacts,
    going: Iterable[Held],
    sides: tuple[Side, Side],
    *,
    tracking: str = "",
    at: datetime,
) -> Mapping[str, str]:
    """The text of the line: what went from the first side to the second."""
    giver, taker = sides
    ids = [one.node_id for one in sides if one.node_id is not None]
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"ids": ids})
        places = {row[0]: row[1:] for row in cursor.fetchall()}
    _, phone, supervision_phone = places[giver.node_id]
    client = people.find_applicant(errand.client_id)
    facts = HandOverPaper(
        errand_number=errand.number,
        sequence=_next_line(errand),
        matter_name=errand.matter.name,
        matter_code=errand.matter.code,
        client=people.full_name(errand.client_id),
        client_id=client.id_number if client else "",
        giver=_hand(giver, places),
        taker=_hand(taker, places),
        moved=tuple(Moved(one.name, one.kind, one.pieces) for one in going),
        tracking=tracking,
        at=at,
        contact=giver.person,
        contact_phone=phone,
        supervision_phone=supervision_phone,
    )
    return {HAND_OVER: as_text(hand_over_sheet(facts))}


def _hand(side: Side, places: Mapping[int, tuple[str, ...]]) -> Hand:
    where = "委托人" if side.node_id is None else places[side.node_id][0]
    return Hand(where, side.person, side.signed_at)


def _next_line(errand: ErrandFacts) -> int:
    """The sequence that the line of this act will have, if nobody is faster."""
    rows = models.Errand.objects.filter(pk=errand.errand_id)
    return int(rows.values_list("last_sequence", flat=True)[0]) + 1


def client_side(signature: str, at: datetime) -> Side:
    """The villager, who signs by name."""
    return Side(None, signature.strip(), at)
