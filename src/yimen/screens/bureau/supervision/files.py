"""Every list of the supervisor's desk as a file: CSV for machines, XLSX for people."""

from collections.abc import Callable, Iterator
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.records.cases.queries import Filters
from yimen.records.supervision import queries
from yimen.records.supervision.queries.stationing import stationed, stationing
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.register import RULES
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision import opened as watch_open
from yimen.screens.bureau.supervision import window as watch_window
from yimen.screens.bureau.supervision.desk import (
    LIGHT_WORDS,
    asked_period,
    asked_place,
    stood_then,
)
from yimen.screens.bureau.supervision.words import LEVELS
from yimen.screens.shared.access import access
from yimen.screens.shared.case_list import every_row
from yimen.screens.shared.case_words import STATES
from yimen.screens.shared.rating_words import percent
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

Rows = Iterator[tuple[Cell, ...]]


def _places(request: OurRequest) -> Rows:
    for row in queries.places(request.actor, asked_place(request)[1], request.now):
        lights = (row.reminders, row.yellow, row.red)
        known = (row.code, row.name, LIGHT_WORDS[row.light], row.open, row.overdue)
        yield (*known, *lights, "是" if row.is_watched else "否")


def _windows(request: OurRequest) -> Rows:
    place = asked_place(request)[0]
    for row in queries.windows(request.actor, place, request.now):
        yield row.number, row.name, row.open, row.overdue, row.oldest


def _window(request: OurRequest) -> Rows:
    return _cases(request, watch_window.asked_filters(request))


def _open(request: OurRequest) -> Rows:
    return _cases(request, watch_open.asked_filters(request))


def _cases(request: OurRequest, filters: Filters) -> Rows:
    for row in every_row(request, filters):
        yield (
            row.number,
            LIGHT_WORDS[row.light],
            row.matter_name,
            row.applicant,
            STATES[row.state],
            row.organ_name,
            row.due_on,
            row.remaining_days,
            row.holder,
            row.received_at,
        )


def _officers(request: OurRequest) -> Rows:
    for row in queries.held(request.actor, asked_place(request)[1], request.now):
        held = (row.officer, row.organ, row.held, row.overdue, row.paused)
        yield (*held, row.oldest_at, row.cards)


def _compared(request: OurRequest) -> Rows:
    for row in queries.compared(request.actor, *asked_period(request)):
        yield RULES[row.rule].label, LEVELS[row.level], row.now, row.before


def _as_of(request: OurRequest) -> Rows:
    for one, light in stood_then(request):
        state = "办结" if one.is_closed else "超期" if one.is_overdue else "在办"
        yield one.case, one.received_at, one.due_at, state, LIGHT_WORDS[light]


def _rules(request: OurRequest) -> Rows:
    for row in queries.rule_rows(request.actor):
        told = (row.rule.label, row.says, row.rule.article, row.raised, row.live)
        yield (*told, row.upheld, row.cancelled, row.false_share)


def _stationing(request: OurRequest) -> Rows:
    for row in stationing(request.actor, asked_place(request)[1]):
        yield row.organ, row.due, row.here, percent(row.share)


_PLACES: Final = (
    *("编码", "网点", "灯", "未办结", "超期"),
    *("提醒", "黄牌", "红牌", "纳入监察"),
)
_WINDOW: Final = (
    *("编号", "灯", "事项", "申请人", "状态"),
    *("部门", "到期", "剩余工作日", "经办", "收件时间"),
)
_FILES: Final[dict[str, tuple[str, tuple[str, ...], Callable[[OurRequest], Rows]]]] = {
    "places": ("网点亮灯", _PLACES, _places),
    "windows": ("窗口", ("窗口", "名称", "未办结", "超期", "最先到期的件"), _windows),
    "window": ("窗口在办", _WINDOW, _window),
    "open": ("未办结的件", _WINDOW, _open),
    "officers": (
        "手里有什么",
        ("人员", "部门", "在手", "超期", "停钟", "最早收件", "牌"),
        _officers,
    ),
    "compare": ("比一比", ("问题", "牌", "这一段", "之前同样长"), _compared),
    "rules": (
        "规则和误报率",
        ("规则", "说明", "依据", "发现", "没有了结", "认定", "撤牌", "误报率%"),
        _rules,
    ),
    "stationing": (
        "事项进驻率",
        ("单位", "应进驻事项", "已进驻事项", "进驻率"),
        _stationing,
    ),
}


@access(Step.WATCH)
@require_GET
def export(request: OurRequest, what: str, kind: str) -> HttpResponse:
    """One of the desk's lists, as the address asks for it."""
    if what not in _FILES:
        raise NotFound(list=what)
    name, heads, rows = _FILES[what]
    return download(Spreadsheet(name, heads, rows(request)), kind)


@access(Step.SEE_FIGURES)
@require_GET
def as_of(request: OurRequest, kind: str) -> HttpResponse:
    """Where every case stood then, all of them."""
    heads = ("办件", "收件", "期限", "当时", "灯")
    return download(Spreadsheet("当时怎么样", heads, _as_of(request)), kind)


@access(Step.WATCH)
@require_GET
def matters(request: OurRequest) -> HttpResponse:
    """事项进驻率, unit by unit."""
    rows = stationing(request.actor, asked_place(request)[1])
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "rows": [(row, percent(row.share)) for row in rows],
        "here": sum(row.here for row in rows),
        "due": sum(row.due for row in rows),
        "percent": percent(stationed(request.actor, asked_place(request)[1])),
    }
    return render(request, "bureau/supervision/watch_stationing.html", shown)
