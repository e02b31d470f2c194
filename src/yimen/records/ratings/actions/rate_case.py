"""Somebody rates their case online, once, at whichever of its points."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import RateableCase
from yimen.records.people import queries as people
from yimen.records.ratings import facts, models
from yimen.records.ratings.actions._writing import write
from yimen.records.ratings.facts import Invitation
from yimen.rules.authority.actors import VISITOR
from yimen.rules.messages import Contact
from yimen.rules.voice import ratings
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import NotRateable, Point, RatedAlready, Said


@transaction.atomic
def rate_case(*, token: str, said: Said, browser: Browser, at: datetime) -> int:
    """The rating's id; a low level is taken exactly as a high one."""
    asked = facts.opened(token)
    case = cases.rateable(asked.case_id) if asked else None
    if asked is None or case is None:
        raise NotRateable(token=token[:4])
    reached_at, officer_id = point_of(case, asked.point)
    if reached_at is None:
        raise NotRateable(point=asked.point)
    known = people.contacts([case.applicant_id]).get(case.applicant_id, Contact())
    ratings.check(said, asked.point, is_known=bool(known.phone))
    if models.Rating.objects.filter(token_digest=asked.digest).exists():
        raise RatedAlready
    row = _row(asked, case, officer_id)
    row.handed_over_at, row.source = reached_at, browser.source
    row.staff_id = browser.staff_id
    return write(row, said, VISITOR, at)


def point_of(case: RateableCase, point: Point) -> tuple[datetime | None, int | None]:
    """When the case reached this point, and whose work it was; None: not yet."""
    match point:
        case Point.RECEIPT:
            return case.received_at, case.received_by_id
        case Point.ACCEPTANCE:
            return case.accepted_at, case.accepted_by_id or case.received_by_id
        case _:
            done = case.decided_by_id or case.accepted_by_id or case.received_by_id
            return case.ended_at, done


def _row(
    asked: Invitation, case: RateableCase, officer_id: int | None
) -> models.Rating:
    return models.Rating(
        about=facts.about_case(case.case_id),
        token_digest=asked.digest,
        point=asked.point,
        channel=asked.channel,
        case_id=case.case_id,
        officer_id=officer_id,
        window_id=case.window_id,
        organ_id=case.organ_id,
        hall_id=case.hall_id,
        matter=case.matter,
    )
