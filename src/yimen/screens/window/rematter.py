"""Taken in under the wrong matter: find the right one, tick its papers, say why."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.cases import queries
from yimen.records.cases.actions.change_matter import RightMatter, change_matter
from yimen.records.cases.queries import CasePage
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared import case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.case_forms import Reason
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say
from yimen.screens.window import panes
from yimen.screens.window.sheet import papers_of

_MOST_HITS: Final = 12
_UNPROCESSABLE: Final = 422


@access(Step.CHANGE_MATTER)
def rematter(request: OurRequest, number: str) -> HttpResponse:
    """The case, received again under the right matter on its first day."""
    page = queries.case_page(number, request.actor, request.now)
    said = request.POST if request.method == "POST" else request.GET
    form = Reason(request.POST if request.method == "POST" else None)
    version = said.get("matter", "")
    if request.method == "POST" and version.isdecimal() and form.is_valid():
        return _change(request, page, int(version), form)
    status = _UNPROCESSABLE if form.is_bound else 200
    return _shown(request, page, form, version, status=status)


def _change(
    request: OurRequest, page: CasePage, version_id: int, form: Reason
) -> HttpResponse:
    try:
        change_matter(
            number=page.number,
            to=RightMatter(version_id, papers_of(request.POST)),
            reason=form.cleaned_data["reason"],
            version=page.version,
            by=request.actor,
            at=request.now,
        )
    except NotFound:
        raise
    except Refused as refusal:
        words = say(refusal)
        form.add_error(None, f"{words.text}{words.next}")
        return _shown(request, page, form, str(version_id), status=words.status)
    messages.success(request, "已按原来的日期重新收件，请打印新的凭证，收回作废的。")
    return redirect("window:case-done", page.number)


def _shown(
    request: OurRequest, page: CasePage, form: Reason, version: str, *, status: int
) -> HttpResponse:
    q = request.GET.get("q", "")
    known: dict[str, object] = {"page": page, "form": form, "q": q}
    known["hits"] = catalogue.search(q, limit=_MOST_HITS) if q else ()
    known["states"] = case_words.PAPER_STATES.items()
    if version.isdecimal():
        matter = catalogue.matter_version(int(version))
        ticked = papers_of(request.POST) or None
        known |= {"matter": matter, "version": version}
        known["rows"] = panes.paper_rows(matter, ticked)
    return render(request, "window/rematter.html", known, status=status)
