"""The papers of the house: on the screen, printed, as a file, put right, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.papers import queries
from yimen.records.papers.actions.print_house_paper import print_house_paper
from yimen.records.papers.actions.reword_house_paper import reword_house_paper
from yimen.records.papers.actions.void_house_paper import void_house_paper
from yimen.records.papers.queries import HousePaperPage
from yimen.records.seals.actions.seal_house_paper import seal_house_paper
from yimen.records.seals.queries import is_sealed
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.documents.house_papers import ISSUING, SEALED
from yimen.rules.documents.rewording import wordings
from yimen.screens.paper.leaf import leaf
from yimen.screens.paper.reword import changed, rewording
from yimen.screens.paper.views import file_of
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_HOUSE_PAPERS)
@require_GET
def show(request: OurRequest, number: str) -> HttpResponse:
    """The paper as it was issued, on the screen."""
    page = queries.house_paper(number, request.actor)
    voids = page.voided_at is None and _issues(request.actor, page)
    shown = leaf(request, page)
    known = {
        "leaf": shown,
        "leaves": [shown],
        "is_house": True,
        "voids": voids,
        "rewords": voids and bool(wordings(page.sheet)),
        "is_sealed": is_sealed(number),
        "seals": voids and page.sheet.kind in SEALED,
    }
    return render(request, "paper/house.html", known)


def _issues(actor: Actor, page: HousePaperPage) -> bool:
    return may(actor, ISSUING[page.sheet.kind], page.place)


@access(Step.PRINT_HOUSE_PAPER)
@require_POST
def printed(request: OurRequest, number: str) -> HttpResponse:
    """Two more copies, one for each side, each noted in the journal."""
    pages = [
        print_house_paper(document=number, by=request.actor, at=request.now)
        for _ in range(2)
    ]
    leaves = [leaf(request, page) for page in pages]
    known = {"leaf": leaves[0], "leaves": leaves, "is_house": True}
    return render(request, "paper/house.html", known | {"prints_itself": True})


@access(Step.PRINT_HOUSE_PAPER)
@require_POST
def pdf(request: OurRequest, number: str) -> HttpResponse:
    """One more copy, as a file."""
    page = print_house_paper(document=number, by=request.actor, at=request.now)
    return file_of(leaf(request, page))


@access(Step.SEAL_HOUSE_PAPER)
@require_POST
def sealed(request: OurRequest, number: str) -> HttpResponse:
    """The electronic seal under it, once."""

    def seal() -> int:
        return seal_house_paper(document=number, by=request.actor, at=request.now)

    tried(request, seal, "已加盖电子印章，下载的 PDF 就是盖过章的。")
    return redirect("paper:house-show", number)


@access(Step.VOID_HOUSE_PAPER)
@require_POST
def void(request: OurRequest, number: str) -> HttpResponse:
    """Taken back, with a reason."""
    reason = request.POST.get("reason", "")[:200]
    void_house_paper(document=number, reason=reason, by=request.actor, at=request.now)
    messages.success(request, f"{number} 已作废。")
    return redirect("bureau:paper-list")


@access(Step.VOID_HOUSE_PAPER)
def reword(request: OurRequest, number: str) -> HttpResponse:
    """The values that may be miswritten; what is changed is issued anew."""
    page = queries.house_paper(number, request.actor)

    def again() -> HttpResponse:
        fresh = reword_house_paper(
            document=number,
            changes=changed(request),
            reason=request.POST.get("reason", ""),
            by=request.actor,
            at=request.now,
        )
        return redirect("paper:house-show", fresh)

    return rewording(request, page.sheet, "paper:house-show", again)
