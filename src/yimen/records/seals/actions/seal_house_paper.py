"""A paper of the house gets its electronic seal (rulebook 9.18, 9.22).

The same seal, register and letter as under a decision: a unit's authority bears the
unit's seal, what the house writes bears the seal of the organ that writes it.
"""

from datetime import datetime

from django.db import transaction

from yimen.records.papers import queries as papers
from yimen.records.seals.actions._uses import (
    Paper,
    file_under,
    live_seal,
    under,
    unsealed,
    written,
)
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.house_papers import ISSUING, sealing_organ
from yimen.rules.documents.seals import NoLiveSeal
from yimen.rules.documents.slips import AlreadyVoid


@transaction.atomic
def seal_house_paper(*, document: str, by: Actor, at: datetime) -> int:
    """The id of the use; without a live seal and a live letter there is none."""
    page = papers.house_paper(document, by)
    kind = page.sheet.kind
    authority.require(by, Step.SEAL_HOUSE_PAPER, page.place)
    authority.require(by, ISSUING[kind], page.place)
    if page.voided_at is not None:
        raise AlreadyVoid(document=document)
    organ = sealing_organ(kind, page.place.organ_id, by.organ_id)
    if organ is None:
        raise NoLiveSeal(seal="")
    unsealed(document)
    seal = live_seal(organ, at)
    paper = Paper(
        number=document, case_id=None, case_number="", organ_id=organ, matter_code=""
    )
    letter_id = under(seal, paper, by, at)
    return written(seal, paper, letter_id, file_under(seal, page.sheet, at), by, at)
