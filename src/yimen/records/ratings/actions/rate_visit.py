"""A visitor touches the evaluation device while it asks."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.queue import queries as queue
from yimen.records.ratings import facts, models, queries
from yimen.records.ratings.actions._writing import write
from yimen.rules.authority.actors import VISITOR
from yimen.rules.voice import ratings
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import Channel, NotRateable, Point, RatedAlready, Said


@transaction.atomic
def rate_visit(*, ticket_id: int, said: Said, browser: Browser, at: datetime) -> int:
    """The rating's id; after the device's minute it is too late: not rated."""
    visit = queue.visit(ticket_id)
    if visit is None:
        raise NotRateable(ticket=ticket_id)
    ratings.require_device_open(queries.device_asked_at(visit, at), at)
    ratings.check(said, Point.VISIT, is_known=False)
    about = facts.about_visit(ticket_id)
    if models.Rating.objects.filter(about=about, is_valid=True).exists():
        raise RatedAlready
    case = cases.cases_of_visits([ticket_id]).get(ticket_id)
    row = models.Rating(
        about=about,
        point=Point.VISIT,
        channel=Channel.DEVICE,
        ticket_id=ticket_id,
        case_id=case.case_id if case else None,
        officer_id=visit.officer_id,
        window_id=visit.window_id,
        organ_id=visit.organ_id,
        hall_id=visit.hall_id,
        matter=case.matter if case else visit.line,
        handed_over_at=visit.finished_at,
        staff_id=browser.staff_id,
    )
    return write(row, said, VISITOR, at)
