"""Every night: say anew how long matters take, and note how often it was right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection, transaction

from yimen.records.statistics.models import HandlingRange
from yimen.records.statistics.queries._question import Question
from yimen.records.statistics.queries._used import BY_COURSE, used_counts
from yimen.records.statistics.queries.advice import matter_ids
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.calendar import ONE_DAY, local_date
from yimen.rules.statistics.cuts import WHOLE, Scope
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if.foretelling import (
    LAST_WEEKS,
    LATELY,
    Course,
    Range,
    Told,
    foretold,
    record_of,
)

_WAITS: Final = """
INSERT INTO wait_record (node_id, day, told, "right")
SELECT
    ticket.node_id, ticket.day, count(*),
    count(*) FILTER (
        WHERE extract(epoch FROM wait.ended_at - wait.started_at) / 60
            BETWEEN ticket.told_low AND ticket.told_high
    )
FROM ticket
JOIN LATERAL (
    SELECT started_at, ended_at, ended_by FROM ticket_interval
    WHERE ticket_interval.ticket_id = ticket.id
    ORDER BY ticket_interval.id
    LIMIT 1
) AS wait ON wait.ended_by = 'call'
WHERE ticket.told_low IS NOT NULL
AND ticket.day >= %(since)s AND ticket.day < %(today)s
AND NOT EXISTS (
    SELECT FROM wait_record
    WHERE wait_record.node_id = ticket.node_id AND wait_record.day = ticket.day
)
GROUP BY ticket.node_id, ticket.day
"""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a night did."""

    changed: int
    days: int  # of halls whose waits were noted


@transaction.atomic
def foretell(*, at: datetime) -> Foretold:
    """Tell what has changed; told again on the same day it changes nothing."""
    today = local_date(at)
    period = Period(today - LATELY, today - ONE_DAY)
    question = Question(Scope(), {WHOLE: period}, EVERYTHING)
    rows: dict[str, list[Course]] = defaultdict(list)
    for matter, accepted_on, used, count in used_counts(question, BY_COURSE):
        rows[matter].append(Course(accepted_on, used, count))
    said = _said()
    changed = sum(
        _tell(matter, rows.get(code, ()), said.get(matter, ()), today)
        for code, matter in matter_ids().items()
    )
    return Foretold(changed, _note_waits(today))


def _said() -> Mapping[int, list[HandlingRange]]:
    said: dict[int, list[HandlingRange]] = defaultdict(list)
    for one in HandlingRange.objects.order_by("matter_id", "told_on"):
        said[one.matter_id].append(one)
    return said


def _tell(
    matter: int, rows: Iterable[Course], said: Iterable[HandlingRange], today: date
) -> bool:
    """Whether something else is said of the matter from today on."""
    rows, said = tuple(rows), list(said)
    newest = said[-1] if said else None
    found = foretold((row.used, row.count) for row in rows)
    changed = _differs(newest, found)
    if changed and newest is not None and newest.ended_on is None:
        newest.ended_on = today
        newest.save(update_fields=["ended_on"])
    if changed and found is not None:
        newest, _ = HandlingRange.objects.update_or_create(
            matter_id=matter,
            told_on=today,
            defaults={
                "low_days": found.low_days,
                "high_days": found.high_days,
                "cases": found.cases,
                "ended_on": None,
            },
        )
    if newest is not None and newest.ended_on is None:
        _try(newest, said, rows)
    return changed


def _differs(newest: HandlingRange | None, found: Range | None) -> bool:
    if newest is None or newest.ended_on is not None:
        return found is not None
    if found is None:
        return True
    return (newest.low_days, newest.high_days) != (found.low_days, found.high_days)


def _try(
    newest: HandlingRange, said: Iterable[HandlingRange], rows: Iterable[Course]
) -> None:
    """Hold what was said against the cases accepted since."""
    told = [
        Told(one.told_on, Range(one.low_days, one.high_days, one.cases)) for one in said
    ]
    record = record_of(told, rows)
    newest.tried, newest.right = record.told, record.right
    newest.save(update_fields=["tried", "right"])


def _note_waits(today: date) -> int:
    """Note the days of the last weeks that nobody has noted yet."""
    asked = {"since": today - LAST_WEEKS, "today": today}
    with connection.cursor() as cursor:
        cursor.execute(_WAITS, asked)
        return int(cursor.rowcount)
