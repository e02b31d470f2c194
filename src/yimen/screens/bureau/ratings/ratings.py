"""Ratings for the management: the list, one of them, its review, figures, a file."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.ratings import queries
from yimen.records.ratings.actions.contest_rating import contest_rating
from yimen.records.ratings.actions.review_rating import review_rating
from yimen.records.ratings.queries import RatingFilter, RatingRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.rating_tallies import FORMULAS, Coverage, RatingCut
from yimen.rules.voice.ratings import Channel, Level
from yimen.rules.voice.rectification import CallBacks
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.findings import day_of
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.rating_words import (
    CHANNELS,
    CUTS,
    LEVELS,
    POINTS,
    SCORES,
    SUSPICIONS,
    percent,
    tally_row,
)
from yimen.screens.shared.readers import noted, noted_file
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PATH: Final = "/bureau/ratings/"
_HEADS: Final = (
    "日期",
    "评价",
    "标签",
    "意见",
    "事项",
    "渠道",
    "环节",
    "大厅",
    "窗口",
    "部门",
    "人员",
    "实名",
    "有效",
    "疑点",
)


def wanted(request: OurRequest) -> RatingFilter:
    """The filter that the address says."""
    asked = request.GET
    hall, organ = asked.get("hall", ""), asked.get("organ", "")
    place = network.node_of_code(hall) if hall else None
    level, channel = asked.get("level", ""), asked.get("channel", "")
    return RatingFilter(
        level=level if level in set(Level) else "",
        is_bad=level == "bad",
        is_marked=asked.get("only") == "marked",
        is_contested=asked.get("only") == "contested",
        channel=channel if channel in set(Channel) else "",
        organ_id=int(organ) if organ.isdecimal() else None,
        hall_path=place.path if place else "",
        matter=asked.get("q", "").strip()[:60],
        first_on=day_of(asked.get("first", "")),
        last_on=day_of(asked.get("last", "")),
    )


@access(Step.SEE_RATINGS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What was said, the newest day first; never by whom."""
    filters = wanted(request)
    page = queries.ratings(filters, actor=request.actor, page=number_of(request))
    shown = _filters(request) | {
        "page": page,
        "rows": [_words(row) for row in page.rows],
        "whole": tally_row("", queries.figures(filters, None, request.actor).whole),
        "sets": may_somewhere(request.actor, Step.SET_RATINGS),
    }
    return render(request, "bureau/ratings/ratings.html", shown)


def _filters(request: OurRequest) -> dict[str, object]:
    return {
        "sections": sections(request.actor, _PATH),
        "levels": LEVELS,
        "channels": CHANNELS,
        "organs": people.organ_choices(),
        "halls": network.halls(request.actor.hall_path),
        "asked": request.GET,
    }


def _words(row: RatingRow) -> dict[str, object]:
    return {
        "row": row,
        "level": LEVELS[row.level],
        "channel": CHANNELS[row.channel],
        "point": POINTS[row.point],
        "marks": [SUSPICIONS[one] for one in row.marks],
        "scores": [(SCORES[name], stars) for name, stars in row.scores.items()],
    }


@access(Step.SEE_RATINGS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file: no case, no hour, nobody who rated."""
    whole = queries.ratings(wanted(request), actor=request.actor, size=people.WHOLE)
    noted_file(request, "rating", len(whole.rows))
    sheet = Spreadsheet("好差评", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: RatingRow) -> tuple[Cell, ...]:
    return (
        row.rated_on,
        str(LEVELS[row.level]),
        "；".join(row.tags),
        row.text,
        row.matter,
        CHANNELS[row.channel],
        POINTS[row.point],
        row.hall,
        row.window,
        row.organ,
        row.officer,
        "是" if row.is_named else "否",
        "是" if row.is_valid else "否",
        "；".join(SUSPICIONS[one] for one in row.marks),
    )


@access(Step.SEE_RATINGS)
@require_GET
def rating(request: OurRequest, rating_id: int) -> HttpResponse:
    """One rating, what looks odd about it, and whoever looked again."""
    page = queries.rating_page(rating_id, request.actor)
    shown = {
        **noted(request, "rating", str(rating_id)),
        "sections": sections(request.actor, _PATH),
        "page": page,
        "words": _words(page.row),
        "marks": [(SUSPICIONS[one.suspicion], one) for one in page.marks],
        "contests": may_somewhere(request.actor, Step.CONTEST_RATING)
        and page.row.is_valid
        and not page.row.is_contested,
        "reviews": page.row.is_contested
        and may_somewhere(request.actor, Step.REVIEW_RATING),
    }
    return render(request, "bureau/ratings/rating.html", shown)


@access(Step.CONTEST_RATING)
@require_POST
def contest(request: OurRequest, rating_id: int) -> HttpResponse:
    """The rated unit says why the rating is wrong."""
    ground = request.POST.get("ground", "")[:500]
    back = request.POST.get("ticket", "")
    tried(
        request,
        lambda: contest_rating(
            rating_id=rating_id, ground=ground, by=request.actor, at=request.now
        ),
        "申诉交上去了，由其他单位复核，复核前照样算数。",
    )
    if back.isdecimal():
        return redirect("bureau:rectification", int(back))
    return redirect("bureau:rating", rating_id)


@access(Step.REVIEW_RATING)
@require_POST
def review(request: OurRequest, rating_id: int) -> HttpResponse:
    """Another unit decides."""
    tried(
        request,
        lambda: review_rating(
            rating_id=rating_id,
            is_upheld=request.POST.get("verdict") == "invalid",
            reason=request.POST.get("reason", "")[:500],
            by=request.actor,
            at=request.now,
        ),
        "复核结论记下了。",
    )
    return redirect("bureau:rating", rating_id)


@access(Step.SEE_RATINGS)
@require_GET
def figures(request: OurRequest) -> HttpResponse:
    """Satisfaction by window, organ, matter, officer and channel, with formulas."""
    filters, cut = wanted(request), _cut(request)
    found = queries.figures(filters, cut, request.actor)
    shown = _filters(request) | {
        "cut": cut,
        "cut_words": CUTS[cut],
        "cuts": CUTS,
        "whole": tally_row("合计", found.whole),
        "rows": [tally_row(name or "—", one) for name, one in found.groups],
        "formulas": FORMULAS,
        **_closed(request, filters),
    }
    return render(request, "bureau/ratings/rating_figures.html", shown)


def _closed(request: OurRequest, filters: RatingFilter) -> dict[str, object]:
    """Shares of the closed cases; without days, of this month."""
    today = local_date(request.now)
    first_on = filters.first_on or today.replace(day=1)
    last_on = filters.last_on or today
    own = request.actor.hall_path
    path = filters.hall_path if filters.hall_path.startswith(own) else own
    covered = queries.coverage(first_on, last_on, path)
    rates = _rates(covered, queries.call_backs(filters, request.actor))
    return {"rates": rates, "first_on": first_on, "last_on": last_on}


def _rates(covered: Coverage, calls: CallBacks) -> tuple[tuple[str, str, str], ...]:
    rated = f"{covered.rated} ÷ {covered.closed} 件"
    satisfied = f"{covered.satisfied} ÷ {covered.closed} 件"
    called = f"{calls.contacted} ÷ {calls.named} 条，按时 {calls.in_time} 条"
    return (
        ("评价率", percent(covered.rating_rate), rated),
        ("满意率（按办结）", percent(covered.satisfaction_closed), satisfied),
        ("实名差评回访率", percent(calls.rate), called),
    )


def _cut(request: OurRequest) -> RatingCut:
    asked = request.GET.get("by", "")
    return RatingCut(asked) if asked in set(RatingCut) else RatingCut.HALL


@access(Step.SEE_RATINGS)
@require_GET
def figures_file(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered figures of one cut as a file."""
    cut = _cut(request)
    found = queries.figures(wanted(request), cut, request.actor)
    heads = (CUTS[cut], "评价数", "满意率", *map(str, LEVELS.values()), "无效")
    rows = (tally_row(name, one) for name, one in found.groups)
    cells: list[tuple[Cell, ...]] = [
        (row.name, row.n, row.satisfaction, *row.levels, row.invalid) for row in rows
    ]
    return download(Spreadsheet("评价统计", heads, cells), kind)


@access(Step.SEE_OWN_RATINGS)
@require_GET
def mine(request: OurRequest) -> HttpResponse:
    """One's own, by month: how many of each level, nothing by which to know who."""
    months = queries.own_months(request.actor, local_date(request.now))
    shown = {
        "months": [
            (one.month, list(one.levels.values()) if one.levels else None)
            for one in months
        ],
        "levels": list(LEVELS.values()),
        "few": queries.FEW,
    }
    return render(request, "bureau/ratings/own_ratings.html", shown)
