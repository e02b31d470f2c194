"""Who is locked out after too many wrong passwords."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum

from yimen.records.people.models import Officer


@dataclass(frozen=True, slots=True)
class LockRow:
    """An account, where it was tried from, and when it opens by itself."""

    username: str
    officer: str  # empty: there is no such account
    address: str
    failures: int
    tried_at: datetime
    opens_at: datetime


def lockouts(*, at: datetime) -> tuple[LockRow, ...]:
    """The locks that still hold, the newest first."""
    holds = timedelta(hours=settings.AXES_COOLOFF_TIME)
    tried = (
        AccessAttempt.objects.filter(attempt_time__gt=at - holds)
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
        .order_by("-last")
    )
    rows = list(tried)
    known = Officer.objects.filter(username__in=[row["username"] for row in rows])
    names = dict(known.values_list("username", "name"))
    return tuple(
        LockRow(
            username=row["username"],
            officer=names.get(row["username"], ""),
            address=row["ip_address"] or "",
            failures=row["failures"],
            tried_at=row["last"],
            opens_at=row["last"] + holds,
        )
        for row in rows
    )
