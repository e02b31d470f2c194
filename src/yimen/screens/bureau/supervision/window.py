"""One window on the supervisor's desk: every open case that it took in."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.cases.queries import Filters, TakenAt
from yimen.records.network import queries as network
from yimen.records.supervision import queries
from yimen.rules.authority.steps import Step
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.desk import asked_place, crumbs_of
from yimen.screens.bureau.supervision.opened import SHAPE
from yimen.screens.shared import case_list, case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest

_DIGITS: Final = 6


@access(Step.WATCH)
@require_GET
def window(request: OurRequest) -> HttpResponse:
    """The open cases of one window with their lights, what runs out first on top."""
    code, path = asked_place(request)
    number = asked_window(request)
    hall = network.node_of_code(code)
    found = queries.windows(request.actor, code, request.now)
    said = "" if number is None else str(number)
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "crumbs": [*crumbs_of(request, path), (code, hall.name if hall else code)],
        "code": code,
        "number": said,
        "row": next((one for one in found if one.number == said), None),
        "page": case_list.shown(request, asked_filters(request), SHAPE),
        "lights": case_words.LIGHTS,
        "asked": request.GET,
    }
    return render(request, "bureau/supervision/watch_window.html", shown)


def asked_window(request: OurRequest) -> int | None:
    """The number of the window; none is what came online or at a village station."""
    said = request.GET.get("window", "")
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else None


def asked_filters(request: OurRequest) -> Filters:
    """What the filter bar and the address say; nonsense is left out."""
    asked = request.GET
    return Filters(
        light=asked.get("light", ""),
        text=asked.get("q", "").strip()[:60],
        is_overdue=bool(asked.get("late")),
        taken_at=TakenAt(asked_place(request)[0], asked_window(request)),
    )
