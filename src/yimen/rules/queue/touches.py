"""How fast a terminal gives numbers.

A terminal stands open to everybody, and so does its address: a child at the screen or
a machine far away could draw numbers until the queue is worth nothing, or try the codes
of other people's appointments. Touches are therefore counted, those of one terminal and
those of one address, whatever came of them. The terminals of a hall share an address,
so an address may do as much as four of them at full speed: a visitor every ten seconds.

Not decided here: what a terminal is. Whoever does not say which one they are shares
the count of all who do not, at the same address.
"""

from datetime import timedelta
from typing import Final

from yimen.rules.refusals import Refused

WITHIN: Final = timedelta(minutes=5)
AT_ONE_TERMINAL: Final = 30
FROM_ONE_ADDRESS: Final = 4 * AT_ONE_TERMINAL


class TooManyTouches(Refused):
    """This terminal, or this address, was touched too often within some minutes."""


def require_calm(at_terminal: int, from_address: int) -> None:
    """Raise once one of the two counts, this touch included, is too high."""
    if at_terminal > AT_ONE_TERMINAL or from_address > FROM_ONE_ADDRESS:
        raise TooManyTouches(minutes=int(WITHIN.total_seconds()) // 60)
