"""Tickets of bad ratings as supervised objects: called in time, put right in time.

Whoever was rated is not named: the unit and its hall answer for the ticket.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from yimen.records.calendars import queries as calendars
from yimen.records.ratings.models import Rectification
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.watching import ObjectKind, Watched
from yimen.rules.voice.rectification import OPEN_STATES, RectificationState

_LATELY: Final = timedelta(days=2)
_TO_RECTIFY: Final = frozenset({RectificationState.OPEN, RectificationState.CONTACTED})


def standing_tickets(at: datetime) -> Iterator[Watched]:
    """The open tickets, and those reported back since two days ago."""
    states = sorted(one.value for one in OPEN_STATES)
    return _tickets(Q(state__in=states) | Q(reported_at__gte=at - _LATELY), at)


def these_tickets(numbers: Collection[str], at: datetime) -> Iterator[Watched]:
    """What the rules may see of these tickets; a number that is none is left out."""
    ids = [int(number) for number in numbers if number.isdecimal()]
    return _tickets(Q(pk__in=ids), at)


def _tickets(wanted: Q, at: datetime) -> Iterator[Watched]:
    calendar, today = calendars.current_calendar(), local_date(at)
    rows = Rectification.objects.filter(wanted).select_related("rating")
    for row in rows.order_by("pk"):
        called = local_date(row.contacted_at) if row.contacted_at else today
        is_dropped = row.state == RectificationState.DROPPED
        used = calendar.working_days_between(local_date(row.opened_at), called)
        late = calendar.working_days_between(row.rectify_due_on, today)
        owes = row.state in _TO_RECTIFY
        yield Watched(
            kind=ObjectKind.RECTIFICATION,
            number=str(row.pk),
            organ_id=row.rating.organ_id,
            hall_id=row.rating.hall_id,
            due_on=row.rectify_due_on,
            came_on=local_date(row.opened_at),
            facts={
                "rated_at": row.rating.rated_at.isoformat(),
                "contact_days_used": 0 if is_dropped else max(used, 0),
                "rectify_by_on": row.rectify_due_on.isoformat(),
                "rectify_days_late": max(late, 0) if owes else 0,
            },
        )
