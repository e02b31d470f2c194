"""The window's own cases: today's list, one case, and the list as a file."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from yimen.records.cases import queries
from yimen.records.cases.queries import CaseRow, Filters
from yimen.rules.authority import may_somewhere
from yimen.rules.lifecycle import State
from yimen.rules.steps import Step
from yimen.screens.shared import case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.window import follow

_HEADS: Final = ("编号", "事项", "申请人", "状态", "承诺到期", "法定到期", "收件时间")


def _filters(request: OurRequest) -> Filters:
    state = request.GET.get("state", "")
    known = frozenset({State(state)}) if state in set(State) else frozenset[State]()
    return Filters(states=known, text=request.GET.get("q", "").strip()[:60])


@access(Step.LIST_CASES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The hall's cases; a case number typed whole opens its case."""
    filters = _filters(request)
    page = queries.inbox(
        request.actor, request.now, filters, after=request.GET.get("after", "")
    )
    if len(page.rows) == 1 and page.rows[0].number == filters.text.upper():
        return redirect("window:case-show", page.rows[0].number)
    known = {
        "rows": [(row, case_words.STATES[row.state]) for row in page.rows],
        "next_after": page.next_after,
        "states": [(state.value, word) for state, word in case_words.STATES.items()],
        "q": filters.text,
        "state": request.GET.get("state", ""),
        "may_receive": may_somewhere(request.actor, Step.RECEIVE),
    }
    return render(request, "window/cases.html", known)


def _cells(row: CaseRow) -> tuple[Cell, ...]:
    word = case_words.STATES[row.state]
    ends = (row.due_on, row.statutory_due_on)
    return (row.number, row.matter_name, row.applicant, word, *ends, row.received_at)


@access(Step.EXPORT_CASES)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """What the list shows, as a file."""
    page = queries.inbox(request.actor, request.now, _filters(request))
    sheet = Spreadsheet("窗口办件", _HEADS, (_cells(row) for row in page.rows))
    return download(sheet, request.GET.get("kind", "csv"))


@access(Step.SEE_CASE)
@require_GET
def case(request: OurRequest, number: str) -> HttpResponse:
    """One case at the window: what is owed, what may be done, what was printed."""
    page = queries.case_page(number, request.actor, request.now)
    known = {
        "page": page,
        "state": case_words.STATES[page.state],
        "buttons": [
            follow.BY_STEP[step] for step in page.buttons if step in follow.BY_STEP
        ],
        "may_receive": may_somewhere(request.actor, Step.RECEIVE),
        "may_supply": Step.SUPPLY in page.buttons,
        "may_correct": Step.CORRECT_SLIP in page.buttons,
        "papers": [(row, case_words.PAPER_STATES[row.state]) for row in page.materials],
        "paper_states": case_words.PAPER_STATES.items(),
        "documents": [(row, case_words.DOCUMENTS[row.kind]) for row in page.documents],
        "history": [(row, case_words.STEPS.get(row.step, "")) for row in page.history],
    }
    return render(request, "window/case.html", known)
