"""The seal of rubber is put under a printed paper; the use is written down first."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.seals.actions._uses import Paper, live_seal, under, written
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place


@transaction.atomic
def use_by_hand(*, document: str, by: Actor, at: datetime) -> int:
    """The id of the use; without a live letter there is none."""
    found = cases.sealable(document, by)
    place = Place(organ_id=found.organ_id, hall_id=found.hall_id)
    authority.require(by, Step.USE_SEAL, place)
    paper = Paper(
        number=document,
        case_id=found.case_id,
        case_number=found.case_number,
        organ_id=found.organ_id,
        matter_code=found.matter_code,
    )
    seal = live_seal(paper.organ_id, at)
    return written(seal, paper, under(seal, paper, by, at), "", by, at)
