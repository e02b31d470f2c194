"""Whose card is one's own: the person's, the window's, the unit's, the town's."""

from datetime import date, datetime

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
_OF_A_UNIT = (Role.ORGAN_HEAD, Role.CHIEF_REPRESENTATIVE)
_OF_A_PLACE = (Role.DUTY_DIRECTOR, Role.BUREAU_MANAGER)


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


def is_own(what: str, key: str, actor: Actor) -> bool:
    """Whether the actor speaks for this card."""
    return own_keys(actor).get(Scored(what)) == key


def appeal_by(closed_at: datetime) -> date:
    """The last day on which a row of a card closed then may be appealed."""
    return appeals.appeal_by(local_date(closed_at), current_calendar())
