"""The written entrustment on paper and as a file (rulebook 9.14)."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from yimen.ports.pdf import Imprint, typesetter
from yimen.records.agency import queries
from yimen.rules.steps import Step
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_ERRANDS)
@require_GET
def shown(request: OurRequest, number: str) -> HttpResponse:
    """As it was made when the station took the errand."""
    sheet = queries.entrustment_of(number, request.actor)
    parts = [
        (f"paper/_{type(section).__name__.lower()}.html", section)
        for section in sheet.sections
    ]
    known = {"sheet": sheet, "parts": parts, "number": number}
    return render(request, "agent/paper.html", known)


@access(Step.SEE_ERRANDS)
@require_GET
def pdf(request: OurRequest, number: str) -> HttpResponse:
    """The same as a file."""
    sheet = queries.entrustment_of(number, request.actor)
    now = timezone.localtime(request.now)
    made = typesetter().pdf(
        sheet, Imprint(line=f"打印人 {request.actor.name}　{now:%Y-%m-%d %H:%M}")
    )
    name = quote(f"{sheet.title} {number}.pdf")
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )
