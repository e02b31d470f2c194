"""A miswritten value is put right: the old paper is void, a new one stands for it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yimen.records.cases import queries
from yimen.records.cases.actions.reword_paper import reword_paper
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import Sheet
from yimen.rules.documents.rewording import wordings
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

_PLACE = "place-"


@access(Step.REWORD)
def reword(request: OurRequest, number: str) -> HttpResponse:
    """The values that may be miswritten; what is changed is issued anew."""
    page = queries.document_page(number, request.actor)
    return rewording(
        request, page.sheet, "paper:document-show", lambda: _issued(request, number)
    )


def rewording(
    request: OurRequest, sheet: Sheet, shown_at: str, issue: Callable[[], HttpResponse]
) -> HttpResponse:
    """The form of a paper's values; sent, the new paper, or why there is none."""
    words = None
    if request.method == "POST":
        try:
            return issue()
        except NotFound:
            raise
        except Refused as refusal:
            words = say(refusal)
    fields = [
        (one, request.POST.get(f"{_PLACE}{one.place}", one.text))
        for one in wordings(sheet)
    ]
    shown = {
        "sheet": sheet,
        "back": reverse(shown_at, args=[sheet.number]),
        "fields": fields,
        "words": words,
        "said": request.POST,
    }
    return render(
        request, "paper/reword.html", shown, status=words.status if words else 200
    )


def changed(request: OurRequest) -> dict[str, str]:
    """What was typed, by place in the sheet."""
    return {
        name.removeprefix(_PLACE): text
        for name, text in request.POST.items()
        if name.startswith(_PLACE) and isinstance(text, str)
    }


def _issued(request: OurRequest, number: str) -> HttpResponse:
    moved = reword_paper(
        document=number,
        changes=changed(request),
        reason=request.POST.get("reason", ""),
        by=request.actor,
        at=request.now,
    )
    messages.success(request, f"{number} 已作废，新文书已经出好。")
    return redirect("paper:document-show", moved.issued[0].number)
