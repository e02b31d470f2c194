"""The open cases behind a figure of the supervisor's desk: a place's, an officer's."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.cases.queries import Filters
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.desk import asked_place, crumbs_of
from yimen.screens.shared import case_list, case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.case_list import Shape
from yimen.screens.shared.request import OurRequest

SHAPE: Final = Shape("bureau:watch-case", holder=True)
_DIGITS: Final = 9


@access(Step.WATCH)
@require_GET
def opened(request: OurRequest) -> HttpResponse:
    """The open cases of a place and all below it, what runs out first on top."""
    code, path = asked_place(request)
    place = network.node_of_code(code)
    filters = asked_filters(request)
    holder = filters.holder_id
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "crumbs": [*crumbs_of(request, path), (code, place.name if place else code)],
        "code": code,
        "officer": people.names_of({holder}).get(holder, "") if holder else "",
        "page": case_list.shown(request, filters, SHAPE),
        "lights": case_words.LIGHTS,
        "asked": request.GET,
    }
    return render(request, "bureau/supervision/watch_open.html", shown)


def asked_filters(request: OurRequest) -> Filters:
    """What the filter bar and the address say; nonsense is left out."""
    asked = request.GET
    officer = asked.get("officer", "")
    is_number = officer.isdecimal() and len(officer) <= _DIGITS
    return Filters(
        states=frozenset({State.PAUSED}) if asked.get("paused") else frozenset(),
        light=asked.get("light", ""),
        text=asked.get("q", "").strip()[:60],
        holder_id=int(officer) if is_number else None,
        below=asked_place(request)[1],
        is_overdue=bool(asked.get("late")),
    )
