"""A hall elsewhere works on it (通办): which halls may be chosen, and in which way.

国办发〔2020〕35号 knows three ways for what another place is competent for: all of it
through the net (全程网办), papers taken here and sent there (异地代收代办), several
places each doing a part (多地联办). The chain is the same in all three: an agent takes,
papers are signed over, the competent hall makes the case and the law's clock starts
there (`errands.py`). So an errand names the hall and the way, or neither, and then it
goes to the nearest hall above the station that has the organ.

Invariant: a hall that was chosen has the organ of the matter and offers it. A hall on
the station's own way up is not elsewhere: there the errand goes without being told.
"""

from dataclasses import dataclass

from yimen.rules.agency.errands import Scope
from yimen.rules.refusals import Refused


class HallElsewhereMissing(Refused):
    """Whoever asks for a matter of another place names the hall there."""


class WayElsewhereMissing(Refused):
    """A hall elsewhere works on it in one of three ways, which has to be said."""


class NotOfferedThere(Refused):
    """This hall does not offer the matter, or is closed."""


class NotElsewhere(Refused):
    """This hall lies on the station's own way up."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The hall that an agent chose, as the network knows it."""

    name: str
    is_offered: bool
    is_on_the_way: bool


def check(scope: Scope, hall: Chosen | None) -> None:
    """Raise unless the errand may go there in this way; None: to the nearest."""
    if hall is None:
        if scope is not Scope.LOCAL:
            raise HallElsewhereMissing(scope=scope)
        return
    if scope is Scope.LOCAL:
        raise WayElsewhereMissing(hall=hall.name)
    if hall.is_on_the_way:
        raise NotElsewhere(hall=hall.name)
    if not hall.is_offered:
        raise NotOfferedThere(hall=hall.name)
