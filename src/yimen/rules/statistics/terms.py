"""The language in which a quantity says which facts it counts.

A condition compares columns of a fact with each other, with the edges of the period, or
with a constant. A comparison with something that is missing does not hold, as in SQL;
there is no "not", so that an unknown never turns into a yes. What is missing is asked
for by name (`Missing`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import eq, ge, gt, le, lt
from typing import Any, Final


class Edge(StrEnum):
    """The ends of the period: the first instant, and the first one after it."""

    SINCE = "since"
    UNTIL = "until"


class Op(StrEnum):
    """How two values are compared."""

    EQUAL = "="
    BEFORE = "<"
    UP_TO = "<="
    FROM = ">="
    AFTER = ">"


COMPARED: Final[Mapping[Op, Callable[[Any, Any], Any]]] = {
    Op.EQUAL: eq,
    Op.BEFORE: lt,
    Op.UP_TO: le,
    Op.FROM: ge,
    Op.AFTER: gt,
}


@dataclass(frozen=True, slots=True)
class Of:
    """Another column of the same fact."""

    column: str


Value = Of | Edge | str | int | bool


@dataclass(frozen=True, slots=True)
class Is:
    """A column stands in this relation to a value."""

    column: str
    op: Op
    value: Value


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is known in this column."""

    column: str


@dataclass(frozen=True, slots=True)
class Known:
    """Something is known in this column."""

    column: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of these holds."""

    conditions: tuple["Condition", ...]


Condition = Is | Missing | Known | Every | Either
ALWAYS: Final = Every(())


def every(*conditions: Condition) -> Every:
    """All of these hold."""
    return Every(conditions)


def either(*conditions: Condition) -> Either:
    """One of these holds."""
    return Either(conditions)


def within(column: str) -> Every:
    """The instant lies in the period."""
    return every(
        Is(column, Op.FROM, Edge.SINCE),
        Is(column, Op.BEFORE, Edge.UNTIL),
    )


def not_yet(column: str, edge: Edge) -> Either:
    """The instant has not come at this edge of the period."""
    return either(Missing(column), Is(column, Op.FROM, edge))


def holds(condition: Condition, fact: object, edges: Mapping[Edge, datetime]) -> bool:
    """Whether the condition holds for a fact."""
    match condition:
        case Missing(column):
            return getattr(fact, column) is None
        case Known(column):
            return getattr(fact, column) is not None
        case Every(conditions):
            return all(holds(one, fact, edges) for one in conditions)
        case Either(conditions):
            return any(holds(one, fact, edges) for one in conditions)
        case Is(column, op, value):
            return _compared(op, getattr(fact, column), _value(value, fact, edges))


def _value(value: Value, fact: object, edges: Mapping[Edge, datetime]) -> object:
    if isinstance(value, Of):
        return getattr(fact, value.column)
    return edges[value] if isinstance(value, Edge) else value


def _compared(op: Op, left: object, right: object) -> bool:
    if left is None or right is None:
        return False
    return bool(COMPARED[op](left, right))
