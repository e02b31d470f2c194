"""The supervisor issues a card: the unit is told and has some days to explain."""

from datetime import datetime

from django.db import transaction

from yimen.records.calendars import queries as calendars
from yimen.records.messages.actions.tell import tell_all
from yimen.records.supervision.actions._judging import a_notice
from yimen.records.supervision.actions._step import Act, card_of, take_step
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def notify_card(*, card_id: int, version: int, by: Actor, at: datetime) -> None:
    """The card has been issued, with the day by which it is to be explained."""
    row = card_of(card_id, Step.NOTIFY_CARD, by)
    days = settings_in_force().limits["explain_days"]
    until = calendars.current_calendar().add_working_days(local_date(at), days)
    columns = {
        "notified_at": at,
        "notified_by_id": by.officer_id,
        "explain_by_on": until,
    }
    act = Act(version=version, by=by, at=at, columns=columns)
    row = take_step(row, Step.NOTIFY_CARD, act)
    tell_all([a_notice(row)], by=by, at=at)
