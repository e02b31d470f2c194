"""The register of broken promises: who, which, since when, and what repaired them."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from yimen.records.cases import queries
from yimen.records.cases.actions.repair_promise import repair_promise
from yimen.records.cases.queries import BrokenRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.case_forms import Reason
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

KINDS: Final = {"tolerance": "容缺受理", "commitment": "告知承诺"}
_HEADS: Final = (
    "办件编号",
    "申请人",
    "承诺种类",
    "没有兑现的",
    "失信时间",
    "修复时间",
    "修复理由",
)


def _rows(request: OurRequest) -> tuple[BrokenRow, ...]:
    after = request.GET.get("after", "")
    return queries.broken_promises(
        request.actor,
        only_live=request.GET.get("state", "") == "live",
        text=request.GET.get("q", "").strip(),
        after=int(after) if after.isdecimal() else 0,
    )


@access(Step.SEE_PROMISES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Newest first; those that still bar their applicants can be filtered."""
    rows = _rows(request)
    shown = {
        "sections": sections(request.actor, request.path),
        "rows": [(row, KINDS.get(row.kind, row.kind)) for row in rows],
        "asked": request.GET,
        "may_repair": may_somewhere(request.actor, Step.REPAIR_PROMISE),
        "next_after": rows[-1].promise_id if len(rows) == queries.A_PAGE else "",
    }
    return render(request, "bureau/conduct/promises.html", shown)


@access(Step.SEE_PROMISES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered page as a file."""
    sheet = Spreadsheet("失信记录", _HEADS, (_cells(row) for row in _rows(request)))
    return download(sheet, kind)


def _cells(row: BrokenRow) -> tuple[Cell, ...]:
    return (
        row.case_number,
        row.applicant,
        KINDS.get(row.kind, row.kind),
        row.what,
        row.broken_at,
        row.repaired_at,
        row.repair_ground,
    )


@access(Step.REPAIR_PROMISE)
def repair(request: OurRequest, promise_id: int) -> HttpResponse:
    """The promise counts as kept from now on, with the ground for it."""
    form = Reason(request.POST or None)
    form.fields["reason"].label = "凭什么修复"

    def act() -> None:
        repair_promise(
            promise_id=promise_id,
            ground=form.cleaned_data["reason"],
            by=request.actor,
            at=request.now,
        )

    if form.is_valid() and attempt(form, act):
        messages.success(request, "已修复，这位申请人可以重新承诺了。")
        return redirect("bureau:promise-list")
    shown = {"sections": sections(request.actor, request.path), "form": form}
    return render(request, "bureau/conduct/promise_repair.html", shown)
