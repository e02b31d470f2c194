"""One page, or one fragment, for every refusal."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from yimen.rules.authority.actors import VISITOR
from yimen.rules.refusals import Refused
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

INSIDE: Final = "/home/"
OUTSIDE: Final = "/"


def page(request: OurRequest, refusal: Refused) -> HttpResponse:
    """The refusal in words: a fragment for HTMX, else a whole page."""
    words = say(refusal)
    template = "shared/_refused.html" if request.htmx else "shared/refused.html"
    inside = getattr(request, "actor", VISITOR).officer_id is not None
    shown = {
        "words": words,
        "back": _came_from(request) or (INSIDE if inside else OUTSIDE),
        "base": "shared/staff.html" if inside else "shared/_plain.html",
    }
    return render(request, template, shown, status=words.status)


def _came_from(request: OurRequest) -> str:
    """The page before, when it is one of ours and another one."""
    there = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(there, {request.get_host()})
    return there if ours and there != request.build_absolute_uri() else ""
