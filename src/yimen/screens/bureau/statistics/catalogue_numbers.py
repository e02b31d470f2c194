"""The catalogue in numbers, by type, organ and tier; before and after a round."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from yimen.records.catalogue.queries import catalogue_on
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.captions import TYPES
from yimen.rules.catalogue.numbers import (
    COMPRESSION,
    FIGURES,
    CatalogueCut,
    Matters,
    Moved,
    grouped,
    moved,
)
from yimen.rules.charts import Chart, ChartKind, Series
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.definitions import NOTHING, rounded
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.charts import ChartFrame, framed
from yimen.screens.shared.days import read_day
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

CUTS: Final[Mapping[CatalogueCut, str]] = {
    CatalogueCut.TYPE: "事项类型",
    CatalogueCut.ORGAN: "部门",
    CatalogueCut.TIER: "行使层级",
}
TIERS: Final[Mapping[str, str]] = {
    "1": "国家级",
    "2": "省级",
    "3": "市级",
    "4": "县级",
    "5": "乡级",
    "6": "村级",
    "7": "多级",
}
_WORDS: Final[Mapping[CatalogueCut, Mapping[str, str]]] = {
    CatalogueCut.TYPE: {kind.value: words for kind, words in TYPES.items()},
    CatalogueCut.TIER: TIERS,
    CatalogueCut.ORGAN: {},
}
DRAWN: Final = 12
WIDTH: Final = 1000
_DRAWN: Final = ("mean_statutory", "mean_promised")


@access(Step.SEE_FIGURES)
@require_GET
def page(request: OurRequest) -> HttpResponse:
    """The numbers of a day group by group, and against an earlier day."""
    cut, on, before = _asked(request)
    told = catalogue_on(on)
    shown = {
        "sections": sections(request.actor, request.path),
        "figures": FIGURES,
        "rows": [(label, _cells(one)) for label, one in _groups(told, cut)],
        "whole": _cells(told),
        "moved": _moves(before, told),
        "compression": COMPRESSION,
        "chart": _chart(told, cut),
        "cuts": [(one.value, words) for one, words in CUTS.items()],
        "cut_words": CUTS[cut],
        **_said(cut, on, before),
    }
    return render(request, "bureau/statistics/catalogue_numbers.html", shown)


def _said(cut: CatalogueCut, on: date, before: date | None) -> dict[str, object]:
    said = {"cut": cut.value, "on": str(on), "before": str(before or "")}
    return {"said": said, "on": on, "urlencode": urlencode(said)}


def _moves(before: date | None, told: Matters) -> list[tuple[str, ...]]:
    return (
        [moved_cells(one) for one in moved(catalogue_on(before), told)]
        if before
        else []
    )


@access(Step.SEE_FIGURES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The groups with all their numbers as a file, the definitions at its end."""
    cut, on, before = _asked(request)
    heads = (CUTS[cut], *(f"{one.label}（{one.unit}）" for one in FIGURES))
    rows = _lines(catalogue_on(on), cut, catalogue_on(before) if before else None)
    return download(Spreadsheet(f"目录数字{on:%Y%m%d}", heads, rows), kind)


def _lines(
    told: Matters, cut: CatalogueCut, earlier: Matters | None
) -> Iterator[tuple[Cell, ...]]:
    for label, matters in (*_groups(told, cut), ("合计", told)):
        yield label, *_numbers(matters)
    if earlier is not None:
        yield "合计（之前）", *_numbers(earlier)
    yield ()
    yield "口径", "怎么算", "出处"
    for one in FIGURES:
        yield one.label, one.words, cited(one.source)
    yield "压缩", COMPRESSION, cited("8.2.16")


def _numbers(matters: Matters) -> Iterator[Cell]:
    for one in FIGURES:
        value = one.of(matters)
        yield NOTHING if value is None else float(rounded(value, 2))


def _groups(told: Matters, cut: CatalogueCut) -> list[tuple[str, Matters]]:
    words = _WORDS[cut]
    found = grouped(told, cut).items()
    return [(words.get(key) or key or "未写明", matters) for key, matters in found]


def _cells(matters: Matters) -> list[str]:
    return [one.said(one.of(matters)) for one in FIGURES]


def moved_cells(one: Moved) -> tuple[str, str, str, str, str]:
    """A number before and after in words: what it is, both, change, compression."""
    figure, cut = one.figure, one.compression
    digits = 0 if figure.unit == "项" else 2
    change = NOTHING if one.change is None else f"{rounded(one.change, digits):+,}"
    return (
        f"{figure.label}（{figure.unit}）",
        figure.said(one.before),
        figure.said(one.after),
        change,
        NOTHING if cut is None else f"{rounded(cut, 2)}%",
    )


def _chart(told: Matters, cut: CatalogueCut) -> ChartFrame:
    """The promised limit beside the statutory one, group by group."""
    groups = _groups(told, cut)[:DRAWN]
    drawn = [one for one in FIGURES if one.name in _DRAWN]
    chart = Chart(
        title=f"各{CUTS[cut]}的平均法定时限和承诺时限",
        kind=ChartKind.ROWS,
        labels=tuple(label for label, _ in groups),
        series=tuple(
            Series(one.label, tuple(one.of(matters) for _, matters in groups))
            for one in drawn
        ),
        unit="工作日",
        across=CUTS[cut],
    )
    return framed(chart, width=WIDTH)


def _asked(request: OurRequest) -> tuple[CatalogueCut, date, date | None]:
    """How to tell apart, which day, and against which."""
    got = request.GET
    known = got.get("cut") in set(CatalogueCut)
    cut = CatalogueCut(got["cut"]) if known else CatalogueCut.TYPE
    on = read_day(got.get("on", "")) or local_date(request.now)
    return cut, on, read_day(got.get("before", ""))
