"""Regions: what lies in which, what succeeded what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.network import queries
from yimen.records.network.actions.add_region import RegionFacts, add_region
from yimen.records.network.actions.close_region import close_region
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.network.forms import RegionForm
from yimen.screens.bureau.words import LEVELS
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, version_of
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_NETWORK)
def listed(request: OurRequest) -> HttpResponse:
    """The regions in one region, and those that once were."""
    under = request.GET.get("under", "")
    region = queries.region_of_code(under) if under else None
    if under and region is None:
        raise NotFound(region=under)
    shown = {
        "sections": sections(request.actor, request.path),
        "region": region,
        "rows": queries.regions_under(under or None),
        "past": queries.past_regions(under) if under else (),
        "levels": LEVELS,
        "edits": may(request.actor, Step.IMPORT_NETWORK),
    }
    return render(request, "bureau/network/regions.html", shown)


@access(Step.IMPORT_NETWORK)
def add(request: OurRequest) -> HttpResponse:
    """A new region in another one."""
    under = request.GET.get("under", "")
    start = {"predecessor": request.GET.get("replaces", "")}
    form = RegionForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _added(request, form, under):
        messages.success(request, "区划已经登记。")
        return redirect(_list_under(under))
    return framed_form(request, form, "登记区划", _list_under(under))


def _added(request: OurRequest, form: RegionForm, under: str) -> bool:
    said = form.cleaned_data
    facts = RegionFacts(
        code=said["code"],
        name=said["name"],
        parent_code=under,
        predecessor_code=said["predecessor"],
        local_level=int(said["local_level"]) if said["local_level"] else None,
    )
    done = attempt(
        form, lambda: add_region(facts=facts, by=request.actor, at=request.now)
    )
    return done is not None


@access(Step.IMPORT_NETWORK)
@require_POST
def close(request: OurRequest, code: str) -> HttpResponse:
    """The code has expired."""
    row = queries.region_of_code(code)
    if row is None:
        raise NotFound(region=code)
    close_region(
        code=code, version=version_of(request), by=request.actor, at=request.now
    )
    messages.success(request, "区划已经停用。")
    return redirect(_list_under(row.parent_code))


def _list_under(code: str) -> str:
    listed_at = reverse("bureau:region-list")
    return f"{listed_at}?under={code}" if code else listed_at
