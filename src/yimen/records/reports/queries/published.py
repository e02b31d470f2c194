"""What the portal shows: disclosure sheets that were signed and made public."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from yimen.records.reports import facts
from yimen.records.reports.models import Report
from yimen.rules.refusals import NotFound
from yimen.rules.reports.papers import Paper

SHOWN = 60


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A sheet in the list."""

    report_id: int
    title: str
    hall: str
    first_on: date
    last_on: date
    published_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A sheet with all it says; an older version names the newer one."""

    row: PublishedRow
    paper: Paper
    newer_id: int | None


def public_rows() -> QuerySet[Report]:
    """Every sheet that is public, corrected ones too."""
    rows = Report.objects.filter(published_at__isnull=False)
    return rows.select_related("hall", "drafted_by", "signed_by", "corrects")


def published() -> tuple[PublishedRow, ...]:
    """The newest first; of a corrected sheet the last public version."""
    rows = public_rows().exclude(corrected_by__published_at__isnull=False)
    ordered = rows.order_by("-first_on", "hall__path")[:SHOWN]
    return tuple(_row(row) for row in ordered)


def published_page(report_id: int) -> PublishedPage:
    """One sheet; raises `NotFound`."""
    row = public_rows().filter(pk=report_id).first()
    if row is None:
        raise NotFound(report=report_id)
    newer = public_rows().filter(corrects_id=row.pk).first()
    return PublishedPage(_row(row), facts.paper_of(row), newer.pk if newer else None)


def _row(row: Report) -> PublishedRow:
    published_at = row.published_at
    assert published_at is not None  # noqa: S101 - only public rows come here
    return PublishedRow(
        report_id=row.pk,
        title=row.title,
        hall=row.hall.name,
        first_on=row.first_on,
        last_on=row.last_on,
        published_at=published_at,
        revision=row.revision,
    )
