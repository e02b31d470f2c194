"""Statistics: any period, any cut, compared; each figure opens to its cases."""

from collections.abc import Iterator
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.statistics.queries.figures import (
    CountedRow,
    FiguresPage,
    FiguresRow,
    counted,
    counted_all,
    figures,
)
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.charts import Chart, ChartKind, Series
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.definitions import STATISTICS
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import (
    QUANTITIES,
    SPREADS,
    Measured,
    Quantity,
)
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.statistics.forms import Asked, asked_of, presets
from yimen.screens.bureau.statistics.words import (
    COUNTS,
    CUTS,
    RATES,
    SHARES,
    label_of,
    named,
    shown_row,
    shown_whole,
    worked_rows,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.charts import ChartFrame, framed
from yimen.screens.shared.paging import number_of, sliced
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

DRAWN: Final = 8
WIDTH: Final = 760
_CASE_HEADS: Final = (
    *("办件", "事项", "部门", "收件", "受理", "到期", "办结"),
    *("用时（工作日）", "承诺（工作日）", "法定（工作日）"),
)
_CLOSED: Final = Quantity.CLOSED
_OVERDUE: Final = Quantity.OPEN_OVERDUE


@access(Step.SEE_FIGURES)
@require_GET
def page(request: OurRequest) -> HttpResponse:
    """The figures of a period, the whole and group by group."""
    asked = asked_of(request)
    told = figures(asked.scope, asked.period, asked.cut, asked.sight)
    groups = sliced(worked_rows(told), number_of(request))
    shown = {
        "sections": sections(request.actor, request.path),
        "page": told,
        "asked": asked,
        "presets": presets(asked, request),
        "halls": network.halls(request.actor.hall_path),
        "organs": people.organ_choices(),
        "shows_datasets": may_somewhere(request.actor, Step.SEE_DATASETS),
        "groups": groups,
        "rows": [shown_row(told.cut, row, asked.said) for row in groups.rows],
        **_tables(told, asked),
    }
    return render(request, "bureau/statistics/figures.html", shown)


def _tables(told: FiguresPage, asked: Asked) -> dict[str, object]:
    return {
        "cuts": [(cut.value, words) for cut, words in CUTS.items()],
        "cut_words": CUTS[asked.cut],
        "whole": shown_whole(told, asked.said),
        "counts": [QUANTITIES[one] for one in COUNTS],
        "rates": [STATISTICS[name] for name in RATES],
        "shares": [label for _, label in SHARES],
        "used": SPREADS[Measured.USED_DAYS],
        "chart": _chart(told, asked),
    }


def _chart(told: FiguresPage, asked: Asked) -> ChartFrame:
    """The groups as bars: closed in time, closed late, open and overdue."""
    is_time = asked.cut is Cut.MONTH
    rows = told.rows if is_time else told.rows[:DRAWN]
    closed, overdue = (told.whole.quantity(kind) for kind in (_CLOSED, _OVERDUE))
    chart = Chart(
        title=f"办结 {closed} 件，在办超期 {overdue} 件",
        kind=ChartKind.STACKED if is_time else ChartKind.ROWS,
        labels=tuple(label_of(told.cut, row) for row in rows),
        series=tuple(
            Series(QUANTITIES[kind].label, tuple(row.quantity(kind) for row in rows))
            for kind in (Quantity.ON_TIME, Quantity.LATE, _OVERDUE)
        ),
        unit="件",
        across=CUTS[asked.cut],
    )
    return framed(chart, width=WIDTH)


@access(Step.SEE_FIGURES)
@require_GET
def cases(request: OurRequest) -> HttpResponse:
    """The cases behind one figure: as many as it says."""
    asked, quantity = asked_of(request), request.GET.get("quantity", "")
    if quantity not in set(COUNTS):
        raise Http404
    key, page = request.GET.get("group", ""), number_of(request)
    period, group = _group(asked, key)
    one = Quantity(quantity)
    shown = {
        "sections": sections(request.actor, "/bureau/figures/"),
        "asked": asked,
        "where": _where(asked, key),
        "period": period,
        "defined": QUANTITIES[one],
        "page": counted(one, asked.scope, period, asked.sight, group=group, page=page),
        "may_open": may_somewhere(request.actor, Step.SEE_CASE),
    }
    return render(request, "bureau/statistics/figure_cases.html", shown)


def _group(asked: Asked, key: str) -> tuple[Period, tuple[Cut, str] | None]:
    """The days and the group of the figure; a month is days of its own."""
    if asked.cut is Cut.MONTH:
        months = {f"{one.first_on:%Y-%m}": one for one in asked.period.by_month()}
        return months.get(key, asked.period), None
    return asked.period, (asked.cut, key) if key else None


def _where(asked: Asked, key: str) -> str:
    """What the figure was asked of, in words: the place, the organ, the group."""
    said = (
        (Cut.NODE, asked.said["hall"]),
        (Cut.ORGAN, asked.said["organ"]),
        (asked.cut, key),
    )
    return " · ".join(dict.fromkeys(named(cut, one) for cut, one in said if one))


@access(Step.SEE_FIGURES)
@require_GET
def cases_export(request: OurRequest, kind: str) -> HttpResponse:
    """All cases behind one figure as a file."""
    asked, quantity = asked_of(request), request.GET.get("quantity", "")
    if quantity not in set(COUNTS):
        raise Http404
    one, key = Quantity(quantity), request.GET.get("group", "")
    period, group = _group(asked, key)
    rows = counted_all(one, asked.scope, period, asked.sight, group=group)
    days = f"{period.first_on:%Y%m%d}-{period.last_on:%Y%m%d}"
    name = f"{QUANTITIES[one].label}{days}"
    return download(Spreadsheet(name, _CASE_HEADS, map(_case_cells, rows)), kind)


def _case_cells(row: CountedRow) -> tuple[Cell, ...]:
    instants = row.received_at, row.accepted_at, row.due_at, row.closed_at
    days = row.used_days, row.promised_days, row.statutory_days
    return row.number, row.matter, row.organ, *instants, *days


@access(Step.SEE_FIGURES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The groups with all their figures as a file, the definitions at its end."""
    asked = asked_of(request)
    told = figures(asked.scope, asked.period, asked.cut, asked.sight)
    period = f"{asked.period.first_on:%Y%m%d}-{asked.period.last_on:%Y%m%d}"
    heads = (
        CUTS[asked.cut],
        *(one.label for one in QUANTITIES.values()),
        *(f"{one.label}（{one.unit}）" for one in STATISTICS.values()),
        *(f"{SPREADS[m].label}{label}" for m in Measured for _, label in SHARES),
    )
    return download(Spreadsheet(f"统计{period}", heads, _lines(told)), kind)


def _lines(told: FiguresPage) -> Iterator[tuple[Cell, ...]]:
    for row in told.rows:
        yield label_of(told.cut, row), *_numbers(row)
    yield "合计（一件事只计一次）", *_numbers(told.whole)
    yield ()
    yield "口径", "怎么算", "出处"
    for one in QUANTITIES.values():
        yield one.label, one.words, cited(one.source)
    for figure in STATISTICS.values():
        yield (
            figure.label,
            "；".join(filter(None, (figure.words, figure.note))),
            cited(figure.source),
        )


def _numbers(row: FiguresRow) -> Iterator[Cell]:
    for quantity in QUANTITIES:
        yield row.quantity(quantity)
    for one in STATISTICS.values():
        value = row.statistic(one)
        yield "—" if value is None else float(one.shown(value))
    for measured in Measured:
        spread, per = row.spread(measured), SPREADS[measured].per
        for name, _ in SHARES:
            value = getattr(spread, name)
            yield "—" if value is None else round(value / per, 2)
