"""The upper organ's hall receives what a lower organ has reviewed.

Its own case begins, accepted, and nobody asks the applicant for anything again.
"""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions._write import officer_of
from yimen.records.cases import queries as cases
from yimen.records.cases.actions.take_in import take_in
from yimen.records.cases.queries import CasePage
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases import first_review
from yimen.rules.cases.applications import Accept, Application
from yimen.rules.cases.first_review import NoForwarding, Reviewed
from yimen.rules.catalogue.intake import Paper

CHANNEL = "forwarded"


@transaction.atomic
def take_forwarded(*, number: str, by: Actor, at: datetime) -> str:
    """The number of the upper case; pressed twice it is one."""
    rows = models.Forwarding.objects.select_related("hall", "upper_case")
    row = rows.filter(lower_case__number=number, hall_id=by.hall_id or 0).first()
    if row is None:
        raise NoForwarding(case=number)
    place = Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=row.hall.path)
    authority.require(by, Step.TAKE_FORWARDED, place)
    if row.upper_case is not None:
        return row.upper_case.number
    lower = cases.case_page(number, SYSTEM, at)
    taken = take_in(
        application=_application(row, lower), outcome=Accept(), by=by, at=at
    )
    models.Forwarding.objects.filter(pk=row.pk, upper_case=None).update(
        upper_case_id=cases.case_id_of(taken.number),
        received_at=at,
        received_by_id=officer_of(by, Step.TAKE_FORWARDED),
    )
    return taken.number


def _application(row: models.Forwarding, lower: CasePage) -> Application:
    upper = catalogue.matter_version(row.upper_version_id)
    upper = catalogue.current_version(upper.code)
    reviewed = (
        Reviewed(
            one.material.name,
            Paper(one.material.code, one.state, one.originals, one.copies),
        )
        for one in lower.materials
    )
    return Application(
        submit_key=f"forwarded:{lower.number}",
        matter_version_id=upper.version_id,
        applicant_id=lower.applicant.applicant_id,
        papers=first_review.papers_sent_up(upper.materials, reviewed),
        channel=CHANNEL,
        delivery_way=lower.delivery_way,
        forwarded_from_id=row.lower_case_id,
    )
