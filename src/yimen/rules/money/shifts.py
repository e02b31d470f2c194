"""A cashier's day, and whether the bank saw the same: cash counted, files compared.

收支两条线 (the treasury gets all, 许可法 59) needs two proofs a day. In the drawer: the
float plus the cash taken less the cash given back is what must lie there; another
officer counts it with the cashier and takes it over, and a difference has a reason.
At the bank: every payment by card or online stands in the payment platform's file with
the same amount, and nothing else does. What differs is listed and stays open until
somebody says why.

Invariants: every record and every row of the file is matched at most once; what is
not matched, or matched with another amount, is in the list, so that
sum(theirs) − sum(ours) equals the sum over the list. Not decided here: who may.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from yimen.rules.refusals import Refused


class NoShift(Refused):
    """Cash is taken within an open shift only."""


class ShiftOpen(Refused):
    """A cashier has one open shift."""


class ShiftOver(Refused):
    """This shift is closed already."""


class CountDiffers(Refused):
    """Cash that differs from the sum needs a reason."""


class OwnHandOver(Refused):
    """Another officer takes the cash over."""


class StatementTwice(Refused):
    """This file was loaded already."""


class StatementUnreadable(Refused):
    """The file is no payment file: no sheet, or a column is missing."""


class DifferenceSettled(Refused):
    """This difference was settled already."""


class DifferenceReasonMissing(Refused):
    """A difference is settled with a reason."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """What went through a cashier's hands."""

    float_cents: int
    taken_cents: int
    returned_cents: int

    @property
    def expected_cents(self) -> int:
        """What must lie in the drawer."""
        return self.float_cents + self.taken_cents - self.returned_cents


def count(drawer: Drawer, counted_cents: int, reason: str) -> int:
    """The difference; raises `CountDiffers` when there is one without a reason."""
    difference = counted_cents - drawer.expected_cents
    if difference and not reason.strip():
        raise CountDiffers(expected=drawer.expected_cents, counted=counted_cents)
    return difference


class Direction(StrEnum):
    """Which way the money went."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement of money, ours or theirs, by the reference both know."""

    mark: str  # our id, or the line of the file
    reference: str
    direction: Direction
    cents: int

    @property
    def key(self) -> tuple[str, Direction]:
        """By what the two sides are compared."""
        return self.reference, self.direction

    @property
    def signed_cents(self) -> int:
        """Money in counts up, money out counts down."""
        return self.cents if self.direction is Direction.IN else -self.cents


class DifferenceKind(StrEnum):
    """What is wrong between the two."""

    MISSING_HERE = "missing_here"  # the platform has it, we don't
    MISSING_THERE = "missing_there"  # we have it, the platform doesn't
    AMOUNT = "amount"
    TWICE = "twice"  # the file has one reference twice


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to explain."""

    kind: DifferenceKind
    reference: str
    direction: Direction
    ours: Movement | None
    theirs: Movement | None

    @property
    def gap_cents(self) -> int:
        """How much more the platform says than we."""
        theirs = self.theirs.signed_cents if self.theirs else 0
        return theirs - (self.ours.signed_cents if self.ours else 0)


def compare(
    ours: Iterable[Movement], theirs: Iterable[Movement]
) -> tuple[Difference, ...]:
    """Everything in which the file and the books differ, in the file's order."""
    open_here = {one.key: one for one in ours}
    seen: set[tuple[str, Direction]] = set()
    found: list[Difference] = []
    for row in theirs:
        mine = open_here.pop(row.key, None)
        if row.key in seen:
            found.append(_difference(DifferenceKind.TWICE, None, row))
        elif mine is None:
            found.append(_difference(DifferenceKind.MISSING_HERE, None, row))
        elif mine.cents != row.cents:
            found.append(_difference(DifferenceKind.AMOUNT, mine, row))
        seen.add(row.key)
    left = open_here.values()
    found += [_difference(DifferenceKind.MISSING_THERE, one, None) for one in left]
    return tuple(found)


def _difference(
    kind: DifferenceKind, ours: Movement | None, theirs: Movement | None
) -> Difference:
    one = theirs or ours
    if one is None:  # pragma: no cover - one of the two is always there
        raise ValueError(kind)
    return Difference(kind, one.reference, one.direction, ours, theirs)
