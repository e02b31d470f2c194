"""综合窗口轮班表: who serves at a hall in the next two weeks, open to everybody."""

from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.network import queries
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.screens.shared.access import public
from yimen.screens.shared.request import OurRequest

_AHEAD: Final = timedelta(days=13)


@public
@require_GET
def roster(request: OurRequest, code: str) -> HttpResponse:
    """The duty directors and the windows of a hall, a fortnight ahead."""
    node = queries.node_of_code(code)
    if node is None:
        raise NotFound(node=code)
    today = local_date(request.now)
    page = queries.roster(node.node_id, today, today + _AHEAD)
    return render(request, "portal/roster.html", {"node": node, "page": page})
