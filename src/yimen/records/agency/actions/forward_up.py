"""The first review is done: opinion and all papers go straight to the upper organ."""

from datetime import date, datetime
from typing import Final

from django.db import connection, transaction

from yimen.records.agency import models
from yimen.records.agency.actions._write import officer_of
from yimen.records.agency.facts import SQL
from yimen.records.calendars import queries as calendars
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.forward import forward
from yimen.records.catalogue import queries as catalogue
from yimen.records.messages.actions.tell import tell
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import first_review
from yimen.rules.cases.first_review import SameOrgan
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.refusals import NotFound

_HALL: Final = (SQL / "upper_hall.sql").read_text(encoding="utf-8")


@transaction.atomic
def forward_up(
    *,
    number: str,
    upper_code: str,
    opinion: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """The lower case is closed as sent up; the upper hall finds it among its own."""
    page = cases.case_page(number, by, at)
    place = cases.place_of(number)
    upper = catalogue.current_version(upper_code.strip())
    if upper.organ_id == place.organ_id:
        raise SameOrgan(matter=upper.name)
    if page.accepted_at is None:
        raise NoSuchStep(state=page.state, step=Step.FORWARD)
    row = models.Forwarding(
        lower_case_id=cases.case_id_of(number),
        upper_version_id=upper.version_id,
        organ_id=upper.organ_id,
        hall_id=_hall_of(upper, place.hall_id),
        review_due_on=_due(page.accepted_at),
        forwarded_at=at,
        forwarded_by_id=officer_of(by, Step.FORWARD),
    )
    row.is_late = local_date(at) > row.review_due_on
    forward(number=number, opinion=opinion, version=version, by=by, at=at)
    models.Forwarding.objects.bulk_create([row])
    tell(
        whom=Recipient.node(row.hall_id),
        kind=MessageKind.CASE_CAME_UP,
        subject=Subject("case", number),
        facts={"matter": upper.name, "case": number},
        by=by,
        at=at,
    )


def _due(accepted_at: datetime) -> date:
    return first_review.review_due(accepted_at, calendars.current_calendar())


def _hall_of(upper: Matter, hall_id: int | None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_HALL, {"organ": upper.organ_id, "hall": hall_id})
        found = cursor.fetchone()
    if found is None:
        raise NotFound(hall=upper.organ_id)
    return int(found[0])
