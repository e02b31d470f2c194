"""Which promises could be shorter: real handling beside today's promise, by matter."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.catalogue import actions as catalogue
from yimen.records.catalogue.queries import matter_page
from yimen.records.statistics.queries.advice import (
    AdvicePage,
    AdviceRow,
    advice_of,
    advice_page,
)
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.statistics.cuts import Cut
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.statistics.forms import Asked, asked_of, presets
from yimen.screens.bureau.statistics.what_if_words import ladder_chart
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried
from yimen.screens.shared.charts import framed
from yimen.screens.shared.limits import spoken_limit
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PATH: Final = "/bureau/advice/"
_NOTE: Final = "按过去的实际办理用时，把承诺时限改为{days}个工作日"
_HEADS: Final = (
    "事项",
    "部门",
    "编码",
    "法定",
    "现在的承诺",
    "办结件数",
    "用时中位数",
    "九成以内",
    "九成五以内",
    "现在的承诺超期率%",
    "可以改成（工作日）",
)
WIDTH: Final = 760
_MOST_DAYS: Final = 400


@access(Step.SEE_ADVICE)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every matter that was handled, those with most to gain first."""
    asked, found = _found(request)
    shown = {
        "sections": sections(request.actor, _PATH),
        "asked": asked,
        "presets": presets(asked, request),
        "text": request.GET.get("text", ""),
        "shorter": request.GET.get("shorter", ""),
        "rows": [(row, _limits(row)) for row in found],
        "query": urlencode({**asked.said, **_more(request)}),
    }
    return render(request, "bureau/statistics/advice.html", shown)


def _more(request: OurRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("text", "shorter")}


def _found(request: OurRequest) -> tuple[Asked, tuple[AdviceRow, ...]]:
    asked = _last_year(asked_of(request), request)
    found = advice_of(
        asked.scope,
        asked.period,
        request.actor,
        text=request.GET.get("text", "").strip(),
        shorter=bool(request.GET.get("shorter")),
    )
    return asked, found


def _last_year(asked: Asked, request: OurRequest) -> Asked:
    """Where no days are asked for: the twelve months up to now."""
    if request.GET.get("first"):
        return asked
    period = asked.period
    first_on = period.year_before().first_on
    longer = replace(period, first_on=first_on)
    said = {**asked.said, "first": first_on.isoformat()}
    return replace(asked, period=longer, said=said)


def _limits(row: AdviceRow) -> tuple[str, str]:
    matter = row.matter
    return spoken_limit(matter.promised) or "—", spoken_limit(matter.statutory) or "—"


@access(Step.SEE_ADVICE)
@require_GET
def matter(request: OurRequest, code: str) -> HttpResponse:
    """One matter: what each promise would have meant."""
    asked = _last_year(asked_of(request), request)
    page = advice_page(code, asked.scope, asked.period, request.actor)
    if page is None:
        raise Http404
    shown = {
        "sections": sections(request.actor, _PATH),
        "asked": asked,
        "row": page.row,
        "limits": _limits(page.row),
        **_ladder(page),
        "cases": _cases(request, asked, code),
        "drafts": may_somewhere(request.actor, Step.EDIT_MATTER),
        "asks": may_somewhere(request.actor, Step.ASK_WHAT_IF),
    }
    return render(request, "bureau/statistics/advice_matter.html", shown)


def _ladder(page: AdvicePage) -> dict[str, Any]:
    ladder = tuple((rung.days, rung.late) for rung in page.rungs)
    return {
        "rungs": [(days, late * 100) for days, late in ladder],
        "chart": framed(ladder_chart(ladder), width=WIDTH),
    }


def _cases(request: OurRequest, asked: Asked, code: str) -> str:
    if not may_somewhere(request.actor, Step.SEE_FIGURES):
        return ""
    closed = {"cut": Cut.MATTER.value, "group": code, "quantity": "closed"}
    return urlencode({**asked.said, **closed})


@access(Step.EDIT_MATTER)
@require_POST
def draft(request: OurRequest, code: str) -> HttpResponse:
    """Begin a draft with this promise; somebody has to publish it."""
    days = _days(request)
    page = matter_page(code, by=request.actor)
    changed = replace(page.shown, promised_limit=Limit(days))
    note = _NOTE.format(days=days)
    sheet = catalogue.Sheet(matter=changed, source=page.source, note=note)

    def save() -> Any:
        return catalogue.save_draft(
            sheet, by=request.actor, at=request.now, seen=page.version
        )

    if tried(request, save, "草稿存好了，看过再发布。"):
        return redirect("bureau:matter-edit", code)
    return redirect("bureau:advice-matter", code)


def _days(request: OurRequest) -> int:
    said = request.POST.get("days", "")
    if not said.isdecimal() or int(said) > _MOST_DAYS:
        raise Http404
    return int(said)


@access(Step.SEE_ADVICE)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The list as a file."""
    asked, found = _found(request)
    name = f"承诺建议{asked.period.first_on:%Y%m%d}-{asked.period.last_on:%Y%m%d}"
    return download(Spreadsheet(name, _HEADS, _lines(found)), kind)


def _lines(found: tuple[AdviceRow, ...]) -> Iterator[tuple[Cell, ...]]:
    for row in found:
        promised, statutory = _limits(row)
        told, late = row.advice, row.advice.late_today
        yield (
            row.matter.name,
            row.matter.organ,
            row.matter.code,
            statutory,
            promised,
            told.cases,
            round(told.median, 2),
            round(told.p90, 2),
            round(told.p95, 2),
            "—" if late is None else round(late * 100, 2),
            "—" if told.suggested is None else told.suggested,
        )
