"""The errand that the journal tells of: its lines' `set`s, one after the other."""

import json

from django.db import connection

from makers.replay import same
from yimen.records.journal import queries as journal

NOT_TOLD = frozenset(
    {
        "id",
        "number",  # it is the subject
        "version",  # counts acts, not lines
        "last_sequence",
        "last_hash",
        "said_digest",
        "query_code_hash",
        "query_code_sealed",
    }
)
"""Columns that no line sets: where the row stands in the journal, and secrets."""


def replayed(number: str) -> dict[str, object]:
    """The columns as the lines set them, in their order."""
    row: dict[str, object] = {"outcome": ""}
    for line in journal.entries("errand", number):
        row |= line.payload["set"]
    return row


def stored(number: str) -> dict[str, object]:
    """The columns of the row as JSON has them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(errand) FROM errand WHERE number = %s", [number]
        )
        row: dict[str, object] = json.loads(cursor.fetchone()[0])
    return {name: value for name, value in row.items() if name not in NOT_TOLD}


def differences(number: str) -> dict[str, tuple[object, object]]:
    """Where the journal and the row disagree: nowhere."""
    told, kept = replayed(number), stored(number)
    return {
        name: (told.get(name), kept.get(name))
        for name in told.keys() | kept.keys()
        if same(told.get(name)) != same(kept.get(name))
    }
