"""A closed case goes to the archive: looked through, bound, numbered, kept (归档)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.ports.storage import storage
from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._move import Act, move, next_numbers
from yimen.records.cases.actions.bind_case import Whole, made
from yimen.records.cases.facts import CaseFacts
from yimen.records.cases.queries.filings import points_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import CLOSED_STATES
from yimen.rules.documents import filing, retention
from yimen.rules.documents.filing import AlreadyFiled, NotYetClosed
from yimen.rules.documents.retention import Retention
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True)
class Filed:
    """The file's number in the archive, how long it is kept, how thick it is."""

    archive_number: str
    retention: Retention
    dispose_on: date | None
    pieces: int
    pages: int


@transaction.atomic
def file_case(
    *, number: str, place: str = "", remark: str = "", by: Actor, at: datetime
) -> Filed:
    """The case in the archive; what its file lacks has to be explained.

    `place` is where originals on paper lie. Filing changes nothing of the case itself.
    """
    case = approach(number, Step.FILE, by)
    if case.state not in CLOSED_STATES:
        raise NotYetClosed(case=number, state=case.state)
    if models.CaseFiling.objects.filter(case_id=case.case_id).exists():
        raise AlreadyFiled(case=number)
    filing.require_whole(points_of(number), remark)
    row = models.Case.objects.select_related("organ").get(pk=case.case_id)
    kind, closed_on = retention.retention_of(case.matter), _closed_on(row)
    archive = _numbered(row.organ.code, kind, closed_on.year)
    whole = made(row, archive, kind, at)
    filed = Filed(
        archive,
        kind,
        retention.disposal_on(kind, closed_on),
        len(whole.pieces),
        whole.bound.pages,
    )
    kept = _Kept(
        storage().keep(whole.bound.pdf),
        storage().keep(whole.packed),
        place.strip(),
        remark.strip(),
    )
    move(case, _act(case, filed, whole, kept, _Hand(by, at)), is_aside=True)
    _write(case, filed, kept, _Hand(by, at))
    return filed


@dataclass(frozen=True, slots=True)
class _Kept:
    pdf: str
    packed: str
    place: str
    remark: str


@dataclass(frozen=True, slots=True)
class _Hand:
    by: Actor
    at: datetime


def _closed_on(row: models.Case) -> date:
    return local_date(row.closed_at or row.delivered_at or row.received_at)


def _numbered(organ_code: str, kind: Retention, year: int) -> str:
    series = retention.archive_series(organ_code, kind, year)
    return retention.archive_number(series, next_numbers([series])[series])


def _act(case: CaseFacts, filed: Filed, whole: Whole, kept: _Kept, hand: _Hand) -> Act:
    pieces = {one["file"]: one["sha256"] for one in whole.manifest["pieces"]}
    return Act(
        step=Step.FILE,
        by=hand.by,
        at=hand.at,
        after=case.state,
        evidence={
            "archive_number": filed.archive_number,
            "retention": filed.retention,
            "dispose_on": filed.dispose_on,
            "pieces": pieces,
            "pdf": kept.pdf,
            "zip": kept.packed,
        },
        texts={"reason": kept.remark} if kept.remark else {},
    )


def _write(case: CaseFacts, filed: Filed, kept: _Kept, hand: _Hand) -> None:
    try:
        models.CaseFiling.objects.create(
            case_id=case.case_id,
            archive_number=filed.archive_number,
            retention=filed.retention,
            dispose_on=filed.dispose_on,
            pieces=filed.pieces,
            pages=filed.pages,
            pdf_digest=kept.pdf,
            zip_digest=kept.packed,
            place=kept.place,
            remark=kept.remark,
            filed_at=hand.at,
            filed_by_id=hand.by.officer_id,
        )
    except IntegrityError as error:
        raise AlreadyFiled(case=case.number) from error
