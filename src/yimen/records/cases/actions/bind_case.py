"""The whole file of a case, bound: made now, or as it was filed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.ports import dossier
from yimen.ports.dossier import Bound, Piece
from yimen.ports.storage import storage
from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.actions._pieces import cover_of, pieces_of
from yimen.records.cases.queries import case_page
from yimen.records.cases.queries import dossier as papers_of_case
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.retention import Retention, retention_of
from yimen.rules.journal.chain import instant


@dataclass(frozen=True, slots=True)
class Whole:
    """A bound file with everything that belongs to it."""

    pieces: tuple[Piece, ...]
    bound: Bound
    manifest: dict[str, Any]
    packed: bytes


def bind_case(*, number: str, form: str, by: Actor, at: datetime) -> bytes:
    """The file as a PDF or a ZIP; the journal notes the copy.

    A filed case is handed out as it was filed, to the byte.
    """
    return until_it_fits(lambda: _bound(number, form, by, at))


def _bound(number: str, form: str, by: Actor, at: datetime) -> bytes:
    case = approach(number, Step.PRINT, by)
    filed = models.CaseFiling.objects.filter(case_id=case.case_id).first()
    if filed is not None:
        kept = filed.pdf_digest if form == "pdf" else filed.zip_digest
        content = storage().fetch(kept)
    else:
        row = models.Case.objects.get(pk=case.case_id)
        whole = made(row, "", retention_of(case.matter), at)
        content = whole.bound.pdf if form == "pdf" else whole.packed
    act = Act(
        step=Step.PRINT,
        by=by,
        at=at,
        after=case.state,
        evidence={"dossier": form, "sha256": dossier.digest(content)},
    )
    move(case, act, is_aside=True)
    return content


def made(
    row: models.Case, archive_number: str, retention: Retention, at: datetime
) -> Whole:
    """The file made from what the records hold now."""
    page = case_page(row.number, SYSTEM, at)
    pieces = pieces_of(page, papers_of_case(row.number, SYSTEM), at)
    bound = dossier.bind(cover_of(page, row, archive_number, retention), pieces)
    about = {
        "case": row.number,
        "archive_number": archive_number,
        "retention": retention.value,
        "made_at": instant(at),
        "journal": {
            "last_sequence": row.last_sequence,
            "last_hash": bytes(row.last_hash).hex(),
        },
    }
    manifest = dossier.listed(about, pieces, bound)
    return Whole(pieces, bound, manifest, dossier.pack(manifest, pieces, bound, at))
