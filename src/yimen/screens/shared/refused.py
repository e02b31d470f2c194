"""One page, or one fragment, for every refusal."""

from django.http import HttpResponse
from django.shortcuts import render

from yimen.rules.refusals import Refused
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say


def page(request: OurRequest, refusal: Refused) -> HttpResponse:
    """The refusal in words: a fragment for HTMX, else a whole page."""
    words = say(refusal)
    template = "shared/_refused.html" if request.htmx else "shared/refused.html"
    return render(request, template, {"words": words}, status=words.status)
