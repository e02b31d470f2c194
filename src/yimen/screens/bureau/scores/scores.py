"""Boards and cards of the appraisal: live while the month runs, then closed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from yimen.records.performance import queries
from yimen.records.performance.actions.close_period import close_period
from yimen.records.performance.queries import Board, BonusRow, ScorePage
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may, may_somewhere
from yimen.rules.charts import Chart, ChartKind, Series
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.scoring import Grade
from yimen.rules.statistics.definitions import rounded
from yimen.rules.statistics.periods import Period
from yimen.screens.bureau.record_pages import frame
from yimen.screens.bureau.scores.bonuses import file_url
from yimen.screens.bureau.scores.forms import asked_period, asked_what
from yimen.screens.bureau.scores.words import (
    SPANS,
    WHATS,
    ShownRow,
    grade_word,
    said_of,
    shown_lines,
    shown_number,
    shown_rows,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried
from yimen.screens.shared.charts import ChartFrame, framed
from yimen.screens.shared.paging import number_of, sliced
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

WIDTH: Final = 1000
DRAWN: Final = 12
_HEADS: Final = ("名次", "名称", "得分", "等次", "开始", "截止", "方案版本")


@access(Step.SEE_SCORES)
@require_GET
def board(request: OurRequest) -> HttpResponse:
    """Everybody of a kind in a period, the best first."""
    what, period, said = _asked(request)
    told = queries.board(what, period, request.actor)
    page = sliced(_wanted(request, shown_rows(told)), number_of(request))
    shown = {
        **frame(request),
        **_ways(request, told),
        "board": told,
        "rows": page.rows,
        "page": page,
        "said": said,
        "asked": request.GET,
        "chart": _chart(told),
    }
    return render(request, "bureau/scores/scores.html", shown)


def _ways(request: OurRequest, told: Board) -> dict[str, Any]:
    """What may be chosen and done on the page."""
    proposes = told.is_closed and may_somewhere(request.actor, Step.PROPOSE_AWARDS)
    return {
        "whats": WHATS.items(),
        "spans": SPANS.items(),
        "grades": list(Grade),
        "closes": _closes(told, request),
        "proposes": proposes,
        "csv": reverse("bureau:score-export", args=["csv"]),
        "xlsx": reverse("bureau:score-export", args=["xlsx"]),
    }


def _wanted(request: OurRequest, rows: Sequence[ShownRow]) -> list[ShownRow]:
    text, grade = request.GET.get("q", "").strip(), request.GET.get("grade", "")
    return [
        one for one in rows if text in one.label and (not grade or one.grade == grade)
    ]


def _closes(told: Board, request: OurRequest) -> bool:
    place = Place(hall_id=request.actor.hall_id, hall_path=request.actor.hall_path)
    is_over = local_date(request.now) > told.period.last_on
    may_close = may(request.actor, Step.CLOSE_PERIOD, place)
    return is_over and not told.is_closed and may_close


def _chart(told: Board) -> ChartFrame:
    rows = told.rows[:DRAWN]
    figures = tuple(None if one.total is None else one.total for one in rows)
    return framed(
        Chart(
            title=f"得分最高的{len(rows)}个{WHATS[told.what]}",
            kind=ChartKind.ROWS,
            labels=tuple(one.label for one in rows),
            series=(Series("得分", figures),),
            unit="分",
            across=WHATS[told.what],
        ),
        width=WIDTH,
    )


@access(Step.SEE_SCORES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The board as a file."""
    what, period, _ = _asked(request)
    told = queries.board(what, period, request.actor)
    return download(Spreadsheet("绩效得分", _HEADS, _cells(told)), kind)


def _cells(told: Board) -> Iterator[tuple[Cell, ...]]:
    for place, one in enumerate(told.rows, 1):
        total = "" if one.total is None else float(rounded(one.total, 2))
        yield (
            place,
            one.label,
            total,
            one.grade or "",
            one.first_on,
            one.last_on,
            one.scheme,
        )


@access(Step.SEE_SCORES)
@require_GET
def live(request: OurRequest, what: str, key: str) -> HttpResponse:
    """What somebody's card would be if the period closed now."""
    if what not in set(Scored):
        raise Http404
    _, period, said = _asked(request)
    page = queries.live_card(Scored(what), key, period, request.actor)
    return render(request, "bureau/scores/score.html", _card(request, page, said))


@access(Step.SEE_OWN_SCORE)
@require_GET
def card(request: OurRequest, score_id: int) -> HttpResponse:
    """A closed card, its lines and the revisions it went through."""
    page = queries.score_page(score_id, request.actor)
    said = {"what": page.row.what.value, **said_of(page.row.period)}
    known = _card(request, page, said)
    known["bonuses"] = [_bonus(one) for one in queries.bonuses_of(page.row)]
    row = page.row
    is_newest = row.revision == page.revisions[0].revision
    is_own = queries.is_own(row.what.value, row.key, request.actor)
    if is_own and is_newest and row.closed_at is not None:
        last_on = queries.appeal_by(row.closed_at)
        known["last_on"] = last_on if local_date(request.now) <= last_on else None
    return render(request, "bureau/scores/score.html", known)


def _bonus(row: BonusRow) -> tuple[str, BonusRow, list[tuple[str, str]]]:
    """The points, whose they are, and the files that prove them."""
    files = [(one.name, file_url(one)) for one in row.files]
    return shown_number(Fraction(row.points)), row, files


def _card(request: OurRequest, page: ScorePage, said: dict[str, str]) -> dict[str, Any]:
    oversees = may_somewhere(request.actor, Step.SEE_SCORES)
    lines, only = shown_lines(page), request.GET.get("only") == "lost"
    board_at = f"{reverse('bureau:score-board')}?{urlencode(said)}"
    return {
        **frame(request),
        "page": page,
        "oversees": oversees,
        "back": board_at if oversees else reverse("bureau:score-mine"),
        "what": WHATS[page.row.what],
        "lines": [one for one in lines if one.is_lost or not only],
        "only": only,
        "lost": sum(1 for one in lines if one.is_lost),
        "grade": grade_word(page.row.grade, page.row.period),
        "poor": "、".join(page.row.poor_months),
        "bonus": shown_number(page.card.bonus),
        "total": "—" if page.card.total is None else rounded(page.card.total, 2),
    }


@access(Step.CLOSE_PERIOD)
@require_POST
def close(request: OurRequest) -> HttpResponse:
    """Write everybody's card down; it is never computed again."""
    what, period, said = _asked(request)
    act = partial(close_period, what=what, period=period)
    tried(request, lambda: act(by=request.actor, at=request.now), "已关账，不再变动。")
    return redirect(f"{reverse('bureau:score-board')}?{urlencode(said)}")


def _asked(request: OurRequest) -> tuple[Scored, Period, dict[str, str]]:
    """Who is appraised over which period; last month's units if nothing is said."""
    what = asked_what(request)
    period, said = asked_period(request)
    return what, period, {"what": what.value, **said}
