"""The archive: closed cases that wait, are filed or are due; one file and its check."""

from typing import Final
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases.actions.bind_case import bind_case
from yimen.records.cases.actions.file_case import file_case
from yimen.records.cases.queries.filings import (
    ArchiveFilter,
    FilingRow,
    archive,
    archive_counts,
    check_filing,
    filing_page,
)
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.documents.filing import PARTS
from yimen.rules.documents.retention import WORDS, Retention
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.days import read_day
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.wording import say

STATES: Final = {"waiting": "待归档", "filed": "已归档", "due": "到期待鉴定"}
RESULTS: Final = {
    "granted": "准予",
    "refused": "不予许可",
    "rejected": "不予受理",
    "withdrawn": "撤回",
    "returned": "退件",
}
_HEADS: Final = (
    "办件编号",
    "事项",
    "部门",
    "申请人",
    "结果",
    "办结时间",
    "档号",
    "保管期限",
    "到期日",
    "件数",
    "页数",
    "存放位置",
    "归档时间",
    "归档人",
)
_TYPES: Final = {"pdf": "application/pdf", "zip": "application/zip"}


def wanted(request: OurRequest) -> ArchiveFilter:
    """The filter that the address says."""
    asked = request.GET
    state, kind = asked.get("state", ""), asked.get("retention", "")
    return ArchiveFilter(
        text=asked.get("q", "").strip(),
        state=state if state in STATES else "waiting",
        retention=kind if kind in set(Retention) else "",
        since=read_day(asked.get("since", "")),
        until=read_day(asked.get("until", "")),
    )


@access(Step.SEE_ARCHIVE)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Closed cases by where their file is."""
    filtered, today = wanted(request), local_date(request.now)
    number = number_of(request)
    shown = {
        "page": archive(filtered, actor=request.actor, on=today, page=number),
        "counts": archive_counts(request.actor, today),
        "wanted": filtered,
        "states": STATES,
        "results": RESULTS,
        "retentions": WORDS,
        "asked": request.GET,
    }
    return render(request, "paper/archive.html", shown)


@access(Step.SEE_ARCHIVE)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file: the archive's register."""
    today = local_date(request.now)
    whole = archive(wanted(request), actor=request.actor, on=today, size=WHOLE)
    return download(Spreadsheet("归档目录", _HEADS, map(_cells, whole.rows)), kind)


def _cells(row: FilingRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.matter_name,
        row.organ_name,
        row.applicant,
        RESULTS.get(row.result, row.result),
        row.closed_at,
        row.archive_number,
        WORDS[row.retention] if row.retention else "",
        row.dispose_on,
        row.pieces,
        row.pages,
        row.place,
        row.filed_at,
        row.filed_by,
    )


@access(Step.SEE_ARCHIVE)
@require_GET
def filing(request: OurRequest, case: str) -> HttpResponse:
    """One file: what lies in it, what a reviewer would miss, where it is."""
    return _page(request, case)


@access(Step.FILE)
@require_POST
def file(request: OurRequest, case: str) -> HttpResponse:
    """To the archive."""
    said = request.POST
    try:
        filed = file_case(
            number=case,
            place=said.get("place", ""),
            remark=said.get("remark", ""),
            by=request.actor,
            at=request.now,
        )
    except NotFound:
        raise
    except Refused as refusal:
        return _page(request, case, refusal)
    messages.success(request, f"已归档，档号 {filed.archive_number}。")
    return redirect("paper:case-filing", case)


@access(Step.SEE_ARCHIVE)
@require_POST
def check(request: OurRequest, case: str) -> HttpResponse:
    """Hold the kept file against its list of hashes."""
    found = check_filing(case, request.actor)
    if found:
        messages.error(request, f"对不上：{'、'.join(found)}。请报告系统管理员。")
    else:
        messages.success(request, "核对过了，卷宗和归档时一模一样。")
    return redirect("paper:case-filing", case)


@access(Step.PRINT)
@require_POST
def bound(request: OurRequest, case: str, form: str) -> HttpResponse:
    """The whole file, bound: a PDF, or a ZIP with the list of hashes."""
    if form not in _TYPES:
        raise NotFound(form=form)
    content = bind_case(number=case, form=form, by=request.actor, at=request.now)
    name = quote(f"卷宗 {case}.{form}")
    return HttpResponse(
        content,
        content_type=_TYPES[form],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _page(
    request: OurRequest, case: str, refusal: Refused | None = None
) -> HttpResponse:
    page = filing_page(case, request.actor)
    shown = {
        "page": page,
        "points": [(PARTS[point.part], point) for point in page.points],
        "lacks": any(point.is_missing for point in page.points),
        "results": RESULTS,
        "retentions": WORDS,
        "words": say(refusal) if refusal else None,
        "said": request.POST,
    }
    status = 409 if refusal else 200
    return render(request, "paper/filing.html", shown, status=status)
