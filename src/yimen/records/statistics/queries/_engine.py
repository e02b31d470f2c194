"""The definitions of `rules.statistics`, said once for every engine.

A condition becomes an expression of Ibis, and the same expression becomes the SQL of
PostgreSQL for our own rows and of DuckDB for the archive. Nothing here depends on a
dialect: the relation asked (`case_fact` …) brings its period as columns `since` and
`until` and the place asked about as `scope_path`, so that one compiled text serves
every period and place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache, reduce
from operator import and_, or_
from typing import Any, Final, get_args, get_type_hints

import ibis

from yimen.rules.spread import Spread
from yimen.rules.statistics.cuts import COLUMNS, ONCE, WHOLE, Cut, Once
from yimen.rules.statistics.facts import FACTS, Relation
from yimen.rules.statistics.quantities import (
    QUANTITIES,
    SPREADS,
    Defined,
    Measured,
    Quantity,
    of_relation,
)
from yimen.rules.statistics.tallies import Tally
from yimen.rules.statistics.terms import (
    COMPARED,
    Condition,
    Edge,
    Either,
    Every,
    Is,
    Known,
    Missing,
    Of,
    Value,
)

_TYPES: Final = {
    str: "string",
    int: "int64",
    bool: "boolean",
    datetime: "timestamp('UTC')",
    date: "date",
}
_ASKED: Final = {
    "period": "string",
    "since": "timestamp('UTC')",
    "until": "timestamp('UTC')",
    "scope_path": "string",
}
_PLACES: Final = {"below": "string", "above": "string", "above_path": "string"}
ANCESTORS: Final = "ancestor"
_LISTED: Final = (
    "number",
    "matter",
    "organ",
    "received_at",
    "accepted_at",
    "closed_at",
    "due_at",
    "used_days",
    "promised_days",
)
_PERCENTILES: Final = {"median": 0.5, "p90": 0.9, "p95": 0.95}


def columns(relation: Relation) -> Mapping[str, str]:
    """The columns of a kind of facts, with their types."""
    kind = FACTS[relation]
    hints = get_type_hints(kind)
    return {field.name: _type(hints[field.name]) for field in fields(kind)}


def _type(hint: Any) -> str:
    return _TYPES[next(iter(get_args(hint) or (hint,)))]


def offers(relation: Relation, cut: Cut | None) -> bool:
    """Whether facts of this kind can be told apart so."""
    if cut is None:
        return True
    column = "path" if cut is Cut.NODE else COLUMNS[cut]
    return column in columns(relation)


@cache
def compiled(
    relation: Relation, cut: Cut | None, fixed: frozenset[Cut], dialect: str
) -> str:
    """The SQL that tallies a relation by a cut, with some cuts fixed to one key."""
    return str(ibis.to_sql(tallied(relation, cut, fixed), dialect=dialect))


def tallied(relation: Relation, cut: Cut | None, fixed: frozenset[Cut]) -> Any:
    """The expression: a row for each period and group, a column for each figure."""
    facts = ibis.table({**_ASKED, **columns(relation)}, name=relation.value)
    facts = _told_apart(facts, relation, cut, fixed)
    counted = {
        one.quantity.value: _counted(facts, one) for one in of_relation(relation)
    }
    measured = dict(_measured(facts)) if relation is Relation.CASES else {}
    # said in a step of its own, so that no engine asks a condition more than once
    told = facts.select("period", "group_key", **counted, **measured)
    figures = {name: _summed(told[name]) for name in counted}
    for name in measured:
        figures |= _spread(told[name], name)
    return told.group_by(["period", "group_key"]).aggregate(**figures)


@cache
def compiled_rows(
    quantity: Quantity, cut: Cut | None, fixed: frozenset[Cut], dialect: str
) -> str:
    """The SQL of the cases that a quantity counts, with the group each is in."""
    one = QUANTITIES[quantity]
    facts = ibis.table({**_ASKED, **columns(one.of)}, name=one.of.value)
    facts = _told_apart(facts, one.of, cut, fixed)
    counted = facts.filter(condition(one.when, facts))
    return str(ibis.to_sql(counted.select(*_LISTED, "group_key"), dialect=dialect))


def _told_apart(
    facts: Any,
    relation: Relation,
    cut: Cut | None,
    fixed: frozenset[Cut],
) -> Any:
    if cut is Cut.NODE:
        above = ibis.table(_PLACES, name=ANCESTORS)
        facts = facts.join(above, facts.node == above.below)
        key = facts.above
    else:
        key = ibis.literal(WHOLE) if cut is None else facts[COLUMNS[cut]]
    facts = facts.mutate(group_key=key)
    if relation is not Relation.CASES:
        return facts
    stands = _stands_beside(facts, cut, fixed)
    return facts if stands is None else facts.filter(facts.stand_path.isnull() | stands)


def _stands_beside(
    facts: Any,
    cut: Cut | None,
    fixed: frozenset[Cut],
) -> Any:
    """When a case that another stands for counts all the same; None: always."""
    once = ONCE[cut]
    if once is Once.SAME_PLACE:
        return ~facts.stand_path.startswith(facts.above_path)
    if once is Once.NEVER or any(ONCE[one] is Once.NEVER for one in fixed):
        return None
    outside = ~facts.stand_path.startswith(facts.scope_path)
    if once is Once.SAME_ORGAN or Cut.ORGAN in fixed:
        return outside | (facts.stand_organ != facts.organ)
    return outside


def _counted(facts: Any, one: Defined) -> Any:
    """What a fact adds to a quantity; nothing where it does not count."""
    when = condition(one.when, facts)
    amount = facts[one.column] if one.column else ibis.literal(1, "int8")
    return ibis.ifelse(when, amount, None)


def _measured(facts: Any) -> Iterator[tuple[str, Any]]:
    for measured, spreading in SPREADS.items():
        column = facts[measured.value].cast("float64")
        when = condition(spreading.when, facts)
        yield f"spread_{measured.value}", ibis.ifelse(when, column, None)


def _summed(column: Any) -> Any:
    return column.sum().fill_null(0).cast("int64")


def _spread(column: Any, name: str) -> dict[str, Any]:
    shares = list(_PERCENTILES.values())
    return {
        f"{name}_mean": column.mean(),
        f"{name}_shares": column.quantile(shares),
        f"{name}_max": column.max(),
    }


def condition(said: Condition, facts: Any) -> Any:
    """The condition over the columns of a relation."""
    match said:
        case Missing(column):
            return facts[column].isnull()
        case Known(column):
            return facts[column].notnull()
        case Every(conditions):
            return _joined(and_, conditions, facts)
        case Either(conditions):
            return _joined(or_, conditions, facts)
        case Is(column, op, value):
            return COMPARED[op](facts[column], _value(value, facts))


def _joined(
    join: Callable[[Any, Any], Any],
    conditions: Iterable[Condition],
    facts: Any,
) -> Any:
    parts = [condition(one, facts) for one in conditions]
    return reduce(join, parts) if parts else ibis.literal(join is and_)


def _value(value: Value, facts: Any) -> Any:
    if isinstance(value, Edge):
        return facts[value.value]
    return facts[value.column] if isinstance(value, Of) else ibis.literal(value)


def tallies_of(
    relation: Relation, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> dict[tuple[str, str], Tally]:
    """The tallies that an engine answered, by period and group."""
    answered = {}
    for row in rows:
        told = dict(zip(names, row, strict=True))
        counts = {
            one.quantity: int(told[one.quantity.value]) for one in of_relation(relation)
        }
        spreads = _told_spreads(told) if relation is Relation.CASES else {}
        answered[told["period"], told["group_key"]] = Tally(counts, spreads)
    return answered


def _told_spreads(told: Mapping[str, Any]) -> dict[Measured, Spread]:
    return {measured: _told_spread(told, f"spread_{measured}") for measured in Measured}


def _told_spread(told: Mapping[str, Any], name: str) -> Spread:
    shares = told[f"{name}_shares"] or (None,) * len(_PERCENTILES)
    named = dict(zip(_PERCENTILES, map(_float, shares), strict=True))
    mean, most = (_float(told[f"{name}_{share}"]) for share in ("mean", "max"))
    return Spread(mean=mean, max=most, **named)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
