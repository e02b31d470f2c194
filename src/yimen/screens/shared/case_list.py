"""Cases as lines of a list, for the desk and for the window, and the list as a file.

A page has a hundred lines, and each template tag in a line is paid for a hundred times:
so a line is one piece of HTML with its values put in and escaped. What is alike in many
lines, a light, a day, a strip, is drawn once and kept, and a whole line while its row
says the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final
from urllib.parse import quote

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from yimen.records.cases import queries
from yimen.records.cases.queries import CaseRow, Filters
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, State
from yimen.rules.cases.options import OptionGround
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.strip import Look, Stretch, Thin
from yimen.screens.shared import case_words
from yimen.screens.shared.comfort_words import GROUNDS
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.templatetags.look import drawn_day, drawn_light

_EXPORTED: Final = 10_000  # rows; a longer list is filtered first
_HEADS: Final = (
    "编号",
    "事项",
    "申请人",
    "状态",
    "部门",
    "承诺到期",
    "承诺剩余工作日",
    "法定到期",
    "法定剩余工作日",
    "经办",
    "收件时间",
)
_ANY: Final = "any-number"
_LINE: Final = """<tr>{tick}<td data-label="灯">{light}</td>\
<td data-label="到期">{due}</td>\
<th scope="row"><a href="{url}">{matter}</a>{first}</th>\
<td data-label="申请人" translate="no">{applicant}</td>\
<td data-label="状态">{state}</td>{holder}\
<td data-label="编号"><span class="nowrap muted">{number}</span></td></tr>"""
_TICK: Final = """<td><input type="checkbox" name="number" value="{0}" \
aria-label="选 {0}"></td>"""
_NO_TICK: Final = mark_safe("<td></td>")
_HOLDER: Final = '<td data-label="经办">{}</td>'
_NOTHING: Final = SafeString()
_FIRST: Final = """ <span class="tag good" title="绿色通道只改先后，不改时限">\
绿色通道：{}</span>"""
_PROVISIONAL: Final = mark_safe(' <span class="tag">暂定</span>')
_LAPSED: Final = mark_safe(' <span class="tag bad">补正期限已过</span>')
_HIGH: Final = 18  # the strip's box; a day is ten wide
_WAITS_FOR: Final = {State.RECEIVED: "告知或受理"} | dict.fromkeys(
    AWAITING_DELIVERY, "送达"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a screen draws its lines: where a case opens, and two columns to have."""

    opens: str  # the name of the URL
    ticks: bool = False
    holder: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list: its lines, and where the next begins ("" at the end)."""

    rows: tuple[CaseRow, ...]
    lines: list[SafeString]
    next_after: str


def lines(rows: tuple[CaseRow, ...], shape: Shape, today: date) -> list[SafeString]:
    """A piece of HTML for each row."""
    opens, language = reverse(shape.opens, args=[_ANY]), get_language()
    return [_line(row, shape, opens, today, language) for row in rows]


@lru_cache(maxsize=8192)  # of a kilobyte each
def _line(
    row: CaseRow, shape: Shape, opens: str, today: date, language: str
) -> SafeString:
    """The same row looks the same to all who may see it, however often they look."""
    return format_html(
        _LINE,
        tick=_tick(row) if shape.ticks else _NOTHING,
        light=drawn_light(row.light, language),
        due=_due(row, today),
        url=opens.replace(_ANY, quote(row.number)),
        matter=row.matter_name,
        first=_first(row.first_ground) if row.first_ground else _NOTHING,
        applicant=row.applicant,
        state=_state(row, today),
        holder=format_html(_HOLDER, row.holder or "—") if shape.holder else "",
        number=row.number,
    )


def _tick(row: CaseRow) -> SafeString:
    return _NO_TICK if row.holder else format_html(_TICK, row.number)


@lru_cache(maxsize=64)
def _first(ground: str) -> SafeString:
    """That it stands before others, and why."""
    return format_html(_FIRST, GROUNDS[OptionGround(ground)])


def _state(row: CaseRow, today: date) -> SafeString:
    lapsed = row.correct_by_on is not None and row.correct_by_on < today
    word = case_words.STATES[row.state]
    return format_html("{}{}", word, _LAPSED if lapsed else _NOTHING)


def _due(row: CaseRow, today: date) -> SafeString:
    """The day on which the clock that runs now ends, its strip, and what is left."""
    day = _day(row.due_on or row.correct_by_on, today.year)
    return format_html(
        "{}{}{}",
        day,
        _PROVISIONAL if row.is_provisional else _NOTHING,
        _drawn(row.strip) if row.strip else _left(row),
    )


def _day(on: date | None, year: int) -> SafeString | str:
    return drawn_day(on, year, get_language()) if on else "—"


def _left(row: CaseRow) -> SafeString:
    """What is left where no strip runs: for an answer, for handing over."""
    left, act = row.remaining_days, _WAITS_FOR.get(row.state, "")
    if left is None or not act:
        return _NOTHING
    said = f"{act}还剩 {left} 天" if left >= 0 else f"{act}已超 {-left} 天"
    return format_html('<br><small class="thin-say">{}</small>', said)


@lru_cache(maxsize=4096)
def _drawn(strip: Thin) -> SafeString:
    """The strip as a line of boxes; cases of one shape share the drawing."""
    width = 10 * strip.length
    return format_html(
        '<svg class="thin" viewBox="0 0 {} {}" preserveAspectRatio="none"'
        ' aria-hidden="true">{}{}</svg><small class="thin-say">{}</small>',
        width,
        _HIGH,
        format_html_join("", '<path class="{}" d="{}"/>', _boxes(strip)),
        format_html_join("", '<path class="{}" d="{}"/>', _marks(strip)),
        strip.sentence,
    )


def _boxes(strip: Thin) -> Iterator[tuple[str, str]]:
    """One path for all days that look alike."""
    paths: dict[str, str] = {}
    at = 0
    for stretch in strip.stretches:
        top = 10 if stretch.look in {Look.OFF, Look.PAUSED} else 4
        css, wide = _css(stretch), 10 * stretch.days
        paths[css] = f"{paths.get(css, '')}M{at} {top}h{wide}v{_HIGH - top}h-{wide}z"
        at += wide
    yield from paths.items()


def _css(stretch: Stretch) -> str:
    if stretch.is_used:
        return "over" if stretch.is_over else "used"
    return stretch.look.value


def _marks(strip: Thin) -> Iterator[tuple[str, str]]:
    """Where promise and statute end, and where today is."""
    for css, place in (("promise", strip.promised), ("statute", strip.statutory)):
        if place is not None:
            yield css, f"M{10 * (place + 1)} 0V{_HIGH}"
    if strip.today is not None:
        yield "today", f"M{10 * strip.today} 1h10V{_HIGH - 1}h-10z"


def export(request: OurRequest, filters: Filters, name: str) -> HttpResponse:
    """What the list shows, every page of it, as a file."""
    rows = every_row(request, filters)
    sheet = Spreadsheet(name, _HEADS, (_cells(row) for row in rows))
    return download(sheet, request.GET.get("kind", "csv"))


def every_row(request: OurRequest, filters: Filters) -> Iterator[CaseRow]:
    """The rows of all pages, as many as a file takes."""
    return islice(_all_rows(request, filters), _EXPORTED)


def _all_rows(request: OurRequest, filters: Filters) -> Iterator[CaseRow]:
    after = ""
    while True:
        page = queries.inbox(request.actor, request.now, filters, after=after)
        yield from page.rows
        after = page.next_after
        if not after:
            return


def _cells(row: CaseRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.matter_name,
        row.applicant,
        case_words.STATES[row.state],
        row.organ_name,
        row.due_on,
        row.remaining_days,
        row.statutory_due_on,
        row.statutory_remaining_days,
        row.holder,
        row.received_at,
    )


def shown(request: OurRequest, filters: Filters, shape: Shape) -> ListPage:
    """A page of the list."""
    after = request.GET.get("after", "")
    page = queries.inbox(request.actor, request.now, filters, after=after)
    drawn = lines(page.rows, shape, local_date(request.now))
    return ListPage(page.rows, drawn, page.next_after)
