"""What an agent may choose for an errand: a hall elsewhere, a day out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from yimen.records.agency import models
from yimen.records.agency.facts import OFFERS, SQL, OutreachDay
from yimen.rules.authority.actors import Actor
from yimen.rules.catalogue.matters import Matter
from yimen.rules.conduct.outreach import OutreachKind

__all__ = [
    "HallChoice",
    "OutreachDay",
    "days_out",
    "halls_elsewhere",
    "halls_offering",
]


def _of_halls(name: str) -> str:
    """A statement about halls that offer a matter."""
    text = (SQL / name).read_text(encoding="utf-8")
    return text.replace("{offers}", OFFERS.format(hall="hall"))


_ELSEWHERE: Final = _of_halls("elsewhere.sql")
_OFFERING: Final = _of_halls("offering.sql")


@dataclass(frozen=True, slots=True)
class HallChoice:
    """A hall that could work on the matter."""

    node_id: int
    name: str
    phone: str
    code: str = ""


def halls_elsewhere(matter: Matter, actor: Actor) -> tuple[HallChoice, ...]:
    """The halls off the station's own way up that offer this matter."""
    values = {
        "station": actor.hall_id,
        "organ": matter.organ_id,
        "matter": matter.code,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ELSEWHERE, values)
        return tuple(HallChoice(*row) for row in cursor.fetchall())


def halls_offering(matter: Matter) -> tuple[HallChoice, ...]:
    """The halls to which people may come with this matter, the upper ones first."""
    values: dict[str, int | str | None] = {
        "organ": matter.organ_id,
        "matter": matter.code,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OFFERING, values)
        return tuple(HallChoice(*row) for row in cursor.fetchall())


def days_out(actor: Actor, on: Iterable[date]) -> tuple[OutreachDay, ...]:
    """The days out on which this agent stands on the roster."""
    rows = models.Outreach.objects.filter(
        held_on__in=list(on),
        cancelled_at=None,
        roster__contains=[actor.officer_id or 0],
    ).order_by("held_on", "pk")
    return tuple(
        OutreachDay(row.pk, OutreachKind(row.kind), row.name, row.place, row.held_on)
        for row in rows
    )
