"""The ticket on the visitor's phone: whoever has the address is the visitor."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.messages.queries import messages_about
from yimen.records.queue import queries
from yimen.records.queue.actions.give_up import give_up
from yimen.records.queue.actions.rejoin import rejoin
from yimen.rules.authority.actors import VISITOR
from yimen.rules.messages import Subject
from yimen.rules.queue.tickets import TicketState
from yimen.screens.shared.access import public
from yimen.screens.shared.message_words import lines
from yimen.screens.shared.request import OurRequest

_MOVING = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.PARKED})


@public
@never_cache
@require_GET
def ticket(request: OurRequest, token: str) -> HttpResponse:
    """Where the ticket stands; looks again by itself while that may change."""
    page = queries.ticket_page(token, request.now)
    may_return = page.return_until is not None and request.now <= page.return_until
    shown = {
        "page": page,
        "now": request.now,
        "is_moving": page.state in _MOVING,
        "may_return": may_return,
        "told": lines(messages_about(Subject("ticket", str(page.ticket_id)))),
    }
    return render(request, "portal/ticket.html", shown)


@public
@never_cache
@require_GET
def why(request: OurRequest, token: str) -> HttpResponse:
    """Who was called first though they came later, and why."""
    slip = queries.why_passed(token)
    shown = {"slip": slip, "token": token, "left": slip.patience - len(slip.passed_by)}
    return render(request, "portal/ticket_why.html", shown)


@public
@require_POST
def leave(request: OurRequest, token: str) -> HttpResponse:
    """The visitor gives the place back."""
    give_up(token=token, by=VISITOR, at=request.now)
    return redirect("portal:ticket", token)


@public
@require_POST
def come_back(request: OurRequest, token: str) -> HttpResponse:
    """The visitor missed the call and waits again."""
    rejoin(token=token, by=VISITOR, at=request.now)
    return redirect("portal:ticket", token)
