"""Which rows an actor may see, as a value that every query starts from.

The authority table says in which places a role may take a step; reading is a step
too. So what an actor sees follows from the same table: the rows of the organ, of the
hall, of every hall below, the rows they hold, or all of them. A row outside is not
"forbidden", it is not there (404, not 403). By default nothing is seen.
"""

from dataclasses import dataclass

from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import TABLE, Place, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The union of what the actor's roles let them see; None shows nothing."""

    everything: bool = False
    organ_id: int | None = None
    hall_id: int | None = None
    hall_path: str | None = None  # every hall whose path starts so
    holder_id: int | None = None

    @property
    def is_blind(self) -> bool:
        """Whether nothing at all may be seen."""
        return self == NOTHING

    def shows(self, place: Place) -> bool:
        """Whether a row in this place may be seen."""
        below = self.hall_path is not None
        return (
            self.everything
            or (self.organ_id is not None and self.organ_id == place.organ_id)
            or (self.hall_id is not None and self.hall_id == place.hall_id)
            or (below and place.hall_path.startswith(str(self.hall_path)))
            or (self.holder_id is not None and self.holder_id == place.holder_id)
        )


NOTHING = Sight()
EVERYTHING = Sight(everything=True)


def sight_of(actor: Actor, step: Step) -> Sight:
    """What the actor may see when taking this (reading) step."""
    if actor.is_system:
        return EVERYTHING
    relations = {
        relation for role, relation in TABLE[step].items() if role in actor.roles
    }
    if Relation.ANY in relations:
        return EVERYTHING
    return Sight(
        organ_id=actor.organ_id if Relation.ORGAN in relations else None,
        hall_id=actor.hall_id if Relation.HALL in relations else None,
        hall_path=(actor.hall_path or None) if Relation.BELOW in relations else None,
        holder_id=actor.post_of if Relation.OWN in relations else None,
    )
