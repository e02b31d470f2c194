"""What a seal has to know of a paper."""

from dataclasses import dataclass

from yimen.records.cases import models
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealable:
    """A live paper and where its case lies."""

    case_id: int
    case_number: str
    organ_id: int
    hall_id: int
    matter_code: str


def sealable(document: str, actor: Actor) -> Sealable:
    """The paper, if it is not void and its case is the actor's to see."""
    row = (
        models.Document.objects.select_related("case__hall")
        .filter(number=document, voided_at=None)
        .first()
    )
    if row is None:
        raise NotFound(document=document)
    case = row.case
    place = Place(case.organ_id, case.hall_id, case.hall.path, case.holder_id)
    if not sight_of(actor, Step.SEE_CASE).shows(place):
        raise NotFound(document=document)
    return Sealable(
        case_id=case.pk,
        case_number=case.number,
        organ_id=case.organ_id,
        hall_id=case.hall_id,
        matter_code=catalogue.matter_version(case.matter_version_id).code,
    )


def is_void(document: str) -> bool:
    """Whether this paper was voided since; one that is unknown was not."""
    found = models.Document.objects.filter(number=document)
    return found.filter(voided_at__isnull=False).exists()
