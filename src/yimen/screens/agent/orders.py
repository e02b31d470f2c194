"""The grid worker's phone: what was handed to us, register what somebody says."""

import secrets
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.orders import queries
from yimen.records.orders.actions.register_order import Registered, register_order
from yimen.records.orders.queries import OrderFilter
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_kinds import Source
from yimen.screens.agent.order_forms import Heard
from yimen.screens.shared import order_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.order_acts import offered
from yimen.screens.shared.order_filing import anew, is_looking, looked
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.readers import noted
from yimen.screens.shared.request import OurRequest

_A_SCREEN: Final = 30
_KEY_SIGNS: Final = 22


@access(Step.SEE_ORDERS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What runs out first; what is over stands behind a link."""
    state = request.GET.get("state", "open")
    wanted = OrderFilter(state=state if state in words.BOXES else "")
    page = queries.order_rows(
        wanted,
        actor=request.actor,
        at=request.now,
        page=number_of(request),
        size=_A_SCREEN,
    )
    rows = [(row, words.KINDS[row.kind], words.state_of(row)) for row in page.rows]
    known = {"page": page, "rows": rows, "is_open": state == "open"}
    return render(request, "agent/orders.html", known)


@access(Step.SEE_ORDERS)
@require_GET
def order(request: OurRequest, number: str) -> HttpResponse:
    """One order on a small screen."""
    page = queries.order_page(number, request.actor, request.now)
    known = {
        "page": page,
        "row": page.row,
        "kind": words.KINDS[page.row.kind],
        "state": words.state_of(page.row),
        "cause": words.CAUSES[page.row.cause] if page.row.cause else "",
        "story": [(line, words.of_line(line)) for line in page.lines],
    }
    noted(request, "order", number)
    return render(request, "agent/order.html", known | offered(page))


@access(Step.SEE_ORDERS)
def new(request: OurRequest) -> HttpResponse:
    """What a villager says, written down at the door."""
    if is_looking(request):
        return looked(request, anew(request, Heard), "agent/order_new.html")
    once = {"once": secrets.token_urlsafe(_KEY_SIGNS)}
    form = Heard(request.POST or None, initial=once)
    made: Registered | None = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _register(request, form))
        made = done.value if done else None
    return render(request, "agent/order_new.html", {"form": form, "made": made})


def _register(request: OurRequest, form: Heard) -> Registered:
    told = form.told(Source.GRID, request.actor.hall_id)
    return register_order(told=told, by=request.actor, at=request.now)
