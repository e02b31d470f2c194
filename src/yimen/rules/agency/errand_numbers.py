"""Numbers that a station may give out without a line, and that can't meet.

A device leases a block of its station's numbers while it has a line and uses them up
in the village. Blocks never overlap and no number is used twice; both are constraints
of the database, so two devices of one station can be in two valleys at once. A number
is the station (six digits), the year, a sequence of five and the check digit that case
numbers have (ISO 7064 MOD 11,10): sixteen digits, read over the telephone without a
slip. A case number has twenty-four, so the two are told apart by their length.

An online intake leases a block of one. Numbers that a device never used stay unused.
"""

from dataclasses import dataclass
from typing import Final

from yimen.rules.cases.numbers import check_digit
from yimen.rules.refusals import Refused

LENGTH: Final = 16
BLOCK: Final = 20
MOST_OPEN: Final = 60
"""How many unused numbers one device may have at a time."""

MOST_A_YEAR: Final = 99_999
_YEARS: Final = 10_000
_A_YEAR: Final = 100_000
_A_STATION: Final = _YEARS * _A_YEAR
_MOST_STATIONS: Final = 999_999


class ErrandNumbersUsedUp(Refused):
    """This station has given out all numbers of the year."""


class EnoughNumbers(Refused):
    """This device still has unused numbers."""


class NotItsNumber(Refused):
    """This number was not leased to this device."""


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers from the first to the last, without their check digits."""

    first: int
    last: int

    def __contains__(self, whole: int) -> bool:
        return self.first <= whole <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1


def start_of(node_id: int, year: int) -> int:
    """What the numbers of this station and year begin after."""
    if node_id > _MOST_STATIONS:
        raise ErrandNumbersUsedUp(node=node_id)
    return node_id * _A_STATION + year * _A_YEAR


def next_block(start: int, last_given: int | None, size: int) -> Block:
    """The next numbers of a station; what was given before is never given again."""
    first = max(start, last_given or 0) + 1
    if first + size - 1 > start + MOST_A_YEAR:
        raise ErrandNumbersUsedUp(start=start)
    return Block(first, first + size - 1)


def written(whole: int) -> str:
    """The number as people see it, with its check digit."""
    digits = f"{whole:0{LENGTH - 1}d}"
    return digits + check_digit(digits)


def whole_of(number: str) -> int:
    """The number without its check digit; raises `NotItsNumber` for a slip."""
    if not is_errand_number(number):
        raise NotItsNumber(number=number)
    return int(number[:-1])


def is_errand_number(text: str) -> bool:
    """Whether this can be the number of an errand."""
    return (
        len(text) == LENGTH
        and text.isascii()
        and text.isdigit()
        and check_digit(text[:-1]) == text[-1]
    )
