"""The month sheet of attendance, one officer's month, and files of devices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.ports.device_files import heads_of
from yimen.records.conduct import queries
from yimen.records.conduct.actions.load_attendance import load_attendance
from yimen.records.conduct.actions.set_attendance import set_attendance
from yimen.records.conduct.queries import DayOf, Days, SheetRow
from yimen.records.people.queries import WHOLE, OfficerFilter
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.conduct.attendance_forms import LoadForm, PolicyForm, SheetBar
from yimen.screens.bureau.record_pages import frame
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.attendance import month_shown
from yimen.screens.shared.conduct_words import (
    MARK_TAGS,
    MARKS,
    SCHEMES,
    SIGNS,
    mark_words,
    rate_words,
)
from yimen.screens.shared.leave_words import HALVES
from yimen.screens.shared.months import around, month_of
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_TOTALS: Final = (
    *("应到半天", "实到半天", "出勤率", "迟到", "早退", "缺勤", "请假", "公出"),
    *("没有数据", "迟到分钟", "早退分钟"),
)


_LEGEND: Final = [(SIGNS[mark], word) for mark, word in MARKS.items()]


@dataclass(frozen=True, slots=True)
class Sign:
    """One half day in the sheet."""

    sign: str
    word: str
    tag: str


@dataclass(frozen=True, slots=True)
class Line:
    """An officer's month in signs."""

    row: SheetRow
    days: tuple[tuple[date, tuple[Sign, ...]], ...]
    rate: str


def days_of(request: OurRequest) -> Days:
    """The month that is asked for, as known now."""
    return Days(*month_of(request), request.now)


def _bar(request: OurRequest, first: date) -> SheetBar:
    asked = request.GET.copy()
    asked["month"] = f"{first:%Y-%m}"
    return SheetBar(request.actor, asked)


def _signs(day: DayOf) -> tuple[Sign, ...]:
    return tuple(
        Sign(
            SIGNS[one.mark],
            f"{day.on:%m-%d} {HALVES[half]} {mark_words(one)}",
            MARK_TAGS.get(one.mark, "plain"),
        )
        for half, one in day.verdicts.items()
    )


def lines_of(rows: Iterable[SheetRow]) -> list[Line]:
    """The rows with a sign for every half day."""
    return [
        Line(
            row,
            tuple((day.on, _signs(day)) for day in row.days),
            rate_words(row.tally.rate),
        )
        for row in rows
    ]


@access(Step.SEE_CONDUCT)
def sheet(request: OurRequest) -> HttpResponse:
    """A month of everybody the actor oversees, a line each."""
    days = days_of(request)
    bar = _bar(request, days.first_on)
    page = number_of(request)
    found = queries.sheet(bar.wanted(), days, actor=request.actor, page=page)
    shown = {
        **frame(request),
        "bar": bar,
        "first": days.first_on,
        "around": around(days.first_on),
        "lines": lines_of(found.page.rows),
        "page": found.page,
        "total": found.total,
        "rate": rate_words(found.total.rate),
        "legend": _LEGEND,
        "loads": may_somewhere(request.actor, Step.LOAD_ATTENDANCE),
    }
    return render(request, "bureau/conduct/attendance.html", shown)


@access(Step.SEE_CONDUCT)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The month sheet as a file: a column a day, then the totals."""
    days = days_of(request)
    wanted = _bar(request, days.first_on).wanted()
    found = queries.sheet(wanted, days, actor=request.actor, size=WHOLE)
    rows = found.page.rows
    dates = [f"{day.on:%m-%d}" for day in rows[0].days] if rows else []
    heads = ("姓名", "工号", "单位", "大厅", *dates, *_TOTALS)
    name = f"考勤{days.first_on:%Y-%m}"
    return download(Spreadsheet(name, heads, map(_cells, rows)), kind)


def _cells(row: SheetRow) -> tuple[Cell, ...]:
    one, officer = row.tally, row.officer
    signs = ("".join(s.sign for s in _signs(day)) for day in row.days)
    return (
        officer.name,
        officer.staff_no,
        officer.organ,
        officer.hall,
        *signs,
        one.due,
        one.attended,
        rate_words(one.rate),
        *(one.late, one.early, one.absent, one.leave, one.out, one.unknown),
        *(one.late_minutes, one.early_minutes),
    )


@access(Step.SEE_CONDUCT)
def officer(request: OurRequest, officer_id: int) -> HttpResponse:
    """One officer's month, every half day with what it rests on."""
    wanted = OfficerFilter(officer_ids=frozenset({officer_id}), is_active=None)
    days = days_of(request)
    found = queries.sheet(wanted, days, actor=request.actor).page.rows
    if not found:
        raise NotFound(officer=officer_id)
    shown = {
        **frame(request),
        **month_shown(found[0], days),
        "corrects": may_somewhere(request.actor, Step.CALL_ROLL),
    }
    return render(request, "bureau/conduct/attendance_officer.html", shown)


@access(Step.LOAD_ATTENDANCE)
def files(request: OurRequest) -> HttpResponse:
    """The files so far, and a place for the next."""
    form = LoadForm(request.actor, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _load(request, form))
        if done:
            return done.value
    shown = {
        **frame(request),
        "form": form,
        "files": queries.files(request.actor),
        "heads": {what: "、".join(names) for what, names in heads_of().items()},
    }
    return render(request, "bureau/conduct/attendance_files.html", shown)


def _load(request: OurRequest, form: LoadForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    loaded = load_attendance(
        node_id=form.cleaned_data["node"],
        name=file.name,
        content=file.read(),
        by=request.actor,
        at=request.now,
    )
    report = loaded.report
    said = (
        f"读了 {report.rows} 行，新记 {report.created} 行，没变 {report.unchanged} 行"
    )
    if report.rejected:
        messages.warning(request, f"{said}，有 {report.rejected} 行没有记上。")
    else:
        messages.success(request, f"{said}。")
    if loaded.file_id is None:
        bad = [(one.row, one.value, one.kind) for one in report.warnings]
        shown = {**frame(request), "report": report, "name": file.name, "bad": bad}
        return render(request, "bureau/conduct/attendance_report.html", shown)
    return redirect("bureau:attendance-file", loaded.file_id)


@access(Step.LOAD_ATTENDANCE)
def file(request: OurRequest, file_id: int) -> HttpResponse:
    """One file, and every line that was not taken with its reason."""
    row = queries.file_page(file_id, request.actor)
    return render(
        request, "bureau/conduct/attendance_file.html", {**frame(request), "row": row}
    )


@access(Step.SEE_CONDUCT)
def policy(request: OurRequest) -> HttpResponse:
    """What counts as late here, since when, and by which house rule."""
    form = PolicyForm(
        request.actor,
        request.POST or None,
        initial={"valid_from": local_date(request.now), "node": request.actor.hall_id},
    )
    sets = may_somewhere(request.actor, Step.SET_ATTENDANCE)
    is_sent = request.method == "POST" and sets and form.is_valid()
    if is_sent and attempt(form, lambda: _set(request, form)):
        messages.success(request, "记下了，从那天起按新的算。")
        return redirect("bureau:attendance-policy")
    rows = queries.policy_history(request.actor.hall_path)
    shown = {
        **frame(request),
        "form": form if sets else None,
        "rows": [(row, SCHEMES[row.policy.scheme]) for row in rows],
    }
    return render(request, "bureau/conduct/attendance_policy.html", shown)


def _set(request: OurRequest, form: PolicyForm) -> None:
    set_attendance(
        node_id=form.cleaned_data["node"],
        policy=form.policy(),
        valid_from=form.cleaned_data["valid_from"],
        by=request.actor,
        at=request.now,
    )


@access(Step.SEE_CONDUCT)
def conduct(_request: OurRequest) -> HttpResponse:
    """The first of its parts."""
    return redirect("bureau:attendance")
