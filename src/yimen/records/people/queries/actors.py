"""Who is signed in: the one query of every request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection

from yimen.rules.actors import Actor, Role

# A sign-in lives on while it is used. Its end is pushed out at most once a minute, by
# the same statement, so that a request is one look-up and hardly ever a write.
_SESSION: Final = """
WITH used AS (
    UPDATE officer_session SET expire_date = %(lives_until)s
    WHERE session_key = %(key)s AND expire_date > %(at)s
      AND expire_date < %(grows_stale_before)s
)
SELECT o.id, o.name, o.roles, o.organ_id, o.hall_id, n.path, o.window_id,
       o.must_change_password
FROM officer_session s
JOIN officer o ON o.id = s.officer_id
LEFT JOIN node n ON n.id = o.hall_id
WHERE s.session_key = %(key)s AND s.expire_date > %(at)s AND o.is_active
"""

_NAMED: Final = """
SELECT o.id, o.name, o.roles, o.organ_id, o.hall_id, n.path, o.window_id
FROM officer o
LEFT JOIN node n ON n.id = o.hall_id
WHERE o.username = %(username)s AND o.is_active
"""
_STEADY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The officer behind a live session."""

    actor: Actor
    must_change_password: bool


def signed_in(key: str, *, at: datetime, idle: timedelta) -> SignedIn | None:
    """Who signed in under this key and has not been idle for longer than that."""
    values: dict[str, str | datetime] = {
        "key": key,
        "at": at,
        "lives_until": at + idle,
        "grows_stale_before": at + idle - _STEADY,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SESSION, values)
        row = cursor.fetchone()
    return SignedIn(_actor(row), row[7]) if row else None


def actor_named(username: str) -> Actor | None:
    """The active officer of this user name, as an actor: for the command line."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, {"username": username})
        row = cursor.fetchone()
    return _actor(row) if row else None


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
