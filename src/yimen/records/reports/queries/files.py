"""Reports as files: a signed one's as they were made then, a draft's made now."""

from typing import Final

from yimen.ports.report_pdf import report_pdf
from yimen.ports.report_sheet import report_sheet
from yimen.ports.report_word import report_word
from yimen.ports.storage import storage
from yimen.records.reports import facts
from yimen.records.reports.models import Report, ReportFile
from yimen.records.reports.queries.published import public_rows
from yimen.records.reports.queries.reports import report_page
from yimen.records.reports.queries.templates import template_bytes
from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import NotFound
from yimen.rules.reports.papers import Paper

ENDINGS: Final = ("pdf", "docx", "xlsx")


def made(paper: Paper, ending: str) -> bytes:
    """The file of that kind, made now."""
    if ending == "pdf":
        return report_pdf(paper)
    if ending == "docx":
        return report_word(paper, template_bytes())
    return report_sheet(paper)


def file_of(report_id: int, ending: str, actor: Actor) -> bytes:
    """The file of a report that the actor may see; raises `NotFound`."""
    page = report_page(report_id, actor)
    return _file(Report.objects.get(pk=page.row.report_id), ending)


def published_file(report_id: int, ending: str) -> bytes:
    """The file of a report that everybody may see; raises `NotFound`."""
    row = public_rows().filter(pk=report_id).first()
    if row is None:
        raise NotFound(report=report_id)
    return _file(row, ending)


def _file(row: Report, ending: str) -> bytes:
    if ending not in ENDINGS:
        raise NotFound(file=ending)
    kept = ReportFile.objects.filter(report_id=row.pk, ending=ending).first()
    return storage().fetch(kept.digest) if kept else made(facts.paper_of(row), ending)
