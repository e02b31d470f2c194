"""Datasets: the histories of other systems, their findings, figures and logs."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.ports.event_logs import MEDIA_TYPE, xes
from yimen.records.statistics.queries.datasets import Period, case_figures, yardstick
from yimen.records.statistics.queries.held import (
    DatasetRow,
    dataset_page,
    datasets,
)
from yimen.records.statistics.queries.logs import log_of_dataset, log_of_ours
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import ONE_DAY
from yimen.rules.replays import LogCase, Oddity
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.figures import CUTS, Figures
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.statistics.forms import asked_of
from yimen.screens.bureau.statistics.words import CUTS as CUT_WORDS
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest

ODDITIES: Final = {
    Oddity.RECEIVED_MISSING: "没有收件时间",
    Oddity.CLOSED_BEFORE_RECEIVED: "办结早于收件",
    Oddity.ACCEPTED_BEFORE_RECEIVED: "受理早于收件",
    Oddity.DUE_BEFORE_RECEIVED: "到期早于收件",
    Oddity.EVENT_AFTER_CLOSING: "办结之后还有动作",
    Oddity.INSTANT_UNREADABLE: "时间看不懂",
    Oddity.CASE_MISSING: "没有编号",
    Oddity.CASE_REPEATED: "编号重复",
}
CALENDARS: Final = {"cn": "国务院工作日历", "mon-fri": "周一至周五"}


@access(Step.SEE_DATASETS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every dataset that is held."""
    shown = {
        "sections": sections(request.actor, "/bureau/figures/"),
        "rows": [
            (row, CALENDARS.get(row.calendar, row.calendar))
            for row in datasets(request.actor)
        ],
    }
    return render(request, "bureau/statistics/datasets.html", shown)


@access(Step.SEE_DATASETS)
@require_GET
def dataset(request: OurRequest, dataset_id: int) -> HttpResponse:
    """One dataset: what was odd, and its figures told apart."""
    page = dataset_page(dataset_id, request.actor)
    said = request.GET.get("cut", "")
    cut = Cut(said) if said in set(CUTS) else Cut.ORGAN
    whole, groups = _figures(page.row, cut, request)
    shown = {
        "sections": sections(request.actor, "/bureau/figures/"),
        "row": page.row,
        "calendar": CALENDARS.get(page.row.calendar, page.row.calendar),
        "findings": [(ODDITIES[odd], *told) for odd, told in page.findings.items()],
        "cuts": [(one.value, CUT_WORDS[one]) for one in CUTS],
        "cut": cut.value,
        "cut_words": CUT_WORDS[cut],
        "whole": whole,
        "groups": groups,
    }
    return render(request, "bureau/statistics/dataset.html", shown)


def _figures(
    row: DatasetRow, cut: Cut, request: OurRequest
) -> tuple[Figures, list[tuple[str, Figures]]]:
    until = row.last_at + ONE_DAY if row.last_at else request.now
    period = Period(row.first_at or until - ONE_DAY, until)
    measured = yardstick(row.name)
    by, at = request.actor, request.now
    whole, groups = case_figures(row.name, period, measured, cut, by=by, at=at)
    ordered = sorted(groups.items(), key=lambda named: (-named[1].n, named[0]))
    return whole, [(name or "未记载", told) for name, told in ordered]


@access(Step.SEE_DATASETS)
@require_GET
def export(request: OurRequest, dataset_id: int) -> HttpResponseBase:
    """The dataset as a log of events that process mining reads (XES)."""
    row = dataset_page(dataset_id, request.actor).row
    return _log(row.name, log_of_dataset(dataset_id, by=request.actor))


@access(Step.SEE_FIGURES)
@require_GET
def export_ours(request: OurRequest) -> HttpResponseBase:
    """Our own cases received in the period, as a log of events (XES)."""
    asked = asked_of(request)
    name = f"办件{asked.period.first_on:%Y%m%d}-{asked.period.last_on:%Y%m%d}"
    return _log(name, log_of_ours(asked.scope, asked.period, asked.sight))


def _log(name: str, cases: Iterable[LogCase]) -> StreamingHttpResponse:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}.xes"
    return StreamingHttpResponse(
        xes(cases),
        content_type=MEDIA_TYPE,
        headers={"Content-Disposition": disposition},
    )
