"""The pages of conduct and of appraisal: tabs, a list of tiles, a record with its acts.

Both are books of the house; which one a page belongs to follows from its address.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yimen.records.people.queries import Slice
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.bureau.home import Section, sections
from yimen.screens.shared.parts import open_parts
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

Row = TypeVar("Row")

TABS: Final = (
    ("考勤", "bureau:attendance", Step.SEE_CONDUCT),
    ("更正", "bureau:correction-list", Step.SEE_CONDUCT),
    ("点名", "bureau:roll", Step.CALL_ROLL),
    ("打卡文件", "bureau:attendance-files", Step.LOAD_ATTENDANCE),
    ("考勤规定", "bureau:attendance-policy", Step.SEE_CONDUCT),
    ("巡查", "bureau:patrol-list", Step.SEE_CONDUCT),
    ("巡查发现", "bureau:patrol-findings", Step.SEE_CONDUCT),
    ("谈话", "bureau:talk-list", Step.SEE_CONDUCT),
    ("违纪", "bureau:breach-list", Step.SEE_CONDUCT),
    ("培训", "bureau:training-list", Step.SEE_CONDUCT),
    ("荣誉", "bureau:honour-list", Step.SEE_CONDUCT),
    ("调换函商", "bureau:replacement-list", Step.SEE_CONDUCT),
    ("社会监督", "bureau:social-list", Step.SEE_CONDUCT),
    ("服务承诺", "bureau:service-promise-list", Step.SEE_CONDUCT),
    ("进驻登记", "bureau:stationing-list", Step.SEE_CONDUCT),
    ("难易系数", "bureau:weight-list", Step.SEE_CONDUCT),
)
"""Label, name of the URL, and the step that opens it."""

SCORE_TABS: Final = (
    ("得分榜", "bureau:score-board", Step.SEE_SCORES),
    ("平衡计分卡", "bureau:score-map", Step.SEE_SCORES),
    ("加分", "bureau:bonus-list", Step.SEE_SCORES),
    ("申诉", "bureau:score-appeal-list", Step.SEE_OWN_SCORE),
    ("评先", "bureau:award-list", Step.SEE_SCORES),
    ("评比办法", "bureau:award-rules", Step.SEE_SCORES),
    ("考评方案", "bureau:scheme-list", Step.SEE_SCORES),
    ("我的得分单", "bureau:score-mine", Step.SEE_OWN_SCORE),
)


@dataclass(frozen=True, slots=True)
class Book:
    """A book of the house: its name, where it begins, and its parts."""

    label: str
    path: str
    tabs: Sequence[tuple[str, str, Step]]


CONDUCT: Final = Book("队伍管理", "/bureau/conduct/", TABS)
SCORES: Final = Book("绩效考评", "/bureau/scores/", SCORE_TABS)


def book_of(request: OurRequest) -> Book:
    """The book that this page belongs to."""
    is_score = request.path.startswith((SCORES.path, "/bureau/schemes/"))
    return SCORES if is_score else CONDUCT


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell: its text, where it leads, and how it is marked."""

    text: Cell
    url: str = ""
    tag: str = ""  # plain good warm bad
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[Row]):
    """A kind of list: its name, columns, and how a row becomes tiles."""

    name: str
    lead: str
    heads: Sequence[str]
    tiles: Callable[[Row], Sequence[Tile]]
    export: str  # the name of the URL
    empty: tuple[str, str]  # what is not there, and what to do


@dataclass(frozen=True, slots=True)
class Way:
    """A button above a list."""

    label: str
    url: str


def ways_open(request: OurRequest, *ways: tuple[str, str, Step]) -> tuple[Way, ...]:
    """Those whose step the actor may take: label, name of the URL, step."""
    return tuple(
        Way(label, reverse(name))
        for label, name, step in ways
        if may_somewhere(request.actor, step)
    )


def tabs(request: OurRequest) -> tuple[Section, ...]:
    """The parts of the book that this actor may open; the page's own is marked."""
    return tuple(
        Section(label, url, "", is_current=here)
        for label, url, here in open_parts(request, book_of(request).tabs)
    )


def frame(request: OurRequest) -> dict[str, object]:
    """What every page of the book knows."""
    book = book_of(request)
    oversees = may_somewhere(request.actor, book.tabs[0][2])
    at = book.path if oversees else reverse(book.tabs[-1][1])
    return {
        "sections": sections(request.actor, at),
        "tabs": tabs(request),
        "book": book.label,
    }


def listing(  # noqa: PLR0913 - one argument for each part of the page
    request: OurRequest,
    register: Register[Row],
    page: Slice[Row],
    *,
    bar: forms.Form | None = None,
    ways: Iterable[Way] = (),
    figures: Mapping[str, object] | None = None,
    acts: str = "",
) -> HttpResponse:
    """A list with its filter, its pages and its exports.

    `acts` is the template of a last cell, with what may be done about its `row`.
    """
    shown = {
        **frame(request),
        "register": register,
        "rows": [
            (row, tuple(zip(register.heads, register.tiles(row), strict=True)))
            for row in page.rows
        ],
        "page": page,
        "bar": bar,
        "ways": tuple(ways),
        "figures": figures or {},
        "acts": acts,
        "columns": len(register.heads) + bool(acts),
        "asked": request.GET,
        "csv": reverse(register.export, args=["csv"]),
        "xlsx": reverse(register.export, args=["xlsx"]),
    }
    return render(request, "bureau/book_list.html", shown)


def exported(register: Register[Row], rows: Iterable[Row], kind: str) -> HttpResponse:
    """The filtered list as a file."""
    cells = (tuple(tile.text for tile in register.tiles(row)) for row in rows)
    return download(Spreadsheet(register.name, register.heads, cells), kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A form of a record: what it does and where it goes."""

    heading: str
    url: str
    button: str
    form: forms.Form | None = None
    note: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: what it says, and what may be done with it."""

    heading: str
    back: tuple[str, str]  # label and URL
    facts: Sequence[tuple[str, object]]
    state: str = ""
    tag: str = "plain"
    acts: Sequence[Act] = ()
    history: Sequence[Any] = ()
    table: tuple[Sequence[str], Sequence[Sequence[Tile]]] | None = None
    table_name: str = ""
    pictures: Sequence[str] = field(default=())
    papers: Sequence[tuple[str, str]] = field(default=())
    warning: str = ""


def record(request: OurRequest, shown: Record, status: int = 200) -> HttpResponse:
    """The page of one record."""
    known = {**frame(request), "record": shown}
    return render(request, "bureau/book_record.html", known, status=status)


def form_page(  # noqa: PLR0913 - one argument for each part of the page
    request: OurRequest,
    form: forms.Form,
    heading: str,
    back: str,
    *,
    lead: str = "",
    button: str = "保存",
    ways: Sequence[Way] = (),
) -> HttpResponse:
    """A form on a page of its own."""
    shown = {
        **frame(request),
        "form": form,
        "heading": heading,
        "back": back,
        "lead": lead,
        "button": button,
        "ways": ways,
    }
    return render(request, "bureau/book_form.html", shown)
