"""Rows of reports as the rules' values."""

from typing import Any

from yimen.records.reports.models import Report
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.reports import keeping
from yimen.rules.reports.kinds import ReportKind
from yimen.rules.reports.papers import Paper, lines_of
from yimen.rules.reports.signing import ReportState, Standing
from yimen.rules.statistics.periods import Period


def place_of(row: Report) -> Place:
    """Where the report is at home."""
    return Place(hall_id=row.hall_id, hall_path=row.hall.path)


def period_of(row: Report) -> Period:
    """The days it tells of."""
    return Period(row.first_on, row.last_on)


def standing_of(row: Report) -> Standing:
    """How far it has come, and by whose hands."""
    return Standing(
        kind=ReportKind(row.kind),
        state=ReportState(row.state),
        drafted_by=row.drafted_by_id,
        remarked_by=row.remarked_by_id,
        is_latest=not Report.objects.filter(corrects_id=row.pk).exists(),
        is_published=row.published_at is not None,
    )


def paper_of(row: Report) -> Paper:
    """The report with what stands around it."""
    return Paper(
        report=keeping.from_data(row.body),
        remarks=lines_of(row.remarks),
        revision=row.revision,
        corrects=row.corrects.digest if row.corrects else "",
        reason=row.reason,
        drafted_by=row.drafted_by.name if row.drafted_by else "",
        signed_by=row.signed_by.name if row.signed_by else "",
        signed_on=local_date(row.signed_at) if row.signed_at else None,
        digest=row.digest,
    )


def signed_data(row: Report) -> dict[str, Any]:
    """All that a signature stands for; its digest is the report's."""
    return {
        "report": row.body,
        "remarks": row.remarks,
        "revision": row.revision,
        "corrects": row.corrects.digest if row.corrects else "",
        "reason": row.reason,
    }
