"""The papers of a bill: on the screen, printed, as a file."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.ports.pdf import typesetter
from yimen.records.fees import queries
from yimen.rules.documents import Sheet
from yimen.rules.steps import Step
from yimen.screens.paper.leaf import imprint, loose_leaf
from yimen.screens.shared.access import access, public
from yimen.screens.shared.holding import held
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_BILLS)
@require_GET
def paper(request: OurRequest, number: str, slot: str) -> HttpResponse:
    """The notice or the receipt as it was made out last."""
    sheet = queries.bill_sheet(number, slot, request.actor)
    return _answer(request, sheet, is_own=False)


@public
@require_GET
def own(request: OurRequest, number: str, slot: str) -> HttpResponse:
    """The same for whoever holds the query code of one of the bill's cases."""
    sheet = queries.own_sheet(number, slot, held(request))
    return _answer(request, sheet, is_own=True)


def _answer(request: OurRequest, sheet: Sheet, *, is_own: bool) -> HttpResponse:
    shown = loose_leaf(request, sheet)
    if "pdf" not in request.GET:
        known = {"leaf": shown, "is_own": is_own}
        return render(request, "paper/bill.html", known)
    name = quote(f"{sheet.title} {sheet.number}.pdf")
    return HttpResponse(
        typesetter().pdf(sheet, imprint(shown)),
        content_type="application/pdf",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )
