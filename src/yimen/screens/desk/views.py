"""The desk: what runs out first, one case, and its papers."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases import queries
from yimen.records.cases.actions.take import take
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import TABLE, may_somewhere
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.desk import acts, opened
from yimen.screens.desk import inquiries as look
from yimen.screens.desk.forms import FilterBar
from yimen.screens.shared import case_list, case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.case_list import Shape
from yimen.screens.shared.office_acts import offered
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.stations import beside_of
from yimen.screens.shared.wording import say

_SHAPE: Final = Shape("desk:case-show", ticks=True, holder=True)


@access(Step.LIST_CASES)
@require_GET
def worklist(request: OurRequest) -> HttpResponse:
    """What runs out first, a hundred at a time."""
    bar = FilterBar(request.GET)
    known = {
        "page": case_list.shown(request, bar.filters(), _SHAPE),
        "bar": bar,
        "counts": queries.desk_counts(request.actor, request.now),
        "is_filtered": bool(request.GET),
        "may_hand_over": request.actor.has(*TABLE[Step.SEND_BACK]),
        "may_offer": may_somewhere(request.actor, Step.SEE_CANDIDATES),
        "may_check": may_somewhere(request.actor, Step.LIST_COMMITMENTS),
    }
    return render(request, "desk/worklist.html", known)


@access(Step.EXPORT_CASES)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """What the filter shows, as a file."""
    return case_list.export(request, FilterBar(request.GET).filters(), "在办件")


@access(Step.TAKE)
@require_POST
def take_several(request: OurRequest) -> HttpResponse:
    """Take the ticked cases; each on its own, so that one refusal stops no other."""
    taken = 0
    for number in request.POST.getlist("number")[:100]:
        try:
            take(number=number, by=request.actor, at=request.now)
        except Refused as refusal:
            messages.error(request, f"{number}：{say(refusal).text}")
        else:
            taken += 1
    messages.success(request, f"领了 {taken} 件。")
    return redirect("desk:case-list")


@access(Step.LIST_COMMITMENTS)
@require_GET
def commitments(request: OurRequest) -> HttpResponse:
    """The promises that are to be checked, the next day first."""
    rows = queries.commitments_to_check(request.actor, request.now)
    return render(request, "desk/commitments.html", {"rows": rows})


@access(Step.SEE_CASE)
@require_GET
def case(request: OurRequest, number: str) -> HttpResponse:
    """Material, law and clock together."""
    page = queries.case_page(number, request.actor, request.now)
    seen = opened.of(request, number)
    known = {
        "page": page,
        **beside_of(page),
        "state": case_words.STATES[page.state],
        **offered(acts.BY_STEP, page),
        "closer": [look.BY_STEP[s] for s in page.buttons if s in look.BY_STEP],
        "opened": seen,
        "unopened": opened.missing(page, seen),
        "history": [(row, case_words.STEPS.get(row.step, "")) for row in page.history],
        "documents": [(row, case_words.DOCUMENTS[row.kind]) for row in page.documents],
        "papers": [(row, case_words.PAPER_STATES[row.state]) for row in page.materials],
    }
    return render(request, "desk/case.html", known)


@access(Step.SEE_CASE)
@require_GET
def material(request: OurRequest, number: str, code: str) -> HttpResponse:
    """One material with its files; looking at it is remembered."""
    page = queries.case_page(number, request.actor, request.now)
    row = next((r for r in page.materials if r.material.code == code), None)
    if row is None:
        raise NotFound(material=code)
    left = opened.missing(page, opened.of(request, number) | {code})
    known = {"page": page, "row": row, "next": left[0] if left else None}
    known["word"] = case_words.PAPER_STATES[row.state]
    response = render(request, "desk/material.html", known)
    opened.remember(request, response, number, code)
    return response


@access(Step.SEE_CASE)
@require_GET
def upload(request: OurRequest, number: str, upload: int) -> HttpResponse:  # noqa: ARG001
    """A stored file; only what browsers show harmlessly is shown in place."""
    return opened.in_place(queries.upload_content(upload, request.actor))
