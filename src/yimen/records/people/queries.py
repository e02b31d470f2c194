"""Who is signed in, in one query; and sight as a condition of other queries."""

from datetime import datetime

from django.db import connection

from yimen.rules.actors import Actor, Role
from yimen.rules.sight import Sight

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


_IN_BELOW = "IN (SELECT id FROM node WHERE starts_with(path, %(sight_path)s))"


def condition_of(
    sight: Sight,
    *,
    organ: str = "organ_id",
    hall: str = "hall_id",
    holder: str = "holder_id",
) -> tuple[str, dict[str, object]]:
    """The sight as SQL over these columns, with its named parameters.

    Only the parts that the actor has stand in the text, so that a plain index on the
    organ or on the hall serves; a blind actor's rows are none. The column names are
    written by us, never by a visitor.
    """
    if sight.everything:
        return "TRUE", {}
    parts: dict[str, tuple[str, object]] = {
        "sight_organ": (f"{organ} = %(sight_organ)s", sight.organ_id),
        "sight_hall": (f"{hall} = %(sight_hall)s", sight.hall_id),
        "sight_path": (f"{hall} {_IN_BELOW}", sight.hall_path),
        "sight_holder": (f"{holder} = %(sight_holder)s", sight.holder_id),
    }
    held = {name: part for name, part in parts.items() if part[1] is not None}
    text = " OR ".join(sql for sql, _ in held.values()) or "FALSE"
    return f"({text})", {name: value for name, (_, value) in held.items()}
