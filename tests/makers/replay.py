"""The row that the journal tells of: its lines' `set`s, one after the other."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.db import connection

from yimen.records.journal import queries as journal

NOT_TOLD = frozenset(
    {
        "id",
        "number",  # it is the subject
        "version",  # counts acts, not lines
        "act_by_on",  # generated
        "last_sequence",
        "last_hash",
        "delivery_address_sealed",
        "query_code_hash",
        "query_code_sealed",
    }
)
"""Columns that no line sets: what is sealed lies beside the journal, or is a secret."""

DEFAULTS: Mapping[str, object] = {
    "result": "",
    "statutory_unit": "",
    "promised_unit": "",
    "extension_days": 0,
    "due_is_provisional": False,
    "followed": False,
    "first_ground": "",
}


def replayed(number: str) -> dict[str, object]:
    """The columns as the lines set them, in their order."""
    row: dict[str, object] = dict(DEFAULTS)
    for line in journal.entries("case", number):
        row |= line.payload["set"]
    return row


def stored(number: str) -> dict[str, object]:
    """The columns of the row as JSON has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(cases) FROM cases WHERE number = %s", [number])
        row: dict[str, object] = json.loads(cursor.fetchone()[0])
    return {name: value for name, value in row.items() if name not in NOT_TOLD}


def differences(number: str) -> dict[str, tuple[object, object]]:
    """Where the journal and the row disagree: nowhere."""
    told, kept = replayed(number), stored(number)
    names = told.keys() | kept.keys()
    return {
        name: (told.get(name), kept.get(name))
        for name in names
        if same(told.get(name)) != same(kept.get(name))
    }


def same(value: object) -> object:
    """Instants compare as instants, however they are written."""
    if isinstance(value, str) and "T" in value:
        return datetime.fromisoformat(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
