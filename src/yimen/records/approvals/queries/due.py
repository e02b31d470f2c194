"""Which members the tick has something to do about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from yimen.records.approvals import models
from yimen.records.calendars.queries import current_calendar
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import MemberState
from yimen.rules.legal_clock.calendar import local_date

REMIND_DAYS = 1
"""Working days before its deadline on which a unit is reminded."""

_LONGEST_BREAK = timedelta(days=14)
"""No working day is further from the next one."""


@dataclass(frozen=True, slots=True)
class DueMember:
    """A member of a joint case that is due or nearly so."""

    number: str
    key: str
    organ_id: int
    due_on: date


def silent_members(at: datetime) -> tuple[DueMember, ...]:
    """Opinions that were signed for and are past their day: silence answers."""
    rows = _open().filter(
        kind=ApprovalKind.OPINION, signed_at__isnull=False, due_on__lt=local_date(at)
    )
    return _due(rows)


def members_to_remind(at: datetime) -> tuple[DueMember, ...]:
    """Open members whose day is near or past, and nobody reminded today.

    On a working day only: a unit that is due on Monday hears of it on Friday.
    """
    today = local_date(at)
    rows = _open().filter(due_on__lte=today + _LONGEST_BREAK)
    return _due(
        row
        for row in rows.select_related("run__case__hall__region")
        if not _reminded_on(row, today) and _is_near(row, today)
    )


def _is_near(row: models.Member, today: date) -> bool:
    calendar = current_calendar(row.run.case.hall.region.code)
    if row.due_on is None or not calendar.working(today):
        return False
    ahead = calendar.working_days_between(today, max(row.due_on, today))
    return ahead <= REMIND_DAYS


def _reminded_on(row: models.Member, today: date) -> bool:
    return row.reminded_at is not None and local_date(row.reminded_at) >= today


def _open() -> QuerySet[models.Member]:
    rows = models.Member.objects.filter(state=MemberState.OPEN)
    return rows.select_related("run").order_by("due_on", "pk")


def _due(rows: Iterable[models.Member]) -> tuple[DueMember, ...]:
    return tuple(
        DueMember(row.run.number, row.key, row.organ_id, row.due_on)
        for row in rows
        if row.due_on is not None
    )
