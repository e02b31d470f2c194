"""免申即享: whom the records say may have a benefit, confirmed by an officer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases import queries
from yimen.records.cases.actions.offer_benefit import offer_benefit
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say


@access(Step.SEE_CANDIDATES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The benefits that are offered here, each with its rule."""
    rows = queries.proactive_matters(request.actor)
    if len(rows) == 1:
        return redirect("desk:candidates", rows[0].version_id)
    return render(request, "desk/proactive.html", {"rows": rows})


@access(Step.SEE_CANDIDATES)
@require_GET
def candidates(request: OurRequest, version_id: int) -> HttpResponse:
    """Who may have one of them, and why."""
    page = queries.candidates(version_id, request.actor, request.now)
    return render(request, "desk/candidates.html", {"page": page})


@access(Step.OFFER_BENEFIT)
@require_POST
def offer(request: OurRequest, version_id: int) -> HttpResponse:
    """The ticked ones are told; each on its own, so that one refusal stops no other."""
    told = 0
    for said in request.POST.getlist("applicant")[:100]:
        try:
            offer_benefit(
                matter_version_id=version_id,
                applicant_id=int(said) if said.isdecimal() else 0,
                by=request.actor,
                at=request.now,
            )
        except Refused as refusal:
            messages.error(request, say(refusal).text)
        else:
            told += 1
    messages.success(request, f"已告知 {told} 人，请他们到窗口确认领取。")
    return redirect("desk:candidates", version_id)
