"""The very cases that a quantity counts in a group, some at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import connection

from yimen.records.statistics.queries._engine import LISTED, compiled_rows, placed
from yimen.records.statistics.queries._history import case_answer
from yimen.records.statistics.queries._question import Question
from yimen.rules.statistics.cuts import WHOLE, Cut
from yimen.rules.statistics.quantities import Quantity

_PAGE: Final = """
SELECT count(*) OVER () AS total, told.*
FROM ({said}) AS told
WHERE told.group_key = {group}
ORDER BY told.received_at, told.number LIMIT {size} OFFSET {skip}
"""
_NAMED: Final = """
SELECT cases.number, version.name, organ.name
FROM cases
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN organ ON organ.id = cases.organ_id
WHERE cases.number = ANY (%(numbers)s)
"""

_INSTANTS: Final = ("received_at", "accepted_at", "closed_at", "due_at")
_Names = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a cut."""

    cut: Cut | None = None
    key: str = WHOLE


@dataclass(frozen=True, slots=True)
class Piece:
    """So many, after so many."""

    skip: int
    size: int


def counted_rows(
    quantity: Quantity, question: Question, group: Group, piece: Piece
) -> tuple[int, list[tuple[Any, ...]]]:
    """How many cases are counted, and a piece of them with the names of today."""
    text = partial(_paged, quantity, group.cut, frozenset(question.scope.only))
    values: dict[str, str | int]
    values = {"group": group.key, "skip": piece.skip, "size": piece.size}
    names, rows = case_answer(question, text, **values)
    told = [dict(zip(names, row, strict=True)) for row in rows]
    named = names_of([one["number"] for one in told])
    return (told[0]["total"] if told else 0), [_row(one, named) for one in told]


def _paged(
    quantity: Quantity, cut: Cut | None, fixed: frozenset[Cut], dialect: str
) -> str:
    places = {name: placed(name, dialect) for name in ("group", "skip", "size")}
    said = compiled_rows(quantity, cut, fixed, dialect)
    return _PAGE.format(said=said, **places)


def names_of(numbers: Sequence[str]) -> _Names:
    """What matter and organ of each case are called."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, {"numbers": list(numbers)})
        return {number: (matter, organ) for number, matter, organ in cursor.fetchall()}


def _row(
    told: Mapping[str, Any], named: Mapping[str, tuple[str, str]]
) -> tuple[Any, ...]:
    matter, organ = named[told["number"]]
    shown = {**told, **{name: instant(told[name]) for name in _INSTANTS}}
    shown |= {"matter": matter, "organ": organ}
    return tuple(shown[name] for name in LISTED)


def instant(said: str | None) -> datetime | None:
    """The instant that an engine told as text."""
    return None if said is None else datetime.fromisoformat(said)
