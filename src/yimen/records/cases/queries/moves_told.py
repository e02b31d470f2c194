"""The cases behind the lines of a moved calendar: who hears of the new day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from yimen.records.cases.models import Case
from yimen.rules.cases.lifecycle import DECIDING_STATES

_COUNTED = """
SELECT cases.organ_id, count(*)
FROM journal_entry AS entry JOIN cases ON cases.number = entry.subject_id
WHERE entry.subject_kind = 'case' AND entry.step = 'move_due'
AND entry.payload ->> 'calendar' = %s AND cases.organ_id = ANY(%s)
GROUP BY cases.organ_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedCase:
    """A case whose decision is awaited, with the day it is due now."""

    applicant_id: int
    hall_id: int
    organ_id: int
    matter_name: str
    due_on: date


def moved_cases(numbers: Iterable[str]) -> dict[str, MovedCase]:
    """Those of these cases whose applicant waits for a decision, by number."""
    rows = Case.objects.filter(
        number__in=set(numbers),
        state__in=[state.value for state in DECIDING_STATES],
        due_on__isnull=False,
    ).values_list(
        "number",
        "applicant_id",
        "hall_id",
        "organ_id",
        "matter_version__name",
        "due_on",
    )
    return {
        number: MovedCase(
            applicant_id=applicant_id,
            hall_id=hall_id,
            organ_id=organ_id,
            matter_name=matter,
            due_on=due_on,
        )
        for number, applicant_id, hall_id, organ_id, matter, due_on in rows
        if due_on is not None
    }


def moved_by_organ(calendar: str, organ_ids: Iterable[int]) -> dict[int, int]:
    """How many cases of each of these organs this calendar has moved."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [calendar, list(organ_ids)])
        return dict(cursor.fetchall())
