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
POSTGRES: Final = "postgres"
DUCKDB: Final = "duckdb"
ANCESTORS: Final = "ancestor"
TOLD: Final = "told"
_AND: Final = " UNION ALL "
LISTED: Final = (
    "number",
    "matter",
    "organ",
    "received_at",
    "accepted_at",
    "closed_at",
    "due_at",
    "used_days",
    "promised_days",
    "statutory_days",
)
_PERCENTILES: Final = {"median": 0.5, "p90": 0.9, "p95": 0.95}
Answer = dict[tuple[Cut | None, str, str], Tally]
"""The tally of each group: by the cut, the period and the key of the group."""


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


def sql_of(said: Any, dialect: str) -> str:
    """An expression in the words of an engine, ready to be given parameters."""
    text = str(ibis.to_sql(said, dialect=dialect))
    return text.replace("%", "%%") if dialect == POSTGRES else text


def placed(name: str, dialect: str) -> str:
    """Where a parameter stands in a statement."""
    return f"%({name})s" if dialect == POSTGRES else f"${name}"


def compiled(
    relation: Relation,
    cuts: tuple[Cut | None, ...],
    fixed: frozenset[Cut],
    dialect: str,
) -> str:
    """What follows a relation in a WITH: it is read once, and summed by every cut.

    The rows say period, cut and key of a group, and a column for each figure.
    """
    sums = (_compiled_sums(relation, cut, dialect) for cut in cuts)
    return f", {_compiled_told(relation, fixed, dialect)} {_AND.join(sums)}"


@cache
def _compiled_told(relation: Relation, fixed: frozenset[Cut], dialect: str) -> str:
    said = sql_of(_told(relation, fixed), dialect)
    # an engine that looked through the step would ask a condition more than once
    return f"{TOLD} AS MATERIALIZED ({said})"


@cache
def _compiled_sums(relation: Relation, cut: Cut | None, dialect: str) -> str:
    return sql_of(_summed_by(relation, cut), dialect)


def _told(relation: Relation, fixed: frozenset[Cut]) -> Any:
    """What each fact adds to each figure, and where it is told."""
    facts = ibis.table({**_ASKED, **columns(relation)}, name=relation.value)
    keys = [COLUMNS[cut] for cut in COLUMNS if offers(relation, cut)]
    if offers(relation, Cut.NODE):
        keys.append("node")
    told = {f"of_{one.quantity}": _counted(facts, one) for one in of_relation(relation)}
    if relation is Relation.CASES:
        keys.append("stand_path")
        told |= dict(_measured(facts))
        told |= {f"in_{once}": _is_in(facts, once, fixed) for once in Once}
    return facts.select("period", *keys, **told)


def _summed_by(relation: Relation, cut: Cut | None) -> Any:
    """The sums of what was told, by the groups of a cut."""
    told = ibis.table(_told(relation, frozenset()).schema(), name=TOLD)
    if cut is Cut.NODE:
        above = ibis.table(_PLACES, name=ANCESTORS)
        told = told.join(above, told.node == above.below)
    if relation is Relation.CASES:
        told = told.filter(_is_told(told, cut))
    figures = {
        one.quantity.value: _summed(told[f"of_{one.quantity}"])
        for one in of_relation(relation)
    }
    if relation is Relation.CASES:
        for measured in Measured:
            name = f"spread_{measured}"
            figures |= _spread(told[name], name)
    grouped = told.mutate(group_key=_key(told, cut)).group_by(["period", "group_key"])
    of = ibis.literal(cut.value if cut else WHOLE)
    return grouped.aggregate(**figures).mutate(cut=of)


def _is_told(told: Any, cut: Cut | None) -> Any:
    if cut is Cut.NODE:
        return told.stand_path.isnull() | ~told.stand_path.startswith(told.above_path)
    return told[f"in_{ONCE[cut]}"]


def _key(facts: Any, cut: Cut | None) -> Any:
    if cut is Cut.NODE:
        return facts.above
    return ibis.literal(WHOLE) if cut is None else facts[COLUMNS[cut]]


@cache
def compiled_rows(
    quantity: Quantity, cut: Cut | None, fixed: frozenset[Cut], dialect: str
) -> str:
    """The SQL of the cases that a quantity counts, with the group each is in.

    Instants are told as text, which both engines write alike.
    """
    one = QUANTITIES[quantity]
    facts = ibis.table({**_ASKED, **columns(one.of)}, name=one.of.value)
    facts = _told_apart(facts, one.of, cut, fixed)
    counted = facts.filter(condition(one.when, facts))
    listed = {name: _listed(counted[name]) for name in LISTED}
    return sql_of(counted.select("group_key", **listed), dialect)


def _listed(column: Any) -> Any:
    return column.cast("string") if column.type().is_timestamp() else column


@cache
def compiled_each(cut: Cut | None, dialect: str) -> str:
    """The SQL of every case that counts anywhere, with what it adds to each quantity.

    A case stands once in each group of the cut that it counts in; the first received
    comes first.
    """
    facts = ibis.table({**_ASKED, **columns(Relation.CASES)}, name=Relation.CASES.value)
    facts = _told_apart(facts, Relation.CASES, cut, frozenset())
    added = {
        f"of_{one.quantity}": _counted(facts, one)
        for one in of_relation(Relation.CASES)
    }
    days = ("received_at", "accepted_at", "closed_at")
    listed = {name: _listed(facts[name]) for name in days}
    told = facts.select("group_key", "number", **listed, **added)
    return sql_of(told.order_by("received_at", "number", "group_key"), dialect)


def _told_apart(
    facts: Any,
    relation: Relation,
    cut: Cut | None,
    fixed: frozenset[Cut],
) -> Any:
    if cut is Cut.NODE:
        above = ibis.table(_PLACES, name=ANCESTORS)
        facts = facts.join(above, facts.node == above.below)
    facts = facts.mutate(group_key=_key(facts, cut))
    if relation is not Relation.CASES:
        return facts
    if cut is Cut.NODE:
        return facts.filter(_is_told(facts, cut))
    return facts.filter(_is_in(facts, ONCE[cut], fixed))


def _is_in(facts: Any, once: Once, fixed: frozenset[Cut]) -> Any:
    """Whether a case counts in its group though another may stand for it."""
    if once is Once.NEVER or any(ONCE[one] is Once.NEVER for one in fixed):
        return ibis.literal(value=True)
    beside = facts.stand_path.isnull() | ~facts.stand_path.startswith(facts.scope_path)
    if once is Once.SAME_ORGAN or Cut.ORGAN in fixed:
        return beside | (facts.stand_organ != facts.organ)
    return beside


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
) -> Answer:
    """The tallies that an engine answered."""
    answered = {}
    for row in rows:
        told = dict(zip(names, row, strict=True))
        counts = {
            one.quantity: int(told[one.quantity.value]) for one in of_relation(relation)
        }
        spreads = _told_spreads(told) if relation is Relation.CASES else {}
        cut = Cut(told["cut"]) if told["cut"] else None
        answered[cut, told["period"], told["group_key"]] = Tally(counts, spreads)
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
