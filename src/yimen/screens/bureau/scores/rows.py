"""The rows behind a line of a card; whoever the card is about may appeal one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from yimen.records.performance import queries
from yimen.records.performance.actions.appeal_row import RowAppeal, appeal_row
from yimen.records.performance.queries import (
    BookRow,
    Evidence,
    ListFilter,
    ScorePage,
    ScoreRow,
)
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.performance.appeals import Wish, wishes
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.sources import LABELS
from yimen.rules.statistics.citations import cited
from yimen.screens.bureau.record_pages import frame
from yimen.screens.bureau.scores.forms import asked_period
from yimen.screens.bureau.scores.words import (
    KIND_OF_ROW,
    STATES_OF_APPEAL,
    WHATS,
    WISHES,
    figure,
    grade_word,
    row_words,
    rule,
    shown_number,
    shown_total,
    tag_of,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried
from yimen.screens.shared.paging import number_of, sliced
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PLACES: Final = {
    "case": ("desk:case-show", Step.LIST_CASES),
    "order": ("bureau:order", Step.SEE_ORDERS),
    "card": ("bureau:card", Step.SEE_CARDS),
    "staff_breach": ("bureau:breach", Step.SEE_CONDUCT),
    "rectification": ("bureau:rectification", Step.SEE_RECTIFICATIONS),
    "matter": ("bureau:matter", Step.SEE_CATALOGUE),
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the page shows it."""

    kind: str
    subject: str
    on: object
    what: str
    where: str
    url: str
    counts: tuple[tuple[str, str], ...]  # the quantity, and how much in it
    costs: bool
    wishes: tuple[tuple[str, str], ...]
    appealed: str


@access(Step.SEE_OWN_SCORE)
@require_GET
def mine(request: OurRequest) -> HttpResponse:
    """One's own cards, and what became of one's appeals."""
    page = sliced(queries.own_scores(request.actor), number_of(request))
    own = queries.appeals(ListFilter(), request.actor).rows
    shown = {
        **frame(request),
        "rows": [_own(one) for one in page.rows],
        "page": page,
        "appeals": [(one, STATES_OF_APPEAL[one.state]) for one in own[:8]],
    }
    return render(request, "bureau/scores/score_mine.html", shown)


def _own(one: ScoreRow) -> dict[str, object]:
    return {
        "what": WHATS[one.what],
        "row": one,
        "total": shown_total(one.total),
        "grade": grade_word(one.grade, one.period),
        "tag": tag_of(one.grade),
    }


@access(Step.SEE_OWN_SCORE)
@require_GET
def rows(request: OurRequest, score_id: int, number: int) -> HttpResponse:
    """What one line of a closed card counted."""
    page = queries.score_page(score_id, request.actor)
    told = queries.evidence_page(page, number, request.actor)
    known = _known(request, page, told)
    known["csv"] = reverse("bureau:score-rows-export", args=[score_id, number, "csv"])
    known["xlsx"] = reverse("bureau:score-rows-export", args=[score_id, number, "xlsx"])
    return render(request, "bureau/scores/score_rows.html", known)


@access(Step.SEE_SCORES)
@require_GET
def live_rows(request: OurRequest, what: str, key: str, number: int) -> HttpResponse:
    """What one line of a card that is not closed counts today."""
    if what not in set(Scored):
        raise Http404
    period, _ = asked_period(request)
    page = queries.live_card(Scored(what), key, period, request.actor)
    told = queries.evidence_page(page, number, request.actor)
    return render(request, "bureau/scores/score_rows.html", _known(request, page, told))


@access(Step.SEE_SCORES)
@require_GET
def whole_rows(request: OurRequest, number: int) -> HttpResponse:
    """What one line of the map counts of everything at the actor's place and below."""
    period, _ = asked_period(request)
    page = queries.whole_card(period, request.actor)
    told = queries.evidence_page(page, number, request.actor)
    return render(request, "bureau/scores/score_rows.html", _known(request, page, told))


@access(Step.SEE_OWN_SCORE)
@require_GET
def export(request: OurRequest, score_id: int, number: int, kind: str) -> HttpResponse:
    """The rows of a line as a file."""
    page = queries.score_page(score_id, request.actor)
    told = queries.evidence_page(page, number, request.actor)
    names = _names(told)
    heads = ("种类", "编号", "日期", "内容", *(LABELS[one] for one in names), "失分")
    cells = (_cells(told, row, names) for row in told.rows)
    return download(Spreadsheet(told.indicator.label, heads, cells), kind)


def _cells(told: Evidence, row: BookRow, names: Iterable[str]) -> tuple[Cell, ...]:
    amounts = (float(row.amounts.get(name, 0)) for name in names)
    words = "是" if told.costs(row) else ""
    kind = KIND_OF_ROW.get(row.kind, row.kind)
    return (
        kind,
        row.subject,
        row.on or "",
        row_words(row.kind, row.what),
        *amounts,
        words,
    )


@access(Step.APPEAL_ROW)
@require_POST
def appeal(request: OurRequest, score_id: int, number: int) -> HttpResponse:
    """One row is appealed by whom the card is about."""
    got = request.POST
    kind, _, subject = got.get("row", "").partition(" ")
    wish = Wish.LEAVE_OUT if got.get("wish") == Wish.LEAVE_OUT else Wish.COUNT_WELL
    asked = RowAppeal(
        score_id=score_id,
        indicator=number,
        kind=kind,
        subject=subject,
        wish=wish,
        said=got.get("said", ""),
    )
    act = partial(appeal_row, asked=asked, by=request.actor, at=request.now)
    tried(request, act, "申诉交上去了，由另一个人来定。")
    return redirect("bureau:score-rows", score_id, number)


def _known(request: OurRequest, page: ScorePage, told: Evidence) -> dict[str, Any]:
    only = request.GET.get("only") == "lost"
    found = [one for one in told.rows if told.costs(one) or not only]
    shown = sliced(found, number_of(request))
    line = next(
        one for one in page.card.lines if one.indicator.number == told.indicator.number
    )
    names = _names(told)
    return {
        **frame(request),
        "page": shown,
        "card": page,
        "what": WHATS[page.row.what],
        "grade": grade_word(page.row.grade, page.row.period),
        "line": line.indicator,
        "source": cited(line.indicator.source),
        "rule": rule(line.indicator),
        "words": line.indicator.words,
        "figure": figure(line.figure, line.indicator),
        "points": shown_number(line.points),
        "weight": shown_number(line.indicator.weight),
        "heads": [LABELS[one] for one in names],
        "sums": _sums(page, told),
        "kept": told.kept,
        "adds_up": all(page.value(name) == one for name, one in told.sums.items()),
        "rows": _shown(request.actor, page, told, shown.rows),
        "only": only,
        "asked": request.GET,
        "back": _back(request, page),
        "back_words": f"{page.row.label}的得分单" if page.row.key else "平衡计分卡",
        "lost": sum(1 for one in told.rows if told.costs(one)),
    }


def _back(request: OurRequest, page: ScorePage) -> str:
    if page.row.score_id is not None:
        return reverse("bureau:score", args=[page.row.score_id])
    _, said = asked_period(request)
    if not page.row.key:
        return f"{reverse('bureau:score-map')}?{urlencode(said)}"
    at = reverse("bureau:score-live", args=[page.row.what.value, page.row.key])
    return f"{at}?{urlencode(said)}"


def _names(told: Evidence) -> list[str]:
    """The quantities that rows stand for, in the order of the formula."""
    known = {name for row in told.rows for name in row.amounts}
    text = told.indicator.text
    return sorted(known, key=lambda name: (text.find(name) < 0, text.find(name)))


def _sums(page: ScorePage, told: Evidence) -> list[tuple[str, str]]:
    """What the card counted, as it was kept."""
    text = told.indicator.text
    names = sorted(told.indicator.formula.names, key=text.find)
    return [(LABELS[name], shown_number(page.value(name))) for name in names]


def _shown(
    actor: Actor, page: ScorePage, told: Evidence, found: Iterable[BookRow]
) -> list[ShownRow]:
    names = _names(told)
    is_own = page.row.score_id is not None and queries.is_own(
        page.row.what.value, page.row.key, actor
    )
    held = queries.appeals_of(page.row.score_id or 0, actor)
    appealed = {
        (one.kind, one.subject): STATES_OF_APPEAL[one.state]
        for one in held
        if one.indicator == told.indicator.number
    }
    shown = []
    for row in found:
        one = _row(actor, row, names, costs=told.costs(row))
        words = appealed.get((row.kind, row.subject), "")
        asks = wishes(told.indicator, row.amounts) if is_own and not words else ()
        choices = tuple((wish.value, WISHES[wish]) for wish in asks)
        shown.append(replace(one, wishes=choices, appealed=words))
    return shown


def _row(actor: Actor, row: BookRow, names: Iterable[str], *, costs: bool) -> ShownRow:
    name, step = _PLACES.get(row.kind, ("", None))
    opens = step is not None and may_somewhere(actor, step)
    return ShownRow(
        kind=row.kind,
        subject=row.subject,
        on=row.on,
        what=row_words(row.kind, row.what),
        where=KIND_OF_ROW.get(row.kind, row.kind),
        url=reverse(name, args=[row.subject]) if opens else "",
        counts=tuple(
            (LABELS[one], shown_number(row.amounts.get(one))) for one in names
        ),
        costs=costs,
        wishes=(),
        appealed="",
    )
