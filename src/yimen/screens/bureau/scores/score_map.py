"""The balanced scorecard map of a place, a unit, a window, a person or a town."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.performance import queries
from yimen.records.performance.queries import Board, ScorePage
from yimen.rules.authority.steps import Step
from yimen.rules.statistics.periods import Period
from yimen.screens.bureau.record_pages import frame
from yimen.screens.bureau.scores.forms import asked_period, asked_what
from yimen.screens.bureau.scores.map_drawing import drawn
from yimen.screens.bureau.scores.words import (
    SPANS,
    WHATS,
    grade_word,
    shown_lines,
    shown_number,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_SCORES)
@require_GET
def shown(request: OurRequest) -> HttpResponse:
    """The map with the figures of today or of a closed card, and as a table."""
    what = asked_what(request)
    period, said = asked_period(request)
    board = queries.board(what, period, request.actor)
    page = _page(board, request.GET.get("key", ""), period, request)
    asked = {
        "said": {"what": what.value, "key": page.row.key, **said},
        "whats": WHATS.items(),
        "spans": SPANS.items(),
        "choices": [(one.key, one.label) for one in board.rows],
    }
    known = {**frame(request), **_told(page, period), **asked}
    return render(request, "bureau/scores/score_map.html", known)


def _told(page: ScorePage, period: Period) -> dict[str, object]:
    return {
        "page": page,
        "drawing": drawn(page),
        "lines": shown_lines(page),
        "label": page.row.label or "全大厅",
        "total": shown_number(page.card.total),
        "grade": grade_word(page.row.grade, period),
    }


def _page(board: Board, key: str, period: Period, request: OurRequest) -> ScorePage:
    row = next((one for one in board.rows if one.key == key), None)
    if row is None:
        return queries.whole_card(period, request.actor)
    if row.score_id is not None:
        return queries.score_page(row.score_id, request.actor)
    return queries.live_card(board.what, key, period, request.actor)
