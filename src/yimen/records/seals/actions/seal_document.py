"""A decision is sealed as a file in the act that issues it, or nothing is decided."""

from yimen.records.cases import queries as cases
from yimen.records.cases.actions._sealing import ToSeal
from yimen.records.seals.actions._uses import (
    Paper,
    file_under,
    live_seal,
    under,
    unsealed,
    written,
)
from yimen.rules.authority.actors import SYSTEM


def seal_document(wanted: ToSeal) -> None:
    """The sealed file is in the storage, its use in the register and the journal."""
    paper = Paper(
        number=wanted.document,
        case_id=wanted.case_id,
        case_number=wanted.case_number,
        organ_id=wanted.organ_id,
        matter_code=wanted.matter_code,
    )
    unsealed(paper.number)
    seal = live_seal(paper.organ_id, wanted.at)
    letter_id = under(seal, paper, wanted.by, wanted.at)
    sheet = cases.document_page(paper.number, SYSTEM).sheet
    digest = file_under(seal, sheet, wanted.at)
    written(seal, paper, letter_id, digest, wanted.by, wanted.at)
