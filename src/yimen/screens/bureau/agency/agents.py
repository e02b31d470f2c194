"""Devices of stations, and what they sent that could not be taken."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.confirm_device import confirm_device
from yimen.records.agency.actions.review_intake import review_intake
from yimen.records.agency.actions.revoke_device import revoke_device
from yimen.records.agency.queries import DeviceRow
from yimen.records.catalogue import queries as catalogue
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.shared import errand_words
from yimen.screens.shared.access import access
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

STATES: Final = {"asked": "等确认", "live": "在用", "revoked": "已停用"}
_HEADS: Final = (
    "设备",
    "站点",
    "指纹",
    "状态",
    "登记时间",
    "登记人",
    "剩余号码",
    "件数",
)


@access(Step.SEE_DEVICES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The devices, and how much waits for a decision."""
    state = request.GET.get("state", "")
    shown = {
        "sections": sections(request.actor, "/bureau/devices/"),
        "page": queries.devices(request.actor, state=state, page=number_of(request)),
        "states": STATES,
        "asked": request.GET,
        "reviews": may_somewhere(request.actor, Step.REVIEW_INTAKE),
        "waiting": queries.kept_intakes(request.actor, size=1).total,
    }
    return render(request, "bureau/agency/devices.html", shown)


@access(Step.SEE_DEVICES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.devices(
        request.actor, state=request.GET.get("state", ""), size=100_000
    )
    sheet = Spreadsheet("站点设备", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: DeviceRow) -> tuple[Cell, ...]:
    return (
        row.name,
        row.station,
        row.fingerprint,
        STATES[row.state],
        row.asked_at,
        row.asked_by,
        row.unused,
        row.errands,
    )


@access(Step.SEE_DEVICES)
@require_GET
def device(request: OurRequest, key_id: int) -> HttpResponse:
    """One device: its fingerprint to compare, its numbers, what was done."""
    shown = {
        "sections": sections(request.actor, "/bureau/devices/"),
        "device": queries.device_page(key_id, request.actor),
        "states": STATES,
        "confirms": may_somewhere(request.actor, Step.CONFIRM_DEVICE),
        "revokes": may_somewhere(request.actor, Step.REVOKE_DEVICE),
        "history": history("station_key", str(key_id)),
    }
    return render(request, "bureau/agency/device.html", shown)


@access(Step.CONFIRM_DEVICE)
@require_POST
def confirm(request: OurRequest, key_id: int) -> HttpResponse:
    """The fingerprint was compared."""
    confirm_device(key_id=key_id, by=request.actor, at=request.now)
    messages.success(request, "设备确认了，可以领号离线收件。")
    return redirect("bureau:device", key_id)


@access(Step.REVOKE_DEVICE)
@require_POST
def revoke(request: OurRequest, key_id: int) -> HttpResponse:
    """Lost, sold or broken."""
    revoke_device(
        key_id=key_id,
        reason=request.POST.get("reason", ""),
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "设备停用了。它以后上传的都会留存待核，不会丢。")
    return redirect("bureau:device", key_id)


@access(Step.REVIEW_INTAKE)
@require_GET
def kept(request: OurRequest) -> HttpResponse:
    """What could not be taken, oldest first; or what was decided."""
    is_settled = request.GET.get("settled") == "1"
    page = queries.kept_intakes(
        request.actor, is_settled=is_settled, page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, "/bureau/devices/"),
        "page": page,
        "rows": [(row, errand_words.KEPT[row.reason]) for row in page.rows],
        "is_settled": is_settled,
    }
    return render(request, "bureau/agency/kept_intakes.html", shown)


@access(Step.REVIEW_INTAKE)
def review(request: OurRequest, kept_id: int) -> HttpResponse:
    """One of them: take it in, or put it aside, with a reason."""
    if request.method == "POST":
        return _decide(request, kept_id)
    page = queries.kept_page(kept_id, request.actor)
    shown = {
        "sections": sections(request.actor, "/bureau/devices/"),
        "page": page,
        "kept": page.row,
        "why": errand_words.KEPT[page.row.reason],
        "matter": _matter(page.matter_version_id),
        "history": history("kept_intake", str(kept_id)),
    }
    return render(request, "bureau/agency/kept_intake.html", shown)


def _matter(version_id: int | None) -> str:
    try:
        return catalogue.matter_version(version_id).name if version_id else ""
    except NotFound:
        return ""


def _decide(request: OurRequest, kept_id: int) -> HttpResponse:
    number = review_intake(
        kept_id=kept_id,
        is_taken=request.POST.get("answer") == "take",
        reason=request.POST.get("reason", ""),
        by=request.actor,
        at=request.now,
    )
    words = f"收进去了，代办号 {number}。" if number else "已搁置，原文还留着。"
    messages.success(request, words)
    return redirect("bureau:kept-list")
