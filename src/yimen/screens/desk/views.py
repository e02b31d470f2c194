"""The desk: what runs out first, one case, and its papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases import queries
from yimen.records.cases.actions.take import take
from yimen.records.cases.queries import CaseRow
from yimen.rules.refusals import NotFound, Refused
from yimen.rules.steps import Step
from yimen.screens.desk import acts, opened
from yimen.screens.desk.forms import FilterBar
from yimen.screens.shared import case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.wording import say

_EXPORTED: Final = 10_000  # rows; a longer list is filtered first
_HEADS: Final = (
    "编号",
    "事项",
    "申请人",
    "状态",
    "部门",
    "承诺到期",
    "承诺剩余工作日",
    "法定到期",
    "法定剩余工作日",
    "经办",
    "收件时间",
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of the worklist with its state in words."""

    case: CaseRow
    state: str
    can_take: bool


def _shown(row: CaseRow) -> ListRow:
    return ListRow(row, case_words.STATES[row.state], not row.holder)


@access(Step.LIST_CASES)
@require_GET
def worklist(request: OurRequest) -> HttpResponse:
    """What runs out first, a hundred at a time."""
    bar = FilterBar(request.GET)
    filters = bar.filters()
    after = request.GET.get("after", "")
    page = queries.inbox(request.actor, request.now, filters, after=after)
    known = {
        "bar": bar,
        "rows": [_shown(row) for row in page.rows],
        "next_after": page.next_after,
        "counts": queries.desk_counts(request.actor, request.now),
        "is_filtered": bool(request.GET),
    }
    return render(request, "desk/worklist.html", known)


def _all_rows(request: OurRequest) -> Iterator[CaseRow]:
    filters = FilterBar(request.GET).filters()
    after = ""
    while True:
        page = queries.inbox(request.actor, request.now, filters, after=after)
        yield from page.rows
        after = page.next_after
        if not after:
            return


def _cells(row: CaseRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.matter_name,
        row.applicant,
        case_words.STATES[row.state],
        row.organ_name,
        row.due_on,
        row.remaining_days,
        row.statutory_due_on,
        row.statutory_remaining_days,
        row.holder,
        row.received_at,
    )


@access(Step.EXPORT_CASES)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """What the filter shows, as a file."""
    rows = islice(_all_rows(request), _EXPORTED)
    sheet = Spreadsheet("在办件", _HEADS, (_cells(row) for row in rows))
    return download(sheet, request.GET.get("kind", "csv"))


@access(Step.TAKE)
@require_POST
def take_several(request: OurRequest) -> HttpResponse:
    """Take the ticked cases; each on its own, so that one refusal stops no other."""
    taken = 0
    for number in request.POST.getlist("number")[:100]:
        try:
            take(number=number, by=request.actor, at=request.now)
        except Refused as refusal:
            messages.error(request, f"{number}：{say(refusal).text}")
        else:
            taken += 1
    messages.success(request, f"领了 {taken} 件。")
    return redirect("desk:case-list")


@access(Step.SEE_CASE)
@require_GET
def case(request: OurRequest, number: str) -> HttpResponse:
    """Material, law and clock together."""
    page = queries.case_page(number, request.actor, request.now)
    seen = opened.of(request, number)
    known = {
        "page": page,
        "state": case_words.STATES[page.state],
        "buttons": [acts.BY_STEP[s] for s in page.buttons if s in acts.BY_STEP],
        "opened": seen,
        "unopened": opened.missing(page, seen),
        "history": [(row, case_words.STEPS.get(row.step, "")) for row in page.history],
        "documents": [(row, case_words.DOCUMENTS[row.kind]) for row in page.documents],
        "papers": [(row, case_words.PAPER_STATES[row.state]) for row in page.materials],
    }
    return render(request, "desk/case.html", known)


@access(Step.SEE_CASE)
@require_GET
def material(request: OurRequest, number: str, code: str) -> HttpResponse:
    """One material with its files; looking at it is remembered."""
    page = queries.case_page(number, request.actor, request.now)
    row = next((r for r in page.materials if r.material.code == code), None)
    if row is None:
        raise NotFound(material=code)
    left = opened.missing(page, opened.of(request, number) | {code})
    known = {"page": page, "row": row, "next": left[0] if left else None}
    known["word"] = case_words.PAPER_STATES[row.state]
    response = render(request, "desk/material.html", known)
    opened.remember(request, response, number, code)
    return response


@access(Step.SEE_CASE)
@require_GET
def upload(request: OurRequest, number: str, upload: int) -> HttpResponse:  # noqa: ARG001
    """A stored file; only what browsers show harmlessly is shown in place."""
    file = queries.upload_content(upload, request.actor)
    shown = file.media_type in {"application/pdf", "image/png", "image/jpeg"}
    headers = {
        "Content-Disposition": "inline" if shown else "attachment",
        "Content-Security-Policy": "sandbox",
    }
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)
