"""How many working days cases really used, told apart by what is asked for.

The same facts and the same condition as the spread of every figure (`SPREADS`), so
that an advice or a replay never speaks of other cases than the figures do.
"""

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import ibis

from yimen.records.statistics.queries._engine import columns, condition, sql_of
from yimen.records.statistics.queries._history import case_answer
from yimen.records.statistics.queries._question import Question
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.quantities import SPREADS, Measured

BY_MATTER = ("matter", "used_days")
BY_DAY = ("closed_on", "used_days", "promised_days")
BY_COURSE = ("matter", "accepted_on", "used_days")


def used_counts(question: Question, by: tuple[str, ...]) -> Sequence[Sequence[Any]]:
    """The columns that are asked for, and how many cases closed with just these."""
    _, rows = case_answer(question, partial(compiled_used, by))
    return rows


@cache
def compiled_used(by: tuple[str, ...], dialect: str) -> str:
    """The SQL: a row for each of what is told apart, the count at its end."""
    edges = {"since": "timestamp('UTC')", "until": "timestamp('UTC')"}
    known = {**edges, **columns(Relation.CASES)}
    facts = ibis.table(known, name=Relation.CASES.value)
    told = facts.filter(condition(SPREADS[Measured.USED_DAYS].when, facts))
    counted = told.group_by(list(by)).aggregate(how_many=told.count())
    return sql_of(counted, dialect)
