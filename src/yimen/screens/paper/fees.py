"""The papers of a bill: on the screen, printed, as a file.

As with the papers of a case, looking leaves no line; a copy on paper or as a file is an
act of staff that the journal counts.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from yimen.ports.pdf import typesetter
from yimen.records.fees import queries
from yimen.records.fees.actions.print_fee_paper import print_fee_paper
from yimen.rules.authority.steps import Step
from yimen.screens.paper.leaf import Leaf, copied_leaf, imprint, loose_leaf
from yimen.screens.paper.views import as_file
from yimen.screens.shared.access import access, public
from yimen.screens.shared.holding import held
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_BILLS)
@require_GET
def paper(request: OurRequest, number: str, slot: str) -> HttpResponse:
    """The notice, the receipt or the refund as it was made out last."""
    sheet = queries.bill_sheet(number, slot, request.actor)
    shown = loose_leaf(request, sheet)
    return _page(request, number, slot, shown)


@access(Step.PRINT_FEE_PAPER)
@require_POST
def printed(request: OurRequest, number: str, slot: str) -> HttpResponse:
    """One more copy on paper."""
    return _page(request, number, slot, _copy(request, number, slot), prints=True)


@access(Step.PRINT_FEE_PAPER)
@require_POST
def pdf(request: OurRequest, number: str, slot: str) -> HttpResponse:
    """One more copy, as a file."""
    return _file(_copy(request, number, slot))


@public
@require_GET
def own(request: OurRequest, number: str, slot: str) -> HttpResponse:
    """The same for whoever holds the query code of one of the bill's cases."""
    sheet = queries.own_sheet(number, slot, held(request))
    shown = loose_leaf(request, sheet)
    if "pdf" in request.GET:
        return _file(shown)
    return render(request, "paper/bill.html", {"leaf": shown, "is_own": True})


def _page(
    request: OurRequest, number: str, slot: str, shown: Leaf, *, prints: bool = False
) -> HttpResponse:
    known = {"leaf": shown, "number": number, "slot": slot, "prints_itself": prints}
    return render(request, "paper/bill.html", known)


def _copy(request: OurRequest, number: str, slot: str) -> Leaf:
    copy = print_fee_paper(number=number, slot=slot, by=request.actor, at=request.now)
    return copied_leaf(request, copy.sheet, copy.copy_number)


def _file(shown: Leaf) -> HttpResponse:
    return as_file(shown.sheet, typesetter().pdf(shown.sheet, imprint(shown)))
