"""Twenty more working days, if the head agrees and the applicant is told (33)."""

from datetime import datetime

from django.db import transaction

from yimen.records.calendars import queries as calendars
from yimen.records.orders import facts
from yimen.records.orders.actions._extending import longer
from yimen.records.orders.actions._requests import found, move
from yimen.records.orders.actions._telling import tell_applicant
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import NATION, local_date
from yimen.rules.messages import MessageKind
from yimen.rules.voice.information_requests import extended


@transaction.atomic
def extend_request(
    *, number: str, days: int, reason: str, by: Actor, at: datetime
) -> None:
    """The limit is longer by these days."""
    row = found(number, Step.EXTEND_REQUEST, by)
    calendar = calendars.current_calendar(NATION)
    more = extended(facts.request_times(row), days, local_date(at), calendar)
    due = move(row, longer(more, reason, step=Step.EXTEND_REQUEST, by=by, at=at))
    tell_applicant(row, MessageKind.REQUEST_EXTENDED, by, at, due=due)
