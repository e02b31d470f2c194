"""The counter: who came, for what, with which papers, and what follows at once."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.records.approvals.actions.take_in_joint import take_in_joint
from yimen.records.cases import queries as cases
from yimen.records.catalogue import queries as catalogue
from yimen.records.fees import queries as fees
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Outcome
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.frame import INSIDE
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared import case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say
from yimen.screens.window import answers, panes
from yimen.screens.window.forms import NotAccepted
from yimen.screens.window.sheet import (
    application_of,
    counter_of,
    form_of,
    new_submit_key,
    papers_of,
)

_MOST_HITS: Final = 12
_UNPROCESSABLE: Final = 422
_DONE: Final = {
    State.RECEIVED: "材料收下了",
    State.CORRECTING: "已一次性告知",
    State.ACCEPTED: "已受理",
    State.GRANTED: "已准予",
    State.DELIVERED: "当场办好，已交付",
}


@access(Step.RECEIVE)
@require_GET
def counter(request: OurRequest) -> HttpResponse:
    """The whole counter on one page."""
    lies = counter_of(request.GET)
    known = panes.of(request, lies)
    known["submit_key"] = new_submit_key()
    text = request.GET.get("q", "")
    known["q"] = text
    known["options"] = panes.options(lies, _found(text)) if text else None
    return render(request, "window/counter.html", known)


@access(Step.RECEIVE)
@require_GET
def matters(request: OurRequest) -> HttpResponse:
    """The matters that the typed letters mean, for the picker."""
    lies = counter_of(request.GET)
    known = {"options": panes.options(lies, _found(request.GET.get("q", "")))}
    return render(request, "shared/_options.html", known)


def _found(text: str) -> tuple[catalogue.MatterHit, ...]:
    return catalogue.search(text, limit=_MOST_HITS)


@access(Step.RECEIVE)
@require_POST
def preview(request: OurRequest) -> HttpResponse:
    """What follows from the papers as they are ticked now."""
    lies = counter_of(request.POST)
    if lies.version_id is None:
        raise NotFound(matter="")
    known = panes.of(request, lies, papers_of(request.POST))
    known["submit_key"] = request.POST.get("submit_key") or new_submit_key()
    page = "window/_preview.html" if request.htmx else "window/counter.html"
    return render(request, page, known)


@access(Step.RECEIVE)
@require_POST
def submit(request: OurRequest) -> HttpResponse:
    """One of the answers a counter may give; the same submit twice is one case."""
    answer = answers.of(request)
    return _given(request, answer) if answer else reject(request)


def _given(request: OurRequest, answer: Outcome) -> HttpResponse:
    application = application_of(request.POST)
    if application is None:
        return _again(request, "先认人、选事项，再受理。", _UNPROCESSABLE)
    try:
        taken = take_in_joint(
            application=application,
            outcome=answer,
            answers=form_of(request.POST),
            correct_by_on=answers.correct_by(request.POST),
            by=request.actor,
            at=request.now,
        )
    except Refused as refusal:
        words = say(refusal)
        return _again(request, f"{words.text}{words.article}{words.next}", words.status)
    return redirect("window:case-done", taken.number)


def _again(request: OurRequest, fault: str, status: int) -> HttpResponse:
    lies = counter_of(request.POST)
    known = panes.of(request, lies, papers_of(request.POST))
    known["submit_key"] = request.POST.get("submit_key") or new_submit_key()
    known["fault"] = fault
    return render(request, "window/counter.html", known, status=status)


@access(Step.REJECT)
@require_POST
def reject(request: OurRequest) -> HttpResponse:
    """Why it is not accepted, and whose it is; then the decision on paper."""
    is_asked = "ground" in request.POST
    form = NotAccepted(request.POST if is_asked else None)
    if is_asked and form.is_valid():
        return _given(request, form.rejection())
    lies = counter_of(request.POST)
    known = panes.of(request, lies, papers_of(request.POST))
    known |= {"form": form, "kept": answers.kept(request.POST)}
    status = _UNPROCESSABLE if is_asked else 200
    return render(request, "window/reject.html", known, status=status)


@access(Step.SEE_CASE)
@require_GET
def done(request: OurRequest, number: str) -> HttpResponse:
    """What was done, what to print and hand over, and the next visitor."""
    page = cases.case_page(number, request.actor, request.now)
    known = {
        "page": page,
        "state": _DONE.get(page.state, case_words.STATES[page.state]),
        "documents": [
            (row, case_words.DOCUMENTS[row.kind])
            for row in page.documents
            if row.voided_at is None and row.kind not in INSIDE
        ],
        "home": reverse("window:counter-show"),
        "bar": panes.bar(request),
        "costs_money": _costs(request, number),
    }
    return render(request, "window/done.html", known)


def _costs(request: OurRequest, number: str) -> bool:
    """Whether the case has a fee that is on no bill yet."""
    mine = fees.chargeable_of({number}, request.actor)
    return any(not fee.is_optional for fee in fees.charges_of(mine, request.now))
