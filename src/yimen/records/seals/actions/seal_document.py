"""A decision is sealed as a file in the act that issues it, or nothing is decided."""

from typing import Final

from yimen.ports.pdf import Imprint, typesetter
from yimen.ports.seal import Impression, sealer
from yimen.ports.storage import storage
from yimen.records.cases import queries as cases
from yimen.records.cases.actions._sealing import ToSeal
from yimen.records.seals import facts, models
from yimen.records.seals.actions._uses import Paper, live_seal, under, written
from yimen.rules.actors import SYSTEM
from yimen.rules.seals import SealedAlready

_LINE: Final = "本文书加盖电子印章，改动后印章失效；可在门户“验章”核验。"


def seal_document(wanted: ToSeal) -> None:
    """The sealed file is in the storage, its use in the register and the journal."""
    paper = Paper(
        number=wanted.document,
        case_id=wanted.case_id,
        case_number=wanted.case_number,
        organ_id=wanted.organ_id,
        matter_code=wanted.matter_code,
    )
    known = models.SealUse.objects.filter(document=paper.number, kind="electronic")
    if known.exists():
        raise SealedAlready(document=paper.number)
    seal = live_seal(paper.organ_id, wanted.at)
    letter_id = under(seal, paper, wanted.by, wanted.at)
    sheet = cases.document_page(paper.number, SYSTEM).sheet
    plain = typesetter().pdf(sheet, Imprint(line=_LINE))
    impression = Impression(
        seal=facts.key_of(seal.seal_id),
        organ=seal.name,
        reason=f"{sheet.title} {sheet.number}",
        place=sheet.seal,
    )
    sealed = sealer().seal(plain, impression, wanted.at)
    digest = storage().keep(sealed)
    written(seal, paper, letter_id, digest, wanted.by, wanted.at)
