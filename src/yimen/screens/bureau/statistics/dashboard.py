"""The director's dashboard: the hall at this instant, every figure with its rows."""

import hashlib
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from yimen.records.network import queries as network
from yimen.records.statistics.queries.boards import DayBoard, day_board
from yimen.records.supervision.queries import top_path
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.board_tiles import (
    Rows,
    hot_chart,
    hours_chart,
    seats_of,
    tiles_of,
    trend_chart,
)
from yimen.screens.shared.charts import framed
from yimen.screens.shared.request import OurRequest

WIDTH: Final = 520
HEIGHT: Final = 170
_TREND_WIDTH: Final = 1180


@access(Step.SEE_BOARD)
@never_cache
@require_GET
def dashboard(request: OurRequest) -> HttpResponse:
    """The board of a place; htmx asks again and is told what changed."""
    code, path = _place(request)
    board = day_board(path, request.now)
    shown = _shown(request, board, code)
    seen = _mark(shown, request)
    if request.htmx and request.GET.get("seen") == seen:
        return HttpResponse(status=204)
    frame = {"seen": seen, "charts": _charts(board)}
    template = (
        "bureau/statistics/_dashboard.html"
        if request.htmx
        else "bureau/statistics/dashboard.html"
    )
    return render(request, template, shown | frame)


def _shown(request: OurRequest, board: DayBoard, code: str) -> dict[str, object]:
    actor = request.actor
    is_top = board.path == top_path(actor)
    rows = Rows(
        hall=code,
        opens_cases=may_somewhere(actor, Step.SEE_FIGURES),
        opens_list=is_top and may_somewhere(actor, Step.LIST_CASES),
        opens_place=may_somewhere(actor, Step.WATCH),
        opens_cards=may_somewhere(actor, Step.SEE_CARDS),
    )
    named = network.node_of_code(code)
    return {
        "sections": sections(actor, request.path),
        "code": code,
        "place": named.name if named else "",
        "halls": network.halls(actor.hall_path),
        "now": request.now.astimezone(CHINA),
        "counted_at": board.counted_at,
        "tiles": tiles_of(board, rows),
        "seats": seats_of(board),
        "rows": board.halls,
        "hot": board.hot,
    }


def _charts(board: DayBoard) -> tuple[object, ...]:
    charts = (
        (hours_chart(board), WIDTH),
        (hot_chart(board), WIDTH - 200),
        (trend_chart(board), _TREND_WIDTH),
    )
    return tuple(framed(chart, width, HEIGHT) for chart, width in charts)


def _mark(shown: dict[str, object], request: OurRequest) -> str:
    """The same as long as the page would look the same."""
    parts = ("tiles", "seats", "rows", "hot")
    looks = repr([shown[part] for part in parts]) + f"{request.now:%H:%M}"
    return hashlib.blake2b(looks.encode(), digest_size=8).hexdigest()


def _place(request: OurRequest) -> tuple[str, str]:
    """Which place is looked at: one below the actor's own, or that."""
    code, top = request.GET.get("hall", ""), top_path(request.actor)
    if not code:
        found = [one for one in network.all_nodes() if one.path == top]
        return (found[0].code if found else ""), top
    node = network.node_of_code(code)
    if node is None or not node.path.startswith(top):
        raise NotFound(place=code)
    return code, node.path
