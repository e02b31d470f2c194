"""Where somebody sits today: a window at which they have post A or B."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.network import queries
from yimen.records.network.actions.take_seat import take_seat
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


def wants_seat(actor: Actor) -> bool:
    """Whether the actor has a post at a window but sits at none."""
    sits = may_somewhere(actor, Step.TAKE_SEAT)
    if not sits or actor.window_id is not None or actor.officer_id is None:
        return False
    return bool(queries.seats_of(actor.officer_id))


@access(Step.TAKE_SEAT)
def seat(request: OurRequest) -> HttpResponse:
    """The windows to choose from; choosing goes on to the day's work."""
    if request.method == "POST":
        chosen = request.POST.get("window", "")
        window_id = int(chosen) if chosen.isdecimal() else 0
        take_seat(window_id=window_id, by=request.actor, at=request.now)
        messages.success(request, "已经坐好，可以叫号了。")
        return redirect("shared:home")
    seats = queries.seats_of(request.actor.officer_id or 0)
    return render(request, "shared/seat.html", {"seats": seats})
