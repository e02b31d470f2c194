"""The cases behind a figure, read from where the figure itself is read.

A figure of years comes out of files within moments; so do the cases that it counts.
Files say codes; what matters and organs are called, the tables say.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection

from yimen.records.statistics.queries._engine import compiled_rows
from yimen.records.statistics.queries._history import (
    DIALECT,
    Asked,
    Held,
    answered,
    ask_files,
)
from yimen.records.statistics.queries._live import Counted, Group, Some, live_rows
from yimen.rules.authority.sight import Sight
from yimen.rules.statistics.cuts import WHOLE, Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SOME: Final = """
SELECT count(*) OVER (), number, epoch_us(received_at), epoch_us(accepted_at),
    epoch_us(closed_at), epoch_us(due_at), used_days, promised_days, statutory_days
FROM"""
_IN_ORDER: Final = """AS told
WHERE group_key = $wanted
ORDER BY received_at, number LIMIT $size OFFSET $skip
"""
_NAMES: Final = """
SELECT cases.number, version.name, organ.name
FROM cases
JOIN matter_version AS version ON version.id = cases.matter_version_id
JOIN organ ON organ.id = cases.organ_id
WHERE cases.number = ANY (%s)
"""


def counted_rows(
    quantity: Quantity,
    scope: Scope,
    period: Period,
    group: Group,
    sight: Sight,
    *,
    some: Some,
) -> Counted:
    """Some of the cases that a quantity counts in a group, with how many there are."""
    asked = Asked(scope, {WHOLE: period}, sight, (group.cut,), group.places)

    def of_files(held: Held) -> Counted:
        return _of_files(held, asked, quantity, group, some)

    def of_tables() -> Counted:
        return live_rows(quantity, scope, period, group, sight, some=some)

    return answered([period], sight, of_files, of_tables)


def _of_files(
    held: Held, asked: Asked, quantity: Quantity, group: Group, some: Some
) -> Counted:
    said = compiled_rows(quantity, group.cut, frozenset(asked.scope.only), DIALECT)
    _, rows = ask_files(
        held,
        asked,
        f"{_SOME} ({said}) {_IN_ORDER}",
        wanted=group.key,
        size=some.size,
        skip=some.skip,
    )
    names = _names([row[1] for row in rows])
    return (rows[0][0] if rows else 0), [
        (row[1], *names[row[1]], *map(_instant, row[2:6]), *row[6:]) for row in rows
    ]


def _names(numbers: list[str]) -> dict[str, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [numbers])
        return {number: (matter, organ) for number, matter, organ in cursor.fetchall()}


def _instant(microseconds: int | None) -> datetime | None:
    if microseconds is None:
        return None
    return _EPOCH + timedelta(microseconds=microseconds)
