"""What the groups of a cut are called, and the places right below another."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.rules.statistics.cuts import Cut

_LABELS: Final = (Path(__file__).parents[1] / "sql" / "labels.sql").read_text(
    encoding="utf-8"
)
_CHILDREN: Final = """
SELECT place.code
FROM node AS place
LEFT JOIN node AS parent ON parent.id = place.parent_id
WHERE place.path = %(path)s OR coalesce(parent.path, '') = %(path)s
ORDER BY place.path
"""


def labels(cut: Cut, keys: Iterable[str]) -> dict[str, str]:
    """What each key of a cut is called, as far as we know."""
    with connection.cursor() as cursor:
        cursor.execute(_LABELS, {"cut": cut.value, "keys": list(keys)})
        return {key: name for _, key, name in cursor.fetchall()}


def children_of(path: str) -> tuple[str, ...]:
    """The codes of the places right below this one, and its own."""
    with connection.cursor() as cursor:
        cursor.execute(_CHILDREN, {"path": path})
        return tuple(code for (code,) in cursor.fetchall())
