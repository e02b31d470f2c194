"""The joint cases of the past: what each approval took of its own, in working days."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from yimen.records.calendars.queries import current_calendar
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if.graphs import Joint
from yimen.rules.what_if.limits import week_of

_PAST: Final = """
SELECT
    run.number, run.accepted_on, run.closed_at,
    CASE WHEN cases.promised_unit = 'wd' THEN cases.promised_number END,
    member.key, member.started_at, member.closed_at
FROM joint_run AS run
JOIN cases ON cases.id = run.case_id
JOIN node ON node.id = cases.hall_id
JOIN approval_graph AS graph ON graph.id = run.graph_id
JOIN joint_member AS member ON member.run_id = run.id
WHERE graph.matter_id = (SELECT id FROM matter WHERE code = %(matter)s)
AND starts_with(node.path, %(path)s) AND run.accepted_on IS NOT NULL
AND run.closed_at >= %(since)s AND run.closed_at < %(until)s
AND member.started_at IS NOT NULL AND member.closed_at IS NOT NULL
AND member.state NOT IN ('cancelled', 'ended', 'waiting')
ORDER BY run.closed_at, run.number, member.key
"""
_MANY: Final = """
SELECT count(*) FROM (
    SELECT FROM joint_run AS run
    JOIN approval_graph AS graph ON graph.id = run.graph_id
    WHERE graph.matter_id = (SELECT id FROM matter WHERE code = %(matter)s)
    AND run.closed_at >= %(since)s AND run.closed_at < %(until)s
    LIMIT %(most)s
) AS joint
"""


def joints(matter_code: str, path: str, period: Period) -> tuple[Joint, ...]:
    """The joint cases of a matter that closed in a period, below a place."""
    asked: dict[str, str | datetime] = {
        "matter": matter_code,
        "path": path,
        "since": period.since,
        "until": period.until,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PAST, asked)
        rows = cursor.fetchall()
    calendar = current_calendar()
    days: dict[str, dict[str, int]] = defaultdict(dict)
    whole: dict[str, tuple[date, int, int | None]] = {}
    for number, accepted_on, closed_at, promised, key, since, until in rows:
        days[number][key] = _between(since, until, calendar)
        closed_on = local_date(closed_at)
        took = calendar.working_days_between(accepted_on, closed_on)
        whole[number] = week_of(closed_on), max(0, took), promised
    return tuple(
        Joint(number, week, days[number], took, promised)
        for number, (week, took, promised) in whole.items()
    )


def are_few(matter_code: str, period: Period, most: int) -> bool:
    """Whether no more joint cases than these closed in a period, anywhere."""
    asked: dict[str, Any] = {
        "matter": matter_code,
        "since": period.since,
        "until": period.until,
        "most": most + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MANY, asked)
        return bool(cursor.fetchone()[0] <= most)


def _between(since: datetime, until: datetime, calendar: WorkCalendar) -> int:
    found: Any = calendar.working_days_between(local_date(since), local_date(until))
    return max(0, int(found))
