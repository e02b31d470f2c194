"""The officer's inbox: what the house tells its own people."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.messages import queries
from yimen.records.messages.actions.mark_read import mark_read
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared.access import access
from yimen.screens.shared.message_words import lines
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_INBOX)
@never_cache
@require_GET
def inbox(request: OurRequest) -> HttpResponse:
    """What I am told, my organ and my hall; the newest first."""
    asked = request.GET.get("page", "1")
    page = queries.inbox(request.actor, int(asked) if asked.isdecimal() else 1)
    shown = {
        "page": page,
        "lines": lines(page.rows),
        "unread": queries.unread(request.actor),
        "may_card": may_somewhere(request.actor, Step.SEE_CARDS),
        "may_urging": may_somewhere(request.actor, Step.SEE_URGINGS),
    }
    return render(request, "shared/inbox.html", shown)


@access(Step.SEE_INBOX)
@never_cache
@require_GET
def unread(request: OurRequest) -> HttpResponse:
    """How many wait, for the bar."""
    shown = {"unread": queries.unread(request.actor), "most": queries.A_BAR}
    return render(request, "shared/_unread.html", shown)


@access(Step.READ_MESSAGE)
@require_POST
def read(request: OurRequest) -> HttpResponse:
    """Taken note of: the ones that were ticked, or all."""
    ids = [int(one) for one in request.POST.getlist("message") if one.isdecimal()]
    chosen = None if request.POST.get("all") else ids
    mark_read(by=request.actor, at=request.now, message_ids=chosen)
    return redirect("shared:inbox")
