"""What the halls disclose every month: signed sheets, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.reports import queries
from yimen.screens.shared.access import public
from yimen.screens.shared.reports import report_file, shown_report
from yimen.screens.shared.request import OurRequest


@public
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every sheet that is public, the newest first."""
    return render(request, "portal/disclosures.html", {"rows": queries.published()})


@public
@require_GET
def disclosure(request: OurRequest, report_id: int) -> HttpResponse:
    """One sheet with what each number means."""
    page = queries.published_page(report_id)
    shown = {"page": page, "report": shown_report(page.paper)}
    return render(request, "portal/disclosure.html", shown)


@public
@require_GET
def file(request: OurRequest, report_id: int, ending: str) -> HttpResponse:
    """The sheet as a file to keep."""
    del request
    page = queries.published_page(report_id)
    content = queries.published_file(report_id, ending)
    return report_file(content, page.row.title, ending)
