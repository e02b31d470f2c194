"""What came up from lower organs: received with one press, nothing asked again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.take_forwarded import take_forwarded
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared.access import access
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_FORWARDED)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What waits here, or what was received."""
    is_received = request.GET.get("received") == "1"
    known = {
        "page": queries.forwarded(
            request.actor,
            is_received=is_received,
            page=number_of(request),
        ),
        "is_received": is_received,
        "takes": may_somewhere(request.actor, Step.TAKE_FORWARDED),
    }
    return render(request, "agent/forwarded.html", known)


@access(Step.TAKE_FORWARDED)
@require_POST
def take(request: OurRequest, number: str) -> HttpResponse:
    """The upper case begins."""
    case = take_forwarded(number=number, by=request.actor, at=request.now)
    messages.success(request, "收件并受理了，不用申请人再交材料。")
    return redirect("window:case-done", case)
