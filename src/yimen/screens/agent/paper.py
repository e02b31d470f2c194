"""The papers of an errand, on paper and as a file (rulebook 9.14, 4.9.2)."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from yimen.ports.pdf import Imprint, typesetter
from yimen.records.agency import queries
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import Sheet
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_ERRANDS)
@require_GET
def shown(request: OurRequest, number: str) -> HttpResponse:
    """The entrustment as it was made when the station took the errand."""
    sheet = queries.entrustment_of(number, request.actor)
    file = reverse("agent:errand-pdf", args=[number])
    return _shown(request, sheet, number, file)


@access(Step.SEE_ERRANDS)
@require_GET
def pdf(request: OurRequest, number: str) -> HttpResponse:
    """The same as a file."""
    return _file(request, queries.entrustment_of(number, request.actor))


@access(Step.SEE_ERRANDS)
@require_GET
def hand_over(request: OurRequest, number: str, sequence: int) -> HttpResponse:
    """The sheet of a hand-over, with one signature or with both."""
    sheet = queries.hand_over_of(number, sequence, request.actor)
    file = reverse("agent:hand-over-pdf", args=[number, sequence])
    return _shown(request, sheet, number, file)


@access(Step.SEE_ERRANDS)
@require_GET
def hand_over_pdf(request: OurRequest, number: str, sequence: int) -> HttpResponse:
    """The same as a file."""
    return _file(request, queries.hand_over_of(number, sequence, request.actor))


def _shown(request: OurRequest, sheet: Sheet, number: str, file: str) -> HttpResponse:
    parts = [
        (f"paper/_{type(section).__name__.lower()}.html", section)
        for section in sheet.sections
    ]
    known = {"sheet": sheet, "parts": parts, "number": number, "file": file}
    return render(request, "agent/paper.html", known)


def _file(request: OurRequest, sheet: Sheet) -> HttpResponse:
    now = timezone.localtime(request.now)
    made = typesetter().pdf(
        sheet, Imprint(line=f"打印人 {request.actor.name}　{now:%Y-%m-%d %H:%M}")
    )
    name = quote(f"{sheet.title} {sheet.number}.pdf")
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )
