"""Reports: drafted, remarked, signed by another hand, archived, made public."""

from functools import partial
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.records.reports import queries
from yimen.records.reports.actions.draft_report import (
    correct_report,
    draft_report,
    redraw_report,
)
from yimen.records.reports.actions.publish_report import publish_report
from yimen.records.reports.actions.remark_report import remark_report
from yimen.records.reports.actions.schedule_report import schedule_report
from yimen.records.reports.actions.sign_report import sign_report
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.rules.reports.kinds import KINDS, ReportKind
from yimen.rules.statistics.periods import month_of
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.reports.forms import OTHER_IDS, DraftForm, ScheduleForm
from yimen.screens.bureau.reports.words import linked_from, offered, shown_row
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried, version_of
from yimen.screens.shared.reports import report_file, shown_report
from yimen.screens.shared.request import OurRequest

_PATH: Final = "/bureau/reports/"


@access(Step.SEE_REPORTS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every report, and which of them draft themselves."""
    return _list(request)


def _list(request: OurRequest, **forms: object) -> HttpResponse:
    actor, asked = request.actor, request.GET.get("kind", "")
    kind = ReportKind(asked) if asked in set(ReportKind) else None
    last_month = month_of(local_date(request.now)).before().first_on
    first = {"month": last_month, "kind": kind or ReportKind.MONTHLY}
    shown = {
        "sections": sections(actor, _PATH),
        "rows": [shown_row(row) for row in queries.reports(actor, kind)],
        "kinds": KINDS.items(),
        "kind": kind,
        "schedules": [(row, KINDS[row.kind].label) for row in queries.schedules(actor)],
        "drafts": may_somewhere(actor, Step.DRAFT_REPORT),
        "form": DraftForm(initial=first).at(actor.hall_path),
        "schedule_form": ScheduleForm(auto_id=OTHER_IDS).at(actor.hall_path),
        **forms,
    }
    return render(request, "bureau/reports/reports.html", shown)


@access(Step.DRAFT_REPORT)
@require_POST
def draft(request: OurRequest) -> HttpResponse:
    """Draft a report over a period that is over."""
    form = DraftForm(request.POST)
    if form.at(request.actor.hall_path).is_valid():
        act = partial(
            draft_report,
            kind=form.asked_kind,
            hall_id=form.cleaned_data["hall"],
            period=form.asked_period,
        )
        done = attempt(form, lambda: act(by=request.actor, at=request.now))
        if done:
            return redirect("bureau:report", done.value)
    return _list(request, form=form)


@access(Step.SCHEDULE_REPORT)
@require_POST
def schedule(request: OurRequest) -> HttpResponse:
    """Say on which day a report drafts itself."""
    form = ScheduleForm(request.POST, auto_id=OTHER_IDS)
    if form.at(request.actor.hall_path).is_valid():
        said = form.cleaned_data
        act = partial(
            schedule_report,
            kind=form.asked_kind,
            hall_id=said["hall"],
            day=said["day"],
            is_on=said["is_on"],
        )
        if attempt(form, lambda: act(by=request.actor, at=request.now)):
            return redirect("bureau:report-list")
    return _list(request, schedule_form=form)


@access(Step.SEE_REPORTS)
@require_GET
def report(request: OurRequest, report_id: int) -> HttpResponse:
    """One report as it will be printed, and what may be done with it."""
    page = queries.report_page(report_id, request.actor)
    shown: dict[str, Any] = {
        "sections": sections(request.actor, _PATH),
        "page": page,
        "shown": shown_row(page.row),
        "report": shown_report(page.paper, linked_from(page.row)),
        "offered": offered(page),
        "revisions": [shown_row(row) for row in page.revisions],
    }
    return render(request, "bureau/reports/report.html", shown)


@access(Step.SEE_REPORTS)
@require_GET
def file(request: OurRequest, report_id: int, ending: str) -> HttpResponse:
    """The report as PDF, Word or Excel."""
    page = queries.report_page(report_id, request.actor)
    if ending not in {"pdf", "docx", "xlsx"}:
        raise NotFound(file=ending)
    content = queries.file_of(report_id, ending, request.actor)
    return report_file(content, page.row.title, ending)


@access(Step.DRAFT_REPORT)
@require_POST
def redraw(request: OurRequest, report_id: int) -> HttpResponse:
    """Read the figures of a draft again."""
    act = partial(redraw_report, report_id=report_id, version=version_of(request))
    done = "已重新取数。"
    tried(request, lambda: act(by=request.actor, at=request.now), done)
    return redirect("bureau:report", report_id)


@access(Step.REMARK_REPORT)
@require_POST
def remark(request: OurRequest, report_id: int) -> HttpResponse:
    """Write the hall's own words into a draft."""
    said, version = request.POST.get("remarks", ""), version_of(request)
    act = partial(remark_report, report_id=report_id, remarks=said, version=version)
    done = "说明已存。"
    tried(request, lambda: act(by=request.actor, at=request.now), done)
    return redirect("bureau:report", report_id)


@access(Step.SIGN_REPORT)
@require_POST
def sign(request: OurRequest, report_id: int) -> HttpResponse:
    """Sign it: from now on it stays."""
    act = partial(sign_report, report_id=report_id, version=version_of(request))
    done = "已签发并归档，数字不再变动。"
    tried(request, lambda: act(by=request.actor, at=request.now), done)
    return redirect("bureau:report", report_id)


@access(Step.PUBLISH_REPORT)
@require_POST
def publish(request: OurRequest, report_id: int) -> HttpResponse:
    """Show it to everybody."""
    act = partial(publish_report, report_id=report_id, version=version_of(request))
    done = "已在网上公示。"
    tried(request, lambda: act(by=request.actor, at=request.now), done)
    return redirect("bureau:report", report_id)


@access(Step.DRAFT_REPORT)
@require_POST
def correct(request: OurRequest, report_id: int) -> HttpResponse:
    """Draft a correction; the signed one stays."""
    reason = request.POST.get("reason", "")
    act = partial(correct_report, report_id=report_id, reason=reason)
    found: list[int] = []

    def acted() -> None:
        found.append(act(by=request.actor, at=request.now))

    tried(request, acted, "已起草更正版，签发后替代原版。")
    return redirect(reverse("bureau:report", args=[*found, report_id][:1]))
