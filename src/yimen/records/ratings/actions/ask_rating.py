"""The window asks its visitor to rate; the device shows the five faces for a minute."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.queue import queries as queue
from yimen.records.ratings import models
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.queue.tickets import require_own_visitor
from yimen.rules.voice.ratings import NotRateable


@transaction.atomic
def ask_rating(*, ticket_id: int, by: Actor, at: datetime) -> None:
    """The device of this window asks from now on."""
    visit = queue.visit(ticket_id)
    if visit is None:
        raise NotRateable(ticket=ticket_id)
    place = Place(hall_id=visit.hall_id, hall_path=visit.hall_path)
    authority.require(by, Step.ASK_RATING, place)
    require_own_visitor(visit.window_id, by.window_id)
    models.RatingAsk.objects.create(
        ticket_id=ticket_id, asked_at=at, asked_by_id=by.officer_id
    )
    append(
        Line(
            kind="rating_ask",
            subject=str(ticket_id),
            step=Step.ASK_RATING,
            by=by,
            happened_at=at,
            payload={"window": visit.window_id},
        )
    )
