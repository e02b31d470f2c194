"""The papers and files of a case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from yimen.ports.storage import storage
from yimen.ports.vault import vault
from yimen.records.cases import models
from yimen.records.cases.facts import SQL, Row, many, one
from yimen.records.cases.queries.enclosed import enclosed
from yimen.records.cases.queries.page import place_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents.case_file import in_file_order
from yimen.rules.documents.frame import INSIDE, PaperAltered, Sheet, from_text
from yimen.rules.journal import chain
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

_DOCUMENT: Final = (SQL / "document.sql").read_text(encoding="utf-8")
_ONE: Final = _DOCUMENT.replace("{which}", "document.number = %(number)s")
_ALL: Final = _DOCUMENT.replace("{which}", "cases.number = %(case)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A paper as it was issued; the same every time."""

    sheet: Sheet
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str
    replaces: str  # the number of the paper it stands for
    replaced_by: str
    copy_number: int  # copies printed so far, this one included once printed
    printed_by: str = ""
    printed_at: datetime | None = None
    owner: str = ""  # what it belongs to, if not to the case itself: a bill

    @property
    def issued_on(self) -> date:
        """The day printed on it."""
        return local_date(self.issued_at)


@dataclass(frozen=True, slots=True)
class FileContent:
    """A stored file, to be shown."""

    name: str
    media_type: str
    content: bytes


def document_page(number: str, actor: Actor) -> DocumentPage:
    """The paper with this number, if its case is the actor's to see."""
    row = one(_ONE, {"number": number})
    if row is None or not _shows(row, actor):
        raise NotFound(document=number)
    return _page(row)


def dossier(case: str, actor: Actor) -> tuple[DocumentPage, ...]:
    """Every paper of the case in file order, if the case is the actor's to see."""
    rows = many(_ALL, {"case": case})
    if not sight_of(actor, Step.SEE_CASE).shows(place_of(case)):
        raise NotFound(case=case)
    return in_file_order((*_kept(rows), *_enclosed(case)))


def held_papers(case: str) -> tuple[DocumentPage, ...]:
    """The papers of a case for whoever gave its query code, oldest first."""
    kept = _kept(many(_ALL, {"case": case}))
    return tuple(page for page in kept if page.sheet.kind not in INSIDE)


def held_paper(number: str, case: str) -> DocumentPage:
    """One of them; `NotFound` when it is another case's."""
    row = one(_ONE, {"number": number})
    if row is None or row["case_number"] != case:
        raise NotFound(document=number)
    page = _page(row)
    if page.sheet.kind in INSIDE:
        raise NotFound(document=number)
    return page


def _kept(rows: Iterable[Row]) -> Iterator[DocumentPage]:
    """Those that the law has not had erased."""
    return (_page(row) for row in rows if bytes(row["sealed"]))


def _enclosed(case: str) -> Iterator[DocumentPage]:
    """What other subjects have put into the file."""
    for paper in enclosed(case):
        yield DocumentPage(
            sheet=paper.sheet,
            issued_at=paper.issued_at,
            voided_at=paper.voided_at,
            void_reason=paper.void_reason,
            replaces="",
            replaced_by="",
            copy_number=paper.copies,
            owner=paper.owner,
        )


def _page(row: Row) -> DocumentPage:
    return DocumentPage(
        sheet=_sheet(row),
        issued_at=row["issued_at"],
        voided_at=row["voided_at"],
        void_reason=row["void_reason"],
        replaces=row["replaces"],
        replaced_by=row["replaced_by"],
        copy_number=row["printed"],
    )


def upload_content(upload_id: int, actor: Actor) -> FileContent:
    """The file, if its case is the actor's to see."""
    upload = (
        models.Upload.objects.select_related("case__hall").filter(pk=upload_id).first()
    )
    if upload is None:
        raise NotFound(upload=upload_id)
    case = upload.case
    place = Place(case.organ_id, case.hall_id, case.hall.path, case.holder_id)
    if not sight_of(actor, Step.SEE_CASE).shows(place):
        raise NotFound(upload=upload_id)
    return FileContent(upload.name, upload.media_type, storage().fetch(upload.digest))


def _shows(row: Row, actor: Actor) -> bool:
    place = Place(row["organ_id"], row["hall_id"], row["hall_path"], row["holder_id"])
    return sight_of(actor, Step.SEE_CASE).shows(place)


def _sheet(row: Row) -> Sheet:
    """What the paper says; its digest stands in the entry, so it can't be changed."""
    sealed = bytes(row["sealed"])
    if not sealed:  # erased, as the law asked
        raise NotFound(document=row["number"])
    text = vault().unseal(sealed)
    found = chain.salted(row["algorithm"], bytes(row["salt"]), text).hex()
    if found != row["digest"]:
        raise PaperAltered(document=row["number"])
    return from_text(text)
