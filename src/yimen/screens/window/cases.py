"""The window's own cases: today's list, one case, and the list as a file."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from yimen.records.cases import queries
from yimen.records.cases.queries import CasePage, Filters, MaterialRow, OwedRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, State
from yimen.screens.shared import case_list, case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.case_list import Shape
from yimen.screens.shared.office_acts import offered
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.stations import beside_of
from yimen.screens.window import follow

_SHAPE: Final = Shape("window:case-show")
_TO_COLLECT: Final = "awaiting"
_STATES: Final = (
    (_TO_COLLECT, "待领取"),
    *((state.value, word) for state, word in case_words.STATES.items()),
)


def _state(request: OurRequest) -> str:
    """The asked state; who only hands out begins with what waits to be collected."""
    receives = may_somewhere(request.actor, Step.RECEIVE)
    hands_out = may_somewhere(request.actor, Step.DELIVER) and not receives
    asks = "q" in request.GET or "state" in request.GET
    first = _TO_COLLECT if hands_out and not asks else ""
    return request.GET.get("state", first)


def _filters(request: OurRequest) -> Filters:
    state = _state(request)
    known = AWAITING_DELIVERY if state == _TO_COLLECT else frozenset[State]()
    if state in set(State):
        known = frozenset({State(state)})
    return Filters(states=known, text=request.GET.get("q", "").strip()[:60])


@access(Step.LIST_CASES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The hall's cases; a case number typed whole opens its case."""
    filters = _filters(request)
    page = case_list.shown(request, filters, _SHAPE)
    if [row.number for row in page.rows] == [filters.text.upper()]:
        return redirect("window:case-show", page.rows[0].number)
    known = {
        "page": page,
        "states": _STATES,
        "q": filters.text,
        "state": _state(request),
        "may_receive": may_somewhere(request.actor, Step.RECEIVE),
        "may_deliver": may_somewhere(request.actor, Step.DELIVER),
    }
    return render(request, "window/cases.html", known)


@access(Step.EXPORT_CASES)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """What the list shows, as a file."""
    return case_list.export(request, _filters(request), "窗口办件")


def _owed_papers(page: CasePage) -> list[tuple[MaterialRow, OwedRow]]:
    """The promised papers that may be taken now."""
    if Step.SUPPLY_OWED not in page.buttons:
        return []
    owed = {one.code: one for one in page.owed if one.is_owed and not one.is_late}
    codes = [(row, owed.get(row.material.code)) for row in page.materials]
    return [(row, one) for row, one in codes if one]


@access(Step.SEE_CASE)
@require_GET
def case(request: OurRequest, number: str) -> HttpResponse:
    """One case at the window: what is owed, what may be done, what was printed."""
    page = queries.case_page(number, request.actor, request.now)
    known = {
        "page": page,
        **beside_of(page),
        "state": case_words.STATES[page.state],
        **offered(follow.BY_STEP, page),
        "may_receive": may_somewhere(request.actor, Step.RECEIVE),
        "may_supply": Step.SUPPLY in page.buttons,
        "owed_papers": _owed_papers(page),
        "may_correct": Step.CORRECT_SLIP in page.buttons,
        "papers": [(row, case_words.PAPER_STATES[row.state]) for row in page.materials],
        "paper_states": case_words.PAPER_STATES.items(),
        "documents": [(row, case_words.DOCUMENTS[row.kind]) for row in page.documents],
        "history": [(row, case_words.STEPS.get(row.step, "")) for row in page.history],
    }
    return render(request, "window/case.html", known)
