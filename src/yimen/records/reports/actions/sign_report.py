"""Sign a report: from now on it stays, with its files and their digests."""

from datetime import datetime

from django.db import transaction

from yimen.ports.storage import storage
from yimen.records.reports import facts
from yimen.records.reports.actions._report import approach, change, write
from yimen.records.reports.models import Report, ReportFile
from yimen.records.reports.queries.files import ENDINGS, made
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.reports.keeping import digest_of
from yimen.rules.reports.papers import Paper
from yimen.rules.reports.signing import ReportState, check_sign


@transaction.atomic
def sign_report(*, report_id: int, version: int, by: Actor, at: datetime) -> str:
    """The digest under which it is archived; another hand than the drafter's."""
    row = approach(report_id, Step.SIGN_REPORT, by)
    check_sign(facts.standing_of(row), by.officer_id)
    digest = digest_of(facts.signed_data(row))
    change(
        row,
        version,
        state=ReportState.SIGNED.value,
        signed_at=at,
        signed_by_id=by.officer_id,
        digest=digest,
    )
    files = _keep(row, _paper(row.pk))
    write(row, Step.SIGN_REPORT, by, at, ReportState.SIGNED, digest=digest, **files)
    return digest


def _paper(report_id: int) -> Paper:
    rows = Report.objects.select_related("drafted_by", "signed_by", "corrects")
    return facts.paper_of(rows.get(pk=report_id))


def _keep(row: Report, paper: Paper) -> dict[str, str]:
    """The digests of the files as they are made now."""
    kept = {ending: storage().keep(made(paper, ending)) for ending in ENDINGS}
    ReportFile.objects.bulk_create(
        ReportFile(report=row, ending=ending, digest=digest)
        for ending, digest in kept.items()
    )
    return kept
