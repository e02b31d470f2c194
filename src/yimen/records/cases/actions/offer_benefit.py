"""An officer confirms a candidate: whoever may have the benefit is told of it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import officer_of
from yimen.records.cases.queries.candidates import matched
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import Line, append
from yimen.records.messages.actions.tell import tell
from yimen.records.network import queries as network
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.catalogue.proactive import NotMatched, ToldAlready
from yimen.rules.messages import MessageKind, Recipient, Subject

KIND = "benefit_offer"


@transaction.atomic
def offer_benefit(
    *, matter_version_id: int, applicant_id: int, by: Actor, at: datetime
) -> tuple[str, ...]:
    """The reasons that were told; the records are looked at once more."""
    matter = catalogue.matter_version(matter_version_id)
    place = Place(matter.organ_id, hall_id=by.hall_id, hall_path=by.hall_path)
    authority.require(by, Step.OFFER_BENEFIT, place)
    officer_id = officer_of(by, Step.OFFER_BENEFIT)
    found = matched(matter, by, at, applicant_id)
    reasons = found.get(applicant_id)
    if reasons is None:
        raise NotMatched(applicant=applicant_id)
    offer = models.BenefitOffer(
        applicant_id=applicant_id,
        matter_id=matter.matter_id,
        reasons=list(reasons),
        offered_at=at,
        offered_by_id=officer_id,
    )
    try:
        with transaction.atomic():
            models.BenefitOffer.objects.bulk_create([offer])
    except IntegrityError as error:
        raise ToldAlready(applicant=applicant_id) from error
    _write(matter.code, offer, by, at)
    tell(
        whom=Recipient.applicant(applicant_id),
        kind=MessageKind.BENEFIT_OFFERED,
        subject=Subject(KIND, str(offer.pk)),
        facts={
            "matter": matter.name,
            "why": "，".join(reasons),
            "hall": network.node_name(by.hall_id or 0),
        },
        by=by,
        at=at,
    )
    return reasons


def _write(code: str, offer: models.BenefitOffer, by: Actor, at: datetime) -> None:
    append(
        Line(
            kind=KIND,
            subject=str(offer.pk),
            step=Step.OFFER_BENEFIT,
            by=by,
            happened_at=at,
            after="offered",
            payload={
                "matter": code,
                "applicant": offer.applicant_id,
                "reasons": offer.reasons,
            },
        )
    )
