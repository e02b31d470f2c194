"""Rounds that clean up the catalogue: the list, one round, its beginning and end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from yimen.records.catalogue import actions, queries
from yimen.records.catalogue.queries import RoundFilter, RoundPage, RoundRow
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.catalogue.matter_changes import CHANGES
from yimen.rules.catalogue.numbers import COMPRESSION, CatalogueCut, Moved
from yimen.rules.catalogue.rounds import (
    ROUND_KINDS,
    RoundFigures,
    RoundState,
    check_open,
)
from yimen.rules.legal_clock.calendar import REACH, local_date
from yimen.rules.statistics.definitions import NOTHING, rounded
from yimen.screens.bureau.catalogue.round_forms import (
    WHOLE_CATALOGUE,
    BeginForm,
    ChangeForm,
    CloseForm,
)
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.statistics.catalogue_numbers import moved_cells
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

WHERE: Final = "/bureau/catalogue-rounds/"
STATES: Final[Mapping[RoundState, str]] = {
    RoundState.OPEN: "进行中",
    RoundState.CLOSED: "已结束",
}
TAGS: Final[Mapping[RoundState, str]] = {
    RoundState.OPEN: "warm",
    RoundState.CLOSED: "good",
}
_SHOWN: Final = ("matters", "mean_promised")
_EXPORTED: Final = ("matters", "mean_statutory", "mean_promised")
_UNKNOWN: Final = (NOTHING, NOTHING)
_HEADS: Final = (
    "名称",
    "种类",
    "范围",
    "看什么",
    "开始",
    "结束",
    "状态",
    "清理前事项",
    "清理后事项",
    "清理前平均法定时限",
    "清理后平均法定时限",
    "清理前平均承诺时限",
    "清理后平均承诺时限",
    "新进目录",
    "退出目录",
    *CHANGES.values(),
    "结果",
)


def _wanted(request: OurRequest) -> RoundFilter:
    asked = request.GET
    year = asked.get("year", "")
    return RoundFilter(
        kind=asked.get("kind", ""),
        state=asked.get("state", ""),
        year=int(year) if year.isdecimal() and int(year[:5]) in REACH else None,
    )


@access(Step.SEE_CATALOGUE)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The rounds: filtered, by pages."""
    page = queries.rounds(_wanted(request), by=request.actor, page=number_of(request))
    shown = {
        "sections": sections(request.actor, WHERE),
        "page": page,
        "rows": [_shown(row) for row in page.rows],
        "kinds": [(kind.value, words) for kind, words in ROUND_KINDS.items()],
        "states": [(state.value, words) for state, words in STATES.items()],
        "years": [
            (year, f"{year}年") for year in queries.round_years(by=request.actor)
        ],
        "asked": request.GET,
        "begins": may_somewhere(request.actor, Step.BEGIN_CATALOGUE_ROUND),
    }
    return render(request, "bureau/catalogue/rounds.html", shown)


@access(Step.SEE_CATALOGUE)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered rounds with their kept figures as a file."""
    whole = queries.rounds(_wanted(request), by=request.actor, size=WHOLE)
    sheet = Spreadsheet(
        "清理与回头看", _HEADS, (tuple(_cells(row)) for row in whole.rows)
    )
    return download(sheet, kind)


def _shown(row: RoundRow) -> dict[str, object]:
    """A row with its words."""
    return {
        "row": row,
        "kind": ROUND_KINDS[row.span.kind],
        "state": STATES[row.span.state],
        "tag": TAGS[row.span.state],
        "place": row.organ or WHOLE_CATALOGUE,
        "numbers": [_said(one) for one in _pairs(row.kept, _SHOWN)],
    }


def _pairs(kept: RoundFigures | None, names: Sequence[str]) -> list[Moved | None]:
    """These numbers before and after; nothing yet of a round that runs."""
    known = {one.figure.name: one for one in kept.moved} if kept else {}
    return [known.get(name) for name in names]


def _said(one: Moved | None) -> tuple[str, str]:
    if one is None:
        return _UNKNOWN
    return one.figure.said(one.before), one.figure.said(one.after)


def _number(value: Fraction | None) -> Cell:
    return NOTHING if value is None else float(rounded(value, 2))


def _cells(row: RoundRow) -> Iterator[Cell]:
    kept = row.kept
    yield from (row.name, ROUND_KINDS[row.span.kind])
    yield from (row.organ or WHOLE_CATALOGUE, row.looks_at)
    yield from (row.span.begun_on, row.span.ended_on, STATES[row.span.state])
    for one in _pairs(kept, _EXPORTED):
        yield from (_number(one.before), _number(one.after)) if one else _UNKNOWN
    counts = (kept.entered, kept.left, *kept.changes.values()) if kept else ()
    yield from counts or (NOTHING,) * (len(CHANGES) + 2)
    yield row.result


@access(Step.SEE_CATALOGUE)
@require_GET
def show(request: OurRequest, round_id: int) -> HttpResponse:
    """One round with its figures: of today while it runs, else as they were kept."""
    today = local_date(request.now)
    page = queries.round_page(
        round_id, by=request.actor, today=today, page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, WHERE),
        "page": page,
        **_shown(page.row),
        **_may(request, page.row),
        **_told(page),
        "numbers_of": _numbers_of(request, page),
        "history": history("catalogue_round", str(round_id)),
    }
    return render(request, "bureau/catalogue/round.html", shown)


def _may(request: OurRequest, row: RoundRow) -> dict[str, bool]:
    """What may be done with a round that runs."""
    runs = row.span.state is RoundState.OPEN
    changes, closes = (
        runs and may_somewhere(request.actor, step)
        for step in (Step.CHANGE_CATALOGUE_ROUND, Step.CLOSE_CATALOGUE_ROUND)
    )
    return {"runs": runs, "changes": changes, "closes": closes}


def _told(page: RoundPage) -> dict[str, object]:
    """What was done to how many and to which, what wasn't, and what it changed."""
    figures = page.figures
    verbs = [(CHANGES[change], count) for change, count in figures.changes.items()]
    done = [(words, count) for words, count in verbs if count]
    return {
        "tally": [*done, ("新进目录", figures.entered), ("退出目录", figures.left)],
        "undone": "、".join(words for words, count in verbs if not count),
        "made": [(one, CHANGES[one.change]) for one in page.made.rows],
        "moved": [moved_cells(one) for one in figures.moved],
        "compression": COMPRESSION,
    }


def _numbers_of(request: OurRequest, page: RoundPage) -> str:
    """Where the numbers of its two days are, for whoever may see them."""
    if not may_somewhere(request.actor, Step.SEE_FIGURES):
        return ""
    cut = CatalogueCut.TYPE if page.row.span.organ_id is None else CatalogueCut.ORGAN
    days = {"on": str(page.until), "before": str(page.row.span.eve)}
    return (
        f"{reverse('bureau:catalogue-numbers')}?{urlencode({'cut': cut.value, **days})}"
    )


@access(Step.BEGIN_CATALOGUE_ROUND)
def add(request: OurRequest) -> HttpResponse:
    """A round begins."""
    form = BeginForm(
        request.POST or None, initial={"begun_on": local_date(request.now)}
    )

    def act() -> int:
        return actions.begin_round(plan=form.plan(), by=request.actor, at=request.now)

    if form.is_valid() and (done := attempt(form, act)):
        messages.success(request, "开始了。变更照常在事项里做，这里自动数。")
        return redirect("bureau:round", done.value)
    back = reverse("bureau:round-list")
    return framed_form(request, form, "开始一轮", back, submit="开始")


@access(Step.CHANGE_CATALOGUE_ROUND)
def change(request: OurRequest, round_id: int) -> HttpResponse:
    """What a running round says is put right, and how far it has come."""
    row = _running(request, round_id)
    said = {name: getattr(row, name) for name in ("name", "looks_at", "progress")}
    start = {**said, "begun_on": row.span.begun_on, "version": row.version}
    form = ChangeForm(request.POST or None, initial=start)

    def act() -> None:
        actions.change_round(
            round_id=round_id,
            version=form.opened_on,
            said=form.said(),
            by=request.actor,
            at=request.now,
        )

    return _acted(request, form, act, row, "修改、记进展", "记下了。")


@access(Step.CLOSE_CATALOGUE_ROUND)
def close(request: OurRequest, round_id: int) -> HttpResponse:
    """A round ends with its result."""
    row = _running(request, round_id)
    start = {"ended_on": local_date(request.now), "version": row.version}
    form = CloseForm(request.POST or None, initial=start)

    def act() -> None:
        actions.close_round(
            round_id=round_id,
            version=form.opened_on,
            ended_on=form.cleaned_data["ended_on"],
            result=form.cleaned_data["result"],
            by=request.actor,
            at=request.now,
        )

    return _acted(request, form, act, row, "结束这一轮", "结束了，数字定格。")


def _running(request: OurRequest, round_id: int) -> RoundRow:
    """The round that is to be changed; one that is over says so."""
    row = queries.round_row(round_id, by=request.actor)
    check_open(row.span)
    return row


def _acted(
    request: OurRequest,
    form: Form,
    act: Callable[[], None],
    row: RoundRow,
    heading: str,
    done: str,
) -> HttpResponse:
    """The round again once the act is done; else the form as it was filled in."""
    back = reverse("bureau:round", args=[row.span.round_id])
    if form.is_valid() and attempt(form, act):
        messages.success(request, done)
        return redirect(back)
    return framed_form(request, form, f"{heading}：{row.name}", back, submit=heading)
