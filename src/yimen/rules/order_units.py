"""Who handles an order: one unit, or several with one in the lead.

信访工作条例 22, 31 and the hotline rules hand an order to the unit that is competent;
where several are, one leads and answers for all, after the others have said their part.
A unit is an organ, or a hall of the network (a town handles its own roads).

条例 30: 「不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者
单位。」 So an order that accuses a unit is never handed to that unit.

Where an order goes is proposed, never decided, by its category (the unit that has
answered for it by default) and by its grid (the hall above the village): `proposed`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from yimen.rules.refusals import Refused


class NoUnit(Refused):
    """An order is handed to at least one unit, each once, and one leads."""


class AccusedUnit(Refused):
    """What accuses a unit is not handed to that unit."""


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


def check_units(units: Sequence[Unit], accused: Unit | None) -> None:
    """Raise unless the order may go to these; the first leads."""
    if not units or len(set(units)) < len(units):
        raise NoUnit(units=len(units))
    if accused is not None and accused in units:
        raise AccusedUnit(unit=accused.key)


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


def proposed(by_category: Unit | None, by_grid: Unit | None) -> Unit | None:
    """Where the order most likely goes: the category's unit, else the grid's hall."""
    return by_category or by_grid
