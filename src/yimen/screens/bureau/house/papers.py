"""内部文书: what the house writes to its own people, listed, written, issued."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.records.papers import queries
from yimen.records.papers.actions.issue_authority import issue_authority
from yimen.records.papers.actions.issue_house_paper import Order, issue_house_paper
from yimen.records.papers.actions.issue_negative_form import issue_negative_form
from yimen.records.papers.queries import HousePaperRow
from yimen.records.people import queries as people
from yimen.records.supervision import queries as supervision
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.documents.frame import TITLES, DocumentKind
from yimen.rules.documents.house_papers import ISSUING
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.house.papers_forms import FORMS, KINDS, Bar, TypedForm
from yimen.screens.bureau.supervision_words import RULES
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = ("文号", "种类", "给谁", "大厅", "印发时间", "印发人", "状态")
_AT: Final = "/bureau/papers/"
_OF_THEIR_OWN: Final = (
    (DocumentKind.URGING_ORDER, Step.GIVE_URGING, "bureau:urging-new"),
    (
        DocumentKind.WATCH_CIRCULAR,
        Step.ISSUE_WATCH_CIRCULAR,
        "bureau:watch-circular",
    ),
)
"""Papers that follow an act with a page of its own."""


@access(Step.SEE_HOUSE_PAPERS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The papers the actor may see, the newest first, and which may be written."""
    bar = Bar(request.GET)
    page = queries.house_papers(
        bar.wanted(), actor=request.actor, page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, request.path),
        "bar": bar,
        "page": page,
        "rows": [(row, KINDS[row.kind]) for row in page.rows],
        "writes": _writable(request.actor),
        "asked": request.GET,
    }
    return render(request, "bureau/house/papers.html", shown)


def _writable(actor: Actor) -> list[tuple[str, str]]:
    return [
        (reverse("bureau:paper-new", args=[kind]), KINDS[DocumentKind(kind)])
        for kind in FORMS
        if may_somewhere(actor, ISSUING[DocumentKind(kind)])
    ] + [
        (reverse(name), KINDS[kind])
        for kind, step, name in _OF_THEIR_OWN
        if may_somewhere(actor, step)
    ]


@access(Step.SEE_HOUSE_PAPERS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    wanted = Bar(request.GET).wanted()
    whole = queries.house_papers(wanted, actor=request.actor, size=people.WHOLE)
    return download(Spreadsheet("内部文书", _HEADS, map(_cells, whole.rows)), kind)


def _cells(row: HousePaperRow) -> tuple[Cell, ...]:
    state = "作废" if row.is_void else "有效"
    named = (row.number, KINDS[row.kind], row.addressee, row.hall)
    return (*named, row.issued_at, row.issued_by, state)


@access(Step.SEE_HOUSE_PAPERS)
def new(request: OurRequest, kind: str) -> HttpResponse:
    """One of the papers that are typed; a finding fills in what it knows."""
    made = FORMS.get(kind)
    if made is None or not may_somewhere(request.actor, ISSUING[DocumentKind(kind)]):
        raise NotFound(kind=kind)
    finding = request.GET.get("finding", "")
    finding_id = int(finding) if finding.isdecimal() else None
    form = made(
        request.actor, request.POST or None, initial=_known(request, finding_id)
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _issue(request, form, finding_id))
        if done:
            return redirect("paper:house-show", done.value)
    return _form(request, form, TITLES[DocumentKind(kind)])


def _issue(request: OurRequest, form: TypedForm, finding_id: int | None) -> str:
    order: Order = form.order()
    if finding_id is not None:
        order = Order(
            content=order.content,
            organ_id=order.organ_id,
            officer_id=order.officer_id,
            case=order.case,
            finding_id=finding_id,
        )
    return issue_house_paper(order=order, by=request.actor, at=request.now)


def _known(request: OurRequest, finding_id: int | None) -> dict[str, Any]:
    """What a finding says of the paper that follows it."""
    if finding_id is None or not may_somewhere(request.actor, Step.SEE_FINDINGS):
        return {}
    row = supervision.finding_page(finding_id, request.actor).row
    said = RULES[row.rule]
    organs = {one.name: str(one.organ_id) for one in people.organ_choices()}
    return {
        "organ": organs.get(row.organ, ""),
        "case": row.subject if row.is_of_case else "",
        "breach": said,
        "evidence": f"监察发现：{said}，{row.subject}",
        "basis": row.article,
    }


def _form(request: OurRequest, form: TypedForm, heading: str) -> HttpResponse:
    return framed_form(request, form, f"印发{heading}", _AT, submit="印发")


@access(Step.ISSUE_AUTHORITY)
@require_POST
def authority(request: OurRequest, letter_id: int) -> HttpResponse:
    """The letter on paper; again only with the reason that voids the first."""
    number = issue_authority(
        letter_id=letter_id,
        reason=request.POST.get("reason", "")[:200],
        by=request.actor,
        at=request.now,
    )
    return redirect("paper:house-show", number)


@access(Step.ISSUE_NEGATIVE)
@require_POST
def negative(request: OurRequest, filing_id: int) -> HttpResponse:
    """The form of a filed "no"; again only with the reason that voids the first."""
    number = issue_negative_form(
        filing_id=filing_id,
        reason=request.POST.get("reason", "")[:200],
        by=request.actor,
        at=request.now,
    )
    return redirect("paper:house-show", number)
