"""Who is signed in: the one query of every request."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import connection

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import TABLE, Place, may
from yimen.rules.conduct.leave import half_of

# A sign-in lives on while it is used. Its end is pushed out at most once a minute, by
# the same statement, so that a request is one look-up and hardly ever a write.
_SESSION: Final = """
WITH used AS (
    UPDATE officer_session SET expire_date = %(lives_until)s
    WHERE session_key = %(key)s AND expire_date > %(at)s
      AND expire_date < %(grows_stale_before)s
)
SELECT o.id, o.name, o.roles, o.organ_id, o.hall_id, n.path, o.window_id,
       o.must_change_password, a.id, a.name, a.roles, a.organ_id, a.hall_id, an.path
FROM officer_session s
JOIN officer o ON o.id = s.officer_id
LEFT JOIN node n ON n.id = o.hall_id
LEFT JOIN officer a ON a.id = s.stands_in_for_id AND a.is_active AND EXISTS (
    SELECT FROM leave_half
    JOIN leave ON leave.id = leave_half.leave_id
    WHERE leave_half.officer_id = a.id AND leave_half.substitute_id = o.id
      AND leave_half.day = %(today)s AND leave_half.half = %(half)s
      AND leave.state = 'approved' AND leave.handed_over_at IS NOT NULL
)
LEFT JOIN node an ON an.id = a.hall_id
WHERE s.session_key = %(key)s AND s.expire_date > %(at)s AND o.is_active
"""

_NAMED: Final = """
SELECT o.id, o.name, o.roles, o.organ_id, o.hall_id, n.path, o.window_id
FROM officer o
LEFT JOIN node n ON n.id = o.hall_id
WHERE o.username = %(username)s AND o.is_active
"""
_HOLDING: Final = """
SELECT o.id, o.name, o.roles, o.organ_id, o.hall_id, n.path, o.window_id
FROM officer o
LEFT JOIN node n ON n.id = o.hall_id
WHERE o.is_active AND o.roles && %(roles)s::text[]
ORDER BY o.id
"""
_STEADY: Final = timedelta(minutes=1)
_AWAY: Final = 8


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The officer behind a live session."""

    actor: Actor
    must_change_password: bool


def signed_in(key: str, *, at: datetime, idle: timedelta) -> SignedIn | None:
    """Who signed in under this key and has not been idle for longer than that."""
    today, half = half_of(at)
    values: dict[str, str | date | datetime] = {
        "key": key,
        "today": today,
        "half": half.value,
        "at": at,
        "lives_until": at + idle,
        "grows_stale_before": at + idle - _STEADY,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SESSION, values)
        row = cursor.fetchone()
    return SignedIn(_standing(row), row[7]) if row else None


def actor_named(username: str) -> Actor | None:
    """The active officer of this user name, as an actor: for the command line."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, {"username": username})
        row = cursor.fetchone()
    return _actor(row) if row else None


def who_may(step: Step, place: Place) -> tuple[Actor, ...]:
    """The officers at work here who may take this step in this place."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, {"roles": [role.value for role in TABLE[step]]})
        found = [_actor(row) for row in cursor.fetchall()]
    return tuple(one for one in found if may(one, step, place))


def _standing(row: Sequence[Any]) -> Actor:
    """The officer, or the officer in the post of somebody who is away now.

    In one hall and organ both posts are worked; elsewhere only the one that is vacant.
    """
    own = _actor(row)
    if row[_AWAY] is None:
        return own
    officer_id, name, roles, organ_id, hall_id, path = row[_AWAY:]
    at_home = (own.organ_id, own.hall_id) == (organ_id, hall_id)
    posts = frozenset(Role(role) for role in roles)
    return replace(
        own,
        roles=posts | own.roles if at_home else posts,
        organ_id=organ_id,
        hall_id=hall_id,
        hall_path=path or "",
        window_id=own.window_id if own.hall_id == hall_id else None,
        for_officer_id=officer_id,
        for_name=name,
    )


def _actor(row: Sequence[Any]) -> Actor:
    return Actor(
        officer_id=row[0],
        name=row[1],
        roles=frozenset(Role(role) for role in row[2]),
        organ_id=row[3],
        hall_id=row[4],
        hall_path=row[5] or "",
        window_id=row[6],
    )
