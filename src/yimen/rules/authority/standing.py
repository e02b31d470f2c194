"""Where an act happens, and how somebody stands to that place.

A relation says how the actor must stand to the place of the act: anywhere (`ANY`), in
the same organ (`ORGAN`), in the same hall (`HALL`), in a hall above it (`BELOW`), or
as the officer who holds it (`OWN`). Which role needs which relation for which step is
the table of `authority.py`.
"""

from dataclasses import dataclass
from enum import StrEnum

from yimen.rules.authority.actors import Actor


class Relation(StrEnum):
    """How the actor stands to the place of the act."""

    ANY = "any"
    ORGAN = "organ"
    HALL = "hall"
    BELOW = "below"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act happens: the organ, the hall and the holder of the thing."""

    organ_id: int | None = None
    hall_id: int | None = None
    hall_path: str = ""
    holder_id: int | None = None


NOWHERE = Place()


def stands(actor: Actor, relation: Relation, place: Place) -> bool:
    """Whether the actor stands so to this place."""
    match relation:
        case Relation.ANY:
            return True
        case Relation.ORGAN:
            return actor.organ_id is not None and actor.organ_id == place.organ_id
        case Relation.HALL:
            return actor.hall_id is not None and actor.hall_id == place.hall_id
        case Relation.BELOW:
            return bool(actor.hall_path) and place.hall_path.startswith(actor.hall_path)
        case Relation.OWN:
            return actor.post_of is not None and actor.post_of == place.holder_id
