"""Which cases are asked about, when and by whom; the same for every engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yimen.rules.authority.sight import Sight
from yimen.rules.statistics.cuts import Scope
from yimen.rules.statistics.periods import Period

Text = Callable[[str], str]
"""What follows the relations, in the words of an engine."""
Told = tuple[Sequence[str], Sequence[Sequence[Any]]]
"""The names of the columns, and the rows."""


@dataclass(frozen=True, slots=True)
class Question:
    """The cases of a scope in some periods, as far as somebody may see them."""

    scope: Scope
    periods: Mapping[str, Period]
    sight: Sight
    places: Sequence[str] | None = None  # that are told apart; None: no place is
