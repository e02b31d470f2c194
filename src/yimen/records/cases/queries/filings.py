"""The archive: what is in it, what still has to go there, and whether it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from yimen.ports import dossier
from yimen.ports.storage import FileLost, storage
from yimen.records.cases import models
from yimen.records.people.queries import A_PAGE, Slice
from yimen.records.people.queries.paging import slice_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules import masking
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applicants import ApplicantKind
from yimen.rules.cases.lifecycle import CLOSED_STATES
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.documents.filing import FileFacts, Point, points
from yimen.rules.documents.frame import RECEIPTS, DocumentKind
from yimen.rules.documents.retention import Retention
from yimen.rules.refusals import NotFound

_IN: Final = ("handed_in", "shared", "corrected")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow:
    """A closed case in the list of the archive, filed or not."""

    number: str
    matter_name: str
    organ_name: str
    applicant: str  # masked
    result: str
    closed_at: datetime | None
    archive_number: str
    retention: Retention | None
    dispose_on: date | None
    pieces: int
    pages: int
    place: str
    filed_at: datetime | None
    filed_by: str


@dataclass(frozen=True, slots=True)
class ArchiveFilter:
    """Which closed cases to list."""

    text: str = ""  # of the case number, the archive number or the matter
    state: str = "waiting"  # waiting filed due
    retention: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingPage:
    """One file: what is in it, what is missing, and where it is."""

    row: FilingRow
    points: tuple[Point, ...]
    remark: str
    pdf_sha256: str
    zip_sha256: str
    may_file: bool


def archive(
    wanted: ArchiveFilter,
    *,
    actor: Actor,
    on: date,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[FilingRow]:
    """Closed cases of the actor's: waiting, filed, or due to be looked at."""
    found = _visible(actor).filter(_matching(wanted, on))
    order = "-filing__pk" if wanted.state != "waiting" else "pk"
    return slice_of(found.order_by(order), page, _row, size=size)


def archive_counts(actor: Actor, on: date) -> Mapping[str, int]:
    """How many wait, are filed, and are due."""
    seen = _visible(actor)
    return {
        state: seen.filter(_in_state(state, on)).count()
        for state in ("waiting", "filed", "due")
    }


def filing_page(number: str, actor: Actor) -> FilingPage:
    """The file of a case that the actor may see; `NotFound` while it is open."""
    row = _visible(actor).filter(number=number).first()
    if row is None:
        raise NotFound(case=number)
    filed = getattr(row, "filing", None)
    return FilingPage(
        row=_row(row),
        points=points_of(number),
        remark=filed.remark if filed else "",
        pdf_sha256=filed.pdf_digest if filed else "",
        zip_sha256=filed.zip_digest if filed else "",
        may_file=filed is None and _may_file(row, actor),
    )


def points_of(number: str) -> tuple[Point, ...]:
    """What a reviewer would look for in this case's file."""
    row = models.Case.objects.get(number=number)
    # the receipt is void once the result is collected, and lies in the file still
    documents = models.Document.objects.filter(
        Q(voided_at=None) | Q(kind__in=[kind.value for kind in RECEIPTS]), case=row
    )
    kinds = frozenset(
        DocumentKind(kind) for kind in documents.values_list("kind", flat=True)
    )
    opinions = int(row.examined_at is not None) + int(row.decided_at is not None)
    return points(
        FileFacts(
            result=row.result,
            is_instant=row.kind == CaseKind.INSTANT,
            was_told=models.OneTimeNotice.objects.filter(case=row).exists(),
            materials=row.materials.filter(state__in=_IN).count() + row.uploads.count(),
            needs_material=row.materials.exists(),
            papers=kinds,
            opinions=opinions,
        )
    )


def check_filing(number: str, actor: Actor) -> tuple[str, ...]:
    """What of a filed case no longer fits: names of files; nothing: all is whole.

    The list of hashes is held against what the storage gives back, and against the
    papers that the case has had since.
    """
    if not _visible(actor).filter(number=number).exists():
        raise NotFound(case=number)
    filed = models.CaseFiling.objects.filter(case__number=number).first()
    if filed is None:
        raise NotFound(case=number)
    found: list[str] = []
    for name, digest in (
        (dossier.WHOLE, filed.pdf_digest),
        ("卷宗.zip", filed.zip_digest),
    ):
        try:
            content = storage().fetch(digest)
        except FileLost:
            found.append(name)
            continue
        if name != dossier.WHOLE:
            found += dossier.misfits(content)
    later = models.Document.objects.filter(
        Q(issued_at__gt=filed.filed_at) | Q(voided_at__gt=filed.filed_at),
        case_id=filed.case_id,
    )
    found += later.values_list("number", flat=True)
    return tuple(found)


def _may_file(row: models.Case, actor: Actor) -> bool:
    place = Place(row.organ_id, row.hall_id, row.hall.path, row.holder_id)
    return sight_of(actor, Step.FILE).shows(place)


def _visible(actor: Actor) -> QuerySet[models.Case]:
    closed = models.Case.objects.select_related(
        "matter_version", "organ", "hall", "applicant", "filing", "filing__filed_by"
    ).filter(state__in=[state.value for state in CLOSED_STATES])
    return closed.filter(seen_by(sight_of(actor, Step.SEE_ARCHIVE)))


def _matching(wanted: ArchiveFilter, on: date) -> Q:
    found = _in_state(wanted.state, on)
    if wanted.text:
        found &= (
            Q(number=wanted.text)
            | Q(filing__archive_number__icontains=wanted.text)
            | Q(matter_version__name__icontains=wanted.text)
        )
    if wanted.retention:
        found &= Q(filing__retention=wanted.retention)
    if wanted.since is not None:
        found &= Q(received_at__date__gte=wanted.since)
    if wanted.until is not None:
        found &= Q(received_at__date__lte=wanted.until)
    return found


def _in_state(state: str, on: date) -> Q:
    if state == "filed":
        return Q(filing__isnull=False)
    if state == "due":
        return Q(filing__dispose_on__lte=on)
    return Q(filing__isnull=True)


def _row(row: Any) -> FilingRow:
    filed = getattr(row, "filing", None)
    person = row.applicant.kind == ApplicantKind.PERSON
    name = row.applicant.name
    return FilingRow(
        number=row.number,
        matter_name=row.matter_version.name,
        organ_name=row.organ.name,
        applicant=masking.name(name) if person else name,
        result=row.result,
        closed_at=row.closed_at or row.delivered_at,
        archive_number=filed.archive_number if filed else "",
        retention=Retention(filed.retention) if filed else None,
        dispose_on=filed.dispose_on if filed else None,
        pieces=filed.pieces if filed else 0,
        pages=filed.pages if filed else 0,
        place=filed.place if filed else "",
        filed_at=filed.filed_at if filed else None,
        filed_by=filed.filed_by.name if filed and filed.filed_by else "",
    )
