"""The rules on their shelves: what each says, asks and has found."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.forms import BoundField

from yimen.records.supervision.queries import RuleRow
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.shelves import Shelf, owners, shelf_of
from yimen.rules.supervision.timing import LADDER
from yimen.screens.bureau.supervision.words import SHELVES

_OWNERS: Final = owners(RULES.values())
_ORDER: Final = list(Shelf)


@dataclass(frozen=True, slots=True)
class Line:
    """A rule with the limits that are set beside it."""

    row: RuleRow
    is_on: bool
    limits: tuple[BoundField, ...]
    by_ladder: bool  # judged by the ladder of lights, which is set by itself
    beside: tuple[str, ...]  # the rules beside which its other limits are set


@dataclass(frozen=True, slots=True)
class Shelved:
    """One shelf of rules."""

    shelf: Shelf
    label: str
    hint: str
    lines: tuple[Line, ...]

    @property
    def stopped(self) -> int:
        """How many of its rules are not watched."""
        return sum(not line.is_on for line in self.lines)

    @property
    def raised(self) -> int:
        """How many cards its rules raised."""
        return sum(line.row.raised for line in self.lines)

    @property
    def is_open(self) -> bool:
        """Whether something on it wants to be looked at."""
        wrong = any(field.errors for line in self.lines for field in line.limits)
        return wrong or bool(self.stopped)


def shelved(
    rows: Iterable[RuleRow],
    on: Collection[str],
    field: Callable[[str], BoundField] | None = None,
) -> tuple[Shelved, ...]:
    """The rules by what they look at; with fields where their limits can be set."""

    def place(row: RuleRow) -> int:
        return _ORDER.index(shelf_of(row.rule))

    return tuple(
        Shelved(shelf, *SHELVES[shelf], tuple(_line(row, on, field) for row in some))
        for index, some in groupby(sorted(rows, key=place), key=place)
        for shelf in (_ORDER[index],)
    )


def _line(
    row: RuleRow, on: Collection[str], field: Callable[[str], BoundField] | None
) -> Line:
    own = [name for name in row.rule.limits if name not in LADDER]
    here = [name for name in own if _OWNERS[name] is row.rule]
    return Line(
        row=row,
        is_on=row.rule.name in on,
        limits=tuple(map(field, here)) if field else (),
        by_ladder=len(own) < len(row.rule.limits),
        beside=tuple(_OWNERS[name].label for name in own if name not in here),
    )
