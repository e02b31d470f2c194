"""Every case that counts anywhere, with what it adds: the rows behind all figures.

    for row in each_case(Scope(path="/1/"), month_of(day), Cut.OFFICER, sight): …

From where the figures come, so that rows add up to them; in two statements.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from yimen.records.statistics.queries._counted import instant, names_of
from yimen.records.statistics.queries._engine import compiled_each
from yimen.records.statistics.queries._history import case_answer
from yimen.records.statistics.queries._names import children_of
from yimen.records.statistics.queries._question import Question
from yimen.rules.authority.sight import Sight
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity, of_relation


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
    """Every case that any quantity counts, group by group, the first received first."""
    quantities = [one.quantity for one in of_relation(Relation.CASES)]
    places = children_of(scope.path) if cut is Cut.NODE else None
    question = Question(scope, {WHOLE: period}, sight, places)
    columns, rows = case_answer(question, partial(compiled_each, cut))
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    named = names_of([one["number"] for one in told])
    for one in sorted(told, key=lambda one: (one["received_at"], one["number"])):
        counts = {name: one[f"of_{name}"] for name in quantities}
        adds = {name: int(n) for name, n in counts.items() if n is not None}
        received_at = instant(one["received_at"])
        if adds and received_at is not None:
            yield EachRow(
                key=one["group_key"],
                number=one["number"],
                matter=named[one["number"]][0],
                received_at=received_at,
                accepted_at=instant(one["accepted_at"]),
                closed_at=instant(one["closed_at"]),
                adds=adds,
            )
