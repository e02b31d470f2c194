"""Whose card is one's own: the person's, the window's, the unit's, the town's."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from django.db import connection

from yimen.records.calendars.queries import current_calendar
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance import appeals
from yimen.rules.performance.indicators import Scored

_CODES = """
SELECT (SELECT code FROM organ WHERE id = %(organ)s),
    (SELECT code FROM node WHERE id = %(hall)s)
"""
_SPEAKERS: Final = {
    Scored.PERSON: """
SELECT id::text, array_agg(id) FROM officer
WHERE id::text = ANY (%(keys)s) AND is_active GROUP BY 1
""",
    Scored.WINDOW: """
SELECT window_id::text, array_agg(id) FROM officer
WHERE window_id::text = ANY (%(keys)s) AND is_active GROUP BY 1
""",
    Scored.UNIT: """
SELECT organ.code, array_agg(officer.id)
FROM officer JOIN organ ON organ.id = officer.organ_id
WHERE organ.code = ANY (%(keys)s) AND officer.is_active
    AND officer.roles && %(of_a_unit)s::text[]
GROUP BY 1
""",
    Scored.TOWN: """
SELECT node.code, array_agg(officer.id)
FROM officer JOIN node ON node.id = officer.hall_id
WHERE node.code = ANY (%(keys)s) AND officer.is_active
    AND officer.roles && %(of_a_place)s::text[]
GROUP BY 1
""",
}
_OF_A_UNIT = (Role.ORGAN_HEAD, Role.CHIEF_REPRESENTATIVE)
_OF_A_PLACE = (Role.DUTY_DIRECTOR, Role.BUREAU_MANAGER)
_ROLES: Final = {
    "of_a_unit": [role.value for role in _OF_A_UNIT],
    "of_a_place": [role.value for role in _OF_A_PLACE],
}


def own_keys(actor: Actor) -> dict[Scored, str]:
    """For which cards the actor speaks, one of each kind at most."""
    if actor.officer_id is None:
        return {}
    found = {Scored.PERSON: str(actor.officer_id)}
    if actor.window_id is not None:
        found[Scored.WINDOW] = str(actor.window_id)
    with connection.cursor() as cursor:
        cursor.execute(_CODES, {"organ": actor.organ_id, "hall": actor.hall_id})
        organ, hall = cursor.fetchone()
    if organ and actor.has(*_OF_A_UNIT):
        found[Scored.UNIT] = organ
    if hall and actor.has(*_OF_A_PLACE):
        found[Scored.TOWN] = hall
    return found


def speakers(what: Scored, keys: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Which officers speak for each of these cards: whoever it is their own of."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEAKERS[what], {"keys": list(keys), **_ROLES})
        return {key: tuple(officers) for key, officers in cursor.fetchall()}


def is_own(what: str, key: str, actor: Actor) -> bool:
    """Whether the actor speaks for this card."""
    return own_keys(actor).get(Scored(what)) == key


def appeal_by(closed_at: datetime) -> date:
    """The last day on which a row of a card closed then may be appealed."""
    return appeals.appeal_by(local_date(closed_at), current_calendar())
