"""The ledger of what lies here: on the page, on paper, as a file."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.agency import queries
from yimen.records.agency.queries import CustodyFilter, CustodyList, CustodyRow, Part
from yimen.records.people.queries import A_PAGE
from yimen.rules.agency.custody import ItemKind
from yimen.rules.authority.steps import Step
from yimen.screens.shared import errand_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_ON_PAPER: Final = 300
_HEADS: Final = (
    "材料",
    "件数",
    "种类",
    "委托人",
    "事项",
    "代办号",
    "在哪里",
    "从何时起",
    "已放天数",
    "去向",
    "最晚哪天",
    "逾期",
)


def _wanted(request: OurRequest) -> CustodyFilter:
    part, kind = request.GET.get("part", ""), request.GET.get("kind", "")
    return CustodyFilter(
        part=Part(part) if part in set(Part) else Part.HERE,
        text=request.GET.get("q", "").strip()[:60],
        kind=ItemKind(kind) if kind in set(ItemKind) else None,
    )


def _found(request: OurRequest, *, page: int, size: int) -> CustodyList:
    wanted, actor = _wanted(request), request.actor
    return queries.custody_list(wanted, actor, request.now, page=page, size=size)


@access(Step.SEE_ERRANDS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Whose papers lie here, since when, and where they go next."""
    size = _ON_PAPER if request.GET.get("whole") == "1" else A_PAGE
    page = number_of(request)
    found = _found(request, page=page, size=size)
    known = {
        "found": found,
        "page": found.page,
        "rows": [(row, words.bound_for(row)) for row in found.page.rows],
        "asked": request.GET,
        "parts": words.PARTS,
        "kinds": words.ITEM_KINDS,
        "many": len({row.holder for row in found.page.rows}) > 1,
    }
    return render(request, "agent/custody.html", known)


@access(Step.SEE_ERRANDS)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """The same as a file."""
    found = _found(request, page=1, size=100_000)
    sheet = Spreadsheet("在手材料", _HEADS, (_cells(row) for row in found.page.rows))
    return download(sheet, request.GET.get("export", "csv"))


def _cells(row: CustodyRow) -> tuple[Cell, ...]:
    return (
        row.name,
        row.pieces,
        words.ITEM_KINDS[row.kind],
        row.client,
        row.matter,
        row.errand_number,
        row.holder,
        row.since,
        row.days,
        words.bound_for(row),
        row.due_on,
        "逾期" if row.is_overdue else "",
    )
