"""Who handles an order: one unit, or several with one in the lead.

信访工作条例 22, 31 and the hotline rules hand an order to the unit that is competent;
where several are, one leads and answers for all, after the others have said their part.
A unit is an organ, or a hall of the network (a town handles its own roads).

条例 30: 「不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者
单位。」 So an order that accuses a unit is never handed to that unit.

Where an order goes by itself follows from its category (the unit that answers for it)
and else from its grid (the hall that watches over the place): `route`. What neither
knows, what accuses that very unit, and every review waits for somebody at the desk.

35, 36: 复查 is asked of 「原办理机关、单位的上一级机关、单位」, 复核 of the organ above
that one: so nobody reviews what they handled before.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yimen.rules.network import NodeKind
from yimen.rules.refusals import Refused

GRID_HALLS: Final = frozenset({NodeKind.TOWN_HALL, NodeKind.PARK_STATION})
"""Which places handle what comes from their grid: a village hands it up."""


class NoUnit(Refused):
    """An order is handed to at least one unit, each once, and one leads."""


class AccusedUnit(Refused):
    """What accuses a unit is not handed to that unit."""


class ReviewedByItself(Refused):
    """A review goes to a unit that has not handled the petition before."""


class PartsMissing(Refused):
    """The lead answers once the other units have said their part."""


class NotAPart(Refused):
    """Only a unit beside the lead says a part."""


class NotTheLead(Refused):
    """Only the unit in the lead answers for all."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An organ or a hall."""

    organ_id: int | None = None
    hall_id: int | None = None

    @property
    def key(self) -> str:
        """The unit as forms and the journal name it."""
        return f"organ:{self.organ_id}" if self.organ_id else f"hall:{self.hall_id}"

    @classmethod
    def of_key(cls, key: str) -> "Unit":
        """The unit of this key; raises `NoUnit` where it is none."""
        kind, _, number = key.partition(":")
        if not number.isdecimal() or kind not in {"organ", "hall"}:
            raise NoUnit(unit=key)
        if kind == "organ":
            return cls(organ_id=int(number))
        return cls(hall_id=int(number))


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's share in an order."""

    unit: Unit
    is_lead: bool
    has_reported: bool = False


def check_units(
    units: Sequence[Unit],
    accused: Unit | None,
    before: Collection[Unit] = (),
) -> None:
    """Raise unless the order may go to these; the first leads.

    `before`: who handled the petition that this one reviews.
    """
    if not units or len(set(units)) < len(units):
        raise NoUnit(units=len(units))
    if accused is not None and accused in units:
        raise AccusedUnit(unit=accused.key)
    again = [unit.key for unit in units if unit in before]
    if again:
        raise ReviewedByItself(units=again)


def check_answer(parts: Sequence[Part], by: Collection[Unit]) -> None:
    """Raise unless the lead answers, and after everybody else has reported."""
    if not parts:
        return
    lead = next(part.unit for part in parts if part.is_lead)
    if lead not in by:
        raise NotTheLead(lead=lead.key)
    missing = [part for part in parts if not (part.is_lead or part.has_reported)]
    if missing:
        raise PartsMissing(missing=len(missing))


class Ground(StrEnum):
    """What knows where an order goes."""

    CATEGORY = "category"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Route:
    """Where an order goes, and what says so."""

    unit: Unit
    ground: Ground


def route(
    by_category: Unit | None, by_grid: Unit | None, accused: Unit | None
) -> Route | None:
    """Where the order goes by itself; None: somebody at the desk decides."""
    unit, ground = by_category, Ground.CATEGORY
    if unit is None:
        unit, ground = by_grid, Ground.GRID
    if unit is None or unit == accused:
        return None
    return Route(unit, ground)
