"""Who is signed in, in one query."""

from datetime import datetime

from django.db import connection

from yimen.rules.actors import Actor, Role

_ACTOR = """
SELECT o.id, o.name, o.roles, o.organ_id, o.hall_id, n.path, o.window_id
FROM officer_session s
JOIN officer o ON o.id = s.officer_id
LEFT JOIN node n ON n.id = o.hall_id
WHERE s.session_key = %s AND s.expire_date > %s AND o.is_active
"""


def actor_of_session(session_key: str, at: datetime) -> Actor | None:
    """The officer behind a live session, as an actor."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTOR, [session_key, at])
        row = cursor.fetchone()
    if row is None:
        return None
    officer_id, name, roles, organ_id, hall_id, hall_path, window_id = row
    return Actor(
        officer_id=officer_id,
        name=name,
        roles=frozenset(Role(role) for role in roles),
        organ_id=organ_id,
        hall_id=hall_id,
        hall_path=hall_path or "",
        window_id=window_id,
    )
