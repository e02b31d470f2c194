"""Accounts that too many wrong passwords have locked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.people import queries
from yimen.records.people.actions.unlock import unlock as open_lock
from yimen.rules.authority.steps import Step
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.UNLOCK)
def listed(request: OurRequest) -> HttpResponse:
    """Which accounts, from where, and when they open by themselves."""
    shown = {
        "sections": sections(request.actor, request.path),
        "rows": queries.lockouts(at=request.now),
    }
    return render(request, "bureau/people/locks.html", shown)


@access(Step.UNLOCK)
@require_POST
def unlock(request: OurRequest) -> HttpResponse:
    """Let them try again now."""
    username = request.POST.get("username", "")
    open_lock(username=username, by=request.actor, at=request.now)
    messages.success(request, f"{username} 可以重新登录了。")
    return redirect("bureau:lock-list")
