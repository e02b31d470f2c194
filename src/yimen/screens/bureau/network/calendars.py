"""The legal calendar: its notices, its years, and what a new notice moves."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.calendars import queries
from yimen.records.calendars.actions.load_notice import load_notice
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.cases.actions.foresee_calendar import foresee_calendar
from yimen.records.cases.queries import moved_page
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.legal_clock.calendar import NATION, local_date
from yimen.rules.legal_clock.notice_text import read_notice
from yimen.rules.refusals import Refused
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.network import calendar_pages as pages
from yimen.screens.bureau.network.calendar_forms import Confirmed, Notice
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Spreadsheet, download
from yimen.screens.shared.wording import say

_HEADS: Final = ("date", "kind", "name", "notice")
_SAMPLE: Final = (
    ("2027-01-01", "放假", "元旦", "国务院办公厅关于2027年部分节假日安排的通知"),
    ("2027-02-20", "上班", "春节", "国务院办公厅关于2027年部分节假日安排的通知"),
)
_SPOKEN_HEADS: Final = ("日期", "类型", "名称", "依据")


@access(Step.SEE_CALENDAR)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The notices that the calendar is made of."""
    page = queries.calendar_page(request.actor)
    this_year = local_date(request.now).year
    known = {
        "page": page,
        "years": page.years[::-1],
        "this_year": this_year,
        "next_year": this_year + 1,
        "is_next_known": this_year + 1 in page.years,
        "loads": may(request.actor, Step.LOAD_CALENDAR),
    }
    return _page(request, "list", known)


@access(Step.SEE_CALENDAR)
@require_GET
def year(request: OurRequest, year: int) -> HttpResponse:
    """Every day of a year, for a region."""
    region = request.GET.get("region") or NATION
    sheet = queries.year_sheet(year, region, request.actor)
    page = queries.calendar_page(request.actor)
    known = {
        "year": year,
        "region": region,
        "regions": page.regions,
        "is_known": year in page.years,
        "months": pages.months(sheet),
        "worked": sum(day.reason.working for day in sheet),
    }
    return _page(request, "year", known)


@access(Step.SEE_CALENDAR)
@require_GET
def shown(request: OurRequest, version: int) -> HttpResponse:
    """One notice: the days it declares and the cases it has moved."""
    found = queries.version_page(version, request.actor)
    known = {
        "version": found.version,
        "stretches": pages.stretches(found.days),
        "moved": _moved(request, found.version),
    }
    return _page(request, "version", known)


@access(Step.SEE_CALENDAR)
@require_GET
def export(request: OurRequest, version: int) -> HttpResponse:
    """The days of a notice as a file that can be loaded again."""
    found = queries.version_page(version, request.actor)
    rows = [(day.on, day.kind.value, day.name, day.notice) for day in found.days]
    name = f"calendar-{found.version.region}-{found.version.label}"
    return download(Spreadsheet(name, _HEADS, rows), request.GET.get("kind", "csv"))


@access(Step.SEE_CALENDAR)
@require_GET
def template(request: OurRequest) -> HttpResponse:
    """The table to fill in."""
    sheet = Spreadsheet("放假安排", _SPOKEN_HEADS, _SAMPLE)
    return download(sheet, request.GET.get("kind", "csv"))


@access(Step.LOAD_CALENDAR)
def load(request: OurRequest) -> HttpResponse:
    """Ask for a notice, then show what it would change and move."""
    form = Notice(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "load", {"form": form})
    try:
        return _page(request, "preview", _seen(request, form))
    except Refused as refusal:
        words = say(refusal)
        form.add_error(None, f"{words.text}{words.next}")
        return _page(request, "load", {"form": form})


@access(Step.LOAD_CALENDAR)
@require_POST
def confirm(request: OurRequest) -> HttpResponse:
    """Load the notice that was looked at, and move the open cases."""
    form = Confirmed(request.POST)
    if not form.is_valid():
        return redirect("bureau:calendar-load")
    said = form.cleaned_data
    loaded = load_notice(
        table=read_notice(said["content"]), **_named(said), **_now(request)
    )
    because = f"{said['region']} {said['label']}"
    moves = follow_calendar(calendar=because, **_now(request))
    messages.success(
        request,
        f"已导入 {said['label']}：{len(loaded.changes)} 天有变化，"
        f"{moves.cases} 件在办的日期跟着变了。",
    )
    return redirect("bureau:calendar-show", version=loaded.version_id)


def _page(request: OurRequest, name: str, known: dict[str, Any]) -> HttpResponse:
    frame = {"sections": sections(request.actor, request.path)}
    return render(request, f"bureau/network/calendar_{name}.html", {**frame, **known})


def _seen(request: OurRequest, form: Notice) -> dict[str, Any]:
    said = form.cleaned_data
    table = read_notice(said["content"])
    foreseen = foresee_calendar(table=table, **_named(said), **_now(request))
    return {
        "label": said["label"],
        "foreseen": foreseen,
        "stretches": pages.stretches(table.days),
        "doubts": pages.doubts((*table.rejected, *table.odd)),
        "again": Confirmed(
            initial={name: said.get(name, "") for name in Confirmed.base_fields}
        ),
    }


def _named(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "region": said["region"],
        "label": said["label"],
        "source": said.get("source", ""),
    }


def _now(request: OurRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.now}


def _moved(request: OurRequest, version: queries.VersionRow) -> Any:
    because = f"{version.region} {version.label}"
    after = request.GET.get("after", "")
    return moved_page(
        because,
        version.loaded_at,
        request.actor,
        after=int(after) if after.isdecimal() else 0,
    )
