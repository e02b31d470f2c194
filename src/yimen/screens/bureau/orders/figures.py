"""What the orders say together: the four rates, hot topics, root causes, the tree."""

from datetime import date, timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.orders import queries
from yimen.records.orders.actions.edit_category import add_category, change_category
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.category_hints import HitRate
from yimen.rules.voice.order_figures import OrderFigures
from yimen.rules.voice.root_causes import ONE_WEEK, monday_of
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.orders.forms import NewCategory, Period
from yimen.screens.shared import order_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Spreadsheet, download

_HERE: Final = "/bureau/orders/"
_DEFAULT: Final = timedelta(days=89)
_RATES: Final = (
    ("使用率", "usage_rate", "nodes_used", "nodes"),
    ("办结率", "closing_rate", "answered", "taken_up"),
    ("亮灯率", "lit_rate", "lit", "orders"),
    ("评价反馈率", "feedback_rate", "rated", "answered"),
    ("满意率", "satisfaction_rate", "content", "rated"),
)
_MISTAKES: Final = 20
_DEFINED: Final = {
    "使用率": "登记过或者承办过工单的网点 ÷ 全部网点",
    "办结率": "已答复 ÷ 已受理",
    "亮灯率": "亮过黄灯、红灯的 ÷ 全部",
    "评价反馈率": "来人作了评价的 ÷ 已答复",
    "满意率": "满意和基本满意 ÷ 作了评价的",
}


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"


def _rates(figures: OrderFigures) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "value": _percent(getattr(figures, rate)),
            "part": getattr(figures, part),
            "whole": getattr(figures, whole),
            "means": _DEFINED[name],
        }
        for name, rate, part, whole in _RATES
    ]


@access(Step.SEE_ORDER_FIGURES)
@require_GET
def figures(request: OurRequest) -> HttpResponse:
    """The rates of a period, by kind and by branch; every count is a link."""
    first_on, last_on, form = _period(request)
    found = queries.figures(first_on, last_on, actor=request.actor, at=request.now)
    known = _shown(found) | {
        "sections": sections(request.actor, _HERE),
        "form": form,
        "first_on": first_on,
        "last_on": last_on,
        "topics": queries.topics(actor=request.actor, at=request.now),
    }
    return render(request, "bureau/orders/order_figures.html", known)


def _shown(found: queries.FiguresPage) -> dict[str, object]:
    return {
        "rates": _rates(found.whole),
        "whole": found.whole,
        "kinds": [
            (one, words.KINDS[one], row, _rates(row)) for one, row in found.by_kind
        ],
        "branches": [
            (one or "没有分类", one or queries.UNFILED, row, _rates(row))
            for one, row in found.by_branch
        ],
    }


def _period(request: OurRequest) -> tuple[date, date, Period]:
    today = local_date(request.now)
    form = Period(request.GET or None)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    last_on = said.get("last_on") or today
    first_on = said.get("first_on") or last_on - _DEFAULT
    shown = Period(initial={"first_on": first_on, "last_on": last_on})
    return min(first_on, last_on), last_on, shown


def _week(request: OurRequest) -> date:
    said = request.GET.get("week", "")
    try:
        return monday_of(date.fromisoformat(said))
    except ValueError:
        return monday_of(local_date(request.now))


@access(Step.SEE_ORDER_FIGURES)
@require_GET
def causes(request: OurRequest) -> HttpResponse:
    """Why visits failed, week by week; each cause opens to its orders."""
    week = _week(request)
    known = {
        "sections": sections(request.actor, _HERE),
        "week": week,
        "last_on": week + ONE_WEEK - timedelta(days=1),
        "before": week - ONE_WEEK,
        "after": week + ONE_WEEK,
        "total": queries.failed_visits(week, actor=request.actor),
        "rows": [
            (row.cause, row.matter or "没有说哪个事项", words.CAUSES[row.cause.cause])
            for row in queries.causes(week, actor=request.actor)
        ],
    }
    return render(request, "bureau/orders/order_causes.html", known)


@access(Step.SEE_ORDER_FIGURES)
@require_GET
def causes_export(request: OurRequest, kind: str) -> HttpResponse:
    """The week's causes as a file."""
    rows = (
        (
            row.matter,
            str(words.CAUSES[row.cause.cause]),
            row.cause.count,
            row.cause.before,
        )
        for row in queries.causes(_week(request), actor=request.actor)
    )
    heads = ("事项", "原因", "本周", "上周")
    return download(Spreadsheet("办不成事根因", heads, rows), kind)


@access(Step.SEE_ORDER_FIGURES)
@require_GET
def hints(request: OurRequest) -> HttpResponse:
    """How often the category that is proposed turns out to be the right one."""
    trial = queries.hint_trial()
    known = {
        "sections": sections(request.actor, _HERE),
        "whole": trial.whole,
        "shares": _hit_shares(trial.whole),
        "branches": [(name, one, _hit_shares(one)) for name, one in trial.by_branch],
        "mistaken": trial.mistaken[:_MISTAKES],
    }
    return render(request, "bureau/orders/order_hints.html", known)


def _hit_shares(rate: HitRate) -> dict[str, str]:
    return {
        "right": _percent(_share(rate.right, rate.hinted)),
        "among": _percent(_share(rate.among, rate.hinted)),
        "hinted": _percent(_share(rate.hinted, rate.asked)),
        "sure": _percent(_share(rate.sure_right, rate.sure)),
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@access(Step.EDIT_CATEGORY)
def categories(request: OurRequest) -> HttpResponse:
    """The tree; a category is added, given to a unit, closed."""
    form = NewCategory(request.POST or None)
    organs = [(str(one.organ_id), one.name) for one in people.organ_choices()]
    form.fields["organ"].choices = [("", "不定"), *organs]  # type: ignore[attr-defined]
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: _save(request, form)) is not None:
        messages.success(request, "分类已写入。")
        return redirect("bureau:order-categories")
    known = {
        "sections": sections(request.actor, _HERE),
        "form": form,
        "rows": queries.categories(),
        "organs": organs,
    }
    return render(request, "bureau/orders/order_categories.html", known)


def _save(request: OurRequest, form: NewCategory) -> None:
    said = form.cleaned_data
    organ_id = int(said["organ"]) if said["organ"] else None
    add_category(path=said["path"], organ_id=organ_id, by=request.actor, at=request.now)


@access(Step.EDIT_CATEGORY)
@require_POST
def category(request: OurRequest) -> HttpResponse:
    """Another unit for a category, or it is closed or opened."""
    said = request.POST
    organ, version = said.get("organ", ""), said.get("version", "")
    change_category(
        path=said.get("path", ""),
        organ_id=int(organ) if organ.isdecimal() else None,
        is_open=said.get("is_open") == "1",
        version=int(version) if version.isdecimal() else 0,
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "分类已改。")
    return redirect("bureau:order-categories")
