"""The hall tells the rater what was put right, and asks for a second rating."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.cases import queries as cases
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.ratings.actions._tickets import Act, move, the_ticket
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rectification
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.messages import Contact, MessageKind, Recipient, Subject
from yimen.rules.voice.ratings import Channel, Point


@transaction.atomic
def report_back(
    *, ticket_id: int, answer: str, version: int, by: Actor, at: datetime
) -> None:
    """The rater reads the answer where they rated, and is told where they can be."""
    row = the_ticket(ticket_id, Step.REPORT_BACK, by)
    said = answer.strip()
    if not said:
        raise ReasonMissing(missing=["answer"])
    act = Act(step=Step.REPORT_BACK, by=by, at=at, texts={"answer": said})
    move(
        row,
        act,
        version,
        reported_at=at,
        reported_by_id=by.officer_id,
        answer=said,
    )
    if row.rating.is_named:
        _tell(row, by, at)


def _tell(row: Rectification, by: Actor, at: datetime) -> None:
    rating = row.rating
    case = cases.rateable(rating.case_id) if rating.case_id else None
    if case is None:
        return
    point = Point.CLOSING if rating.point == Point.VISIT else Point(rating.point)
    path = f"/rate/{token_of(case.case_id, point, Channel.SMS)}/"
    own = bytes(rating.phone_sealed)
    notice = Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=MessageKind.RATING_ANSWERED,
        subject=Subject("rectification", str(row.pk)),
        facts={"matter": case.matter, "link": f"{settings.YIMEN_ADDRESS}{path}"},
        hall_id=rating.hall_id,
        contact=Contact(phone=vault().unseal(own)) if own else None,
    )
    tell_all([notice], by=by, at=at)
