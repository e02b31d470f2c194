"""Every case that counts anywhere, with what it adds: the rows behind all figures.

    for row in each_case(Scope(path="/1/"), month_of(day), Cut.OFFICER, sight): …

From where the figures come, so that rows add up to them; never all of them at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from yimen.records.statistics.queries._counted import instant, names_of
from yimen.records.statistics.queries._engine import compiled_each
from yimen.records.statistics.queries._history import case_packs
from yimen.records.statistics.queries._names import children_of
from yimen.records.statistics.queries._question import Question
from yimen.rules.authority.sight import Sight
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity, of_relation

_AT_ONCE: Final = 5000
_QUANTITIES: Final = tuple(one.quantity for one in of_relation(Relation.CASES))


@dataclass(frozen=True, slots=True, kw_only=True)
class EachRow:
    """One case in one group, and how much it adds to each quantity it counts in."""

    key: str
    number: str
    matter: str
    received_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    adds: Mapping[Quantity, int]


def each_case(
    scope: Scope, period: Period, cut: Cut | None, sight: Sight
) -> Iterator[EachRow]:
    """Every case that any quantity counts, the first received first."""
    places = children_of(scope.path) if cut is Cut.NODE else None
    question = Question(scope, {WHOLE: period}, sight, places)
    for columns, rows in case_packs(question, partial(compiled_each, cut), _AT_ONCE):
        yield from _told({name: place for place, name in enumerate(columns)}, rows)


def _told(at: Mapping[str, int], rows: Sequence[Sequence[Any]]) -> Iterator[EachRow]:
    named = names_of([row[at["number"]] for row in rows])
    counts = [(one, at[f"of_{one}"]) for one in _QUANTITIES]
    for row in rows:
        adds = {one: int(row[n]) for one, n in counts if row[n] is not None}
        received_at = instant(row[at["received_at"]])
        if adds and received_at is not None:
            yield EachRow(
                key=row[at["group_key"]],
                number=row[at["number"]],
                matter=named[row[at["number"]]][0],
                received_at=received_at,
                accepted_at=instant(row[at["accepted_at"]]),
                closed_at=instant(row[at["closed_at"]]),
                adds=adds,
            )
