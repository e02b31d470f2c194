"""The tick: agents hear on the day before, and once a day after, what has to go up."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.calendars import queries as calendars
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.rules.agency import errands
from yimen.rules.agency.errands import ErrandState, HandUp
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import Light
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject


@transaction.atomic
def remind_agents(*, at: datetime) -> int:
    """How many were told something new today."""
    rows = models.Errand.objects.filter(state=ErrandState.TAKEN.value)
    lying = rows.select_related("matter_version", "station__region")
    notices = (_notice(row, at) for row in lying)
    return tell_all((one for one in notices if one is not None), by=SYSTEM, at=at)


def _notice(row: models.Errand, at: datetime) -> Notice | None:
    today = local_date(at)
    limit = HandUp(row.hand_up_due_on, row.hand_up_latest_on)
    calendar = calendars.current_calendar(row.station.region.code)
    if errands.light(limit, today, calendar) is Light.GREEN:
        return None
    return Notice(
        whom=Recipient.officer(row.agent_id),
        kind=MessageKind.HAND_UP_DUE,
        subject=Subject("errand", row.number),
        facts={
            "matter": row.matter_version.name,
            "errand": row.number,
            "due": day_words(limit.due_on),
        },
        hall_id=row.station_id,
        once=today.isoformat(),
    )
