"""Papers: shown, printed again, as a file, and a whole case in file order.

Looking at a paper is reading and leaves no line. Making a copy is an act: staff do it
by a button, and the journal counts the copy. The applicant, who holds the case by its
query code, reads the same papers and may keep them as files; those say that they were
seen on a screen and bear no copy number.
"""

from datetime import datetime
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from yimen.ports.pdf import typesetter
from yimen.records.approvals.queries import copied_paper
from yimen.records.cases import queries
from yimen.records.cases.actions.print_document import print_document
from yimen.records.cases.queries import DocumentPage
from yimen.records.fees.actions.print_fee_paper import print_fee_paper
from yimen.records.seals.queries import sealed_copy
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.documents.frame import Sheet
from yimen.rules.documents.rewording import wordings
from yimen.screens.paper.contents import contents
from yimen.screens.paper.leaf import Leaf, copied_leaf, imprint, leaf, received
from yimen.screens.shared.access import access, public
from yimen.screens.shared.holding import held
from yimen.screens.shared.request import OurRequest


@access(Step.PRINT)
@require_GET
def document(request: OurRequest, number: str) -> HttpResponse:
    """The paper as it was issued, on the screen."""
    page = queries.document_page(number, request.actor)
    (shown,) = received([leaf(request, page)])
    may = may_somewhere(request.actor, Step.REWORD) and page.voided_at is None
    known = {
        "leaf": shown,
        "leaves": [shown],
        "rewords": may and bool(wordings(page.sheet)),
    }
    return render(request, "paper/document.html", known)


@access(Step.PRINT)
@require_POST
def printed(request: OurRequest, number: str) -> HttpResponse:
    """One more copy, or two for applicant and file, each noted in the journal."""
    copies = 2 if request.POST.get("copies") == "2" else 1
    leaves = received([_copy(request, number) for _ in range(copies)])
    known = {"leaf": leaves[0], "leaves": leaves, "prints_itself": True}
    return render(request, "paper/document.html", known)


@access(Step.PRINT)
@require_POST
def pdf(request: OurRequest, number: str) -> HttpResponse:
    """One more copy, as a file."""
    (shown,) = received([_copy(request, number)])
    return file_of(shown)


@access(Step.PRINT)
@require_GET
def dossier(request: OurRequest, case: str) -> HttpResponse:
    """Everything in the file of a case, in its order."""
    pages = queries.dossier(case, request.actor)
    shown = received([leaf(request, page) for page in pages])
    leaves = [(one, page.issued_at) for one, page in zip(shown, pages, strict=True)]
    return _dossier(request, case, leaves)


@access(Step.PRINT)
@require_POST
def dossier_printed(request: OurRequest, case: str) -> HttpResponse:
    """The whole file on paper: one more copy of each."""
    pages = queries.dossier(case, request.actor)
    copies = received([_filed_copy(request, case, page) for page in pages])
    leaves = [(one, page.issued_at) for one, page in zip(copies, pages, strict=True)]
    return _dossier(request, case, leaves, prints_itself=True)


def _dossier(
    request: OurRequest,
    case: str,
    leaves: list[tuple[Leaf, datetime]],
    *,
    prints_itself: bool = False,
) -> HttpResponse:
    page = queries.case_page(case, request.actor, request.now)
    known = {
        "page": page,
        "entries": contents(page, leaves),
        "papers": len(leaves),
        "prints_itself": prints_itself,
    }
    return render(request, "paper/dossier.html", known)


@public
@require_GET
def own(request: OurRequest, number: str) -> HttpResponse:
    """A paper of the case that this browser holds."""
    shown = leaf(request, queries.held_paper(number, held(request)))
    known = {"leaf": shown, "leaves": [shown], "is_own": True}
    return render(request, "paper/document.html", known)


@public
@require_GET
def own_pdf(request: OurRequest, number: str) -> HttpResponse:
    """The same as a file to keep."""
    return file_of(leaf(request, queries.held_paper(number, held(request))))


@access(Step.SEE_JOINT)
@require_GET
def copied(request: OurRequest, number: str) -> HttpResponse:
    """A copy order, a notice or minutes, for the unit that it was sent to."""
    (shown,) = received([leaf(request, copied_paper(number, request.actor))])
    known = {"leaf": shown, "leaves": [shown], "is_copied": True}
    return render(request, "paper/document.html", known)


@access(Step.SEE_JOINT)
@require_GET
def copied_pdf(request: OurRequest, number: str) -> HttpResponse:
    """The same as a file."""
    (shown,) = received([leaf(request, copied_paper(number, request.actor))])
    return file_of(shown)


def _copy(request: OurRequest, number: str) -> Leaf:
    page = print_document(document=number, by=request.actor, at=request.now)
    return leaf(request, page)


def _filed_copy(request: OurRequest, case: str, page: DocumentPage) -> Leaf:
    """One more copy of what lies in the file, a bill's papers with it."""
    if not page.owner:
        return _copy(request, page.sheet.number)
    copy = print_fee_paper(
        number=page.owner,
        slot=page.sheet.kind,
        case=case,
        by=request.actor,
        at=request.now,
    )
    return copied_leaf(request, page.sheet, copy.copy_number)


def file_of(shown: Leaf) -> HttpResponse:
    """The paper to keep: sealed where it was sealed, else set now."""
    sealed = sealed_copy(shown.sheet.number) if not shown.void else None
    content = sealed or typesetter().pdf(shown.sheet, imprint(shown))
    return as_file(shown.sheet, content)


def as_file(sheet: Sheet, content: bytes) -> HttpResponse:
    """A paper's file under the paper's name."""
    name = quote(f"{sheet.title} {sheet.number}.pdf")
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )
