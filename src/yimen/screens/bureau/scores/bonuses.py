"""Points on top: asked for with the evidence, decided by a second hand."""

from fractions import Fraction
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_GET, require_http_methods

from yimen.records.people.queries import WHOLE
from yimen.records.performance import queries
from yimen.records.performance.actions.ask_bonus import (
    BonusAsked,
    ask_bonus,
    decide_bonus,
)
from yimen.records.performance.queries import BonusFileRow, BonusRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.performance.bonuses import BonusState
from yimen.rules.performance.indicators import Scored
from yimen.rules.reports.kinds import named
from yimen.rules.statistics.periods import Period
from yimen.screens.bureau.history import history
from yimen.screens.bureau.record_pages import (
    Act,
    Record,
    Register,
    Tile,
    Way,
    exported,
    form_page,
    listing,
    record,
)
from yimen.screens.bureau.scores.forms import (
    BonusForm,
    DecideForm,
    ScoreBar,
    asked_period,
    asked_what,
)
from yimen.screens.bureau.scores.words import (
    STATES_OF_BONUS,
    TAGS_OF_STATES,
    WHATS,
    said_of,
    shown_number,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest

_HARMLESS: Final = frozenset({"application/pdf", "image/png", "image/jpeg"})


def _tiles(row: BonusRow) -> tuple[Tile, ...]:
    return (
        Tile(row.label, reverse("bureau:bonus", args=[row.bonus_id])),
        Tile(WHATS[row.what]),
        Tile(row.first_on, note=f"至 {day_words(row.last_on)}"),
        Tile(float(row.points)),
        Tile(row.reason),
        Tile(row.evidence, note=_files(row)),
        Tile(row.asked_by),
        Tile(STATES_OF_BONUS[row.state], tag=TAGS_OF_STATES[row.state]),
    )


def _points(row: BonusRow) -> str:
    return shown_number(Fraction(row.points))


def _files(row: BonusRow) -> str:
    return f"附文件 {len(row.files)} 份" if row.files else ""


LIST: Final[Register[BonusRow]] = Register(
    name="加分",
    lead="上级或群众表扬、帮助其他岗位可以加分：要写依据，由第二个人批，总共最多10分。",
    heads=("给谁", "对象", "考评期", "加几分", "为什么", "依据", "谁提的", "状态"),
    tiles=_tiles,
    export="bureau:bonus-export",
    empty=("没有加分", "关账以前可以提，关账以后就加不上了。"),
)


@access(Step.SEE_SCORES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The bonuses of whom the actor oversees."""
    bar = ScoreBar(STATES_OF_BONUS, request.GET)
    page = queries.bonuses(bar.wanted(), request.actor, page=number_of(request))
    ways = []
    if may_somewhere(request.actor, Step.ASK_BONUS):
        new_at = reverse("bureau:bonus-new")
        ways = [
            Way(f"给{word}加分", f"{new_at}?what={what.value}")
            for what, word in WHATS.items()
        ]
    return listing(request, LIST, page, bar=bar, ways=ways)


@access(Step.SEE_SCORES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered bonuses as a file."""
    wanted = ScoreBar(STATES_OF_BONUS, request.GET).wanted()
    rows = queries.bonuses(wanted, request.actor, size=WHOLE).rows
    return exported(LIST, rows, kind)


@access(Step.ASK_BONUS)
@require_http_methods(["GET", "POST"])
def new(request: OurRequest) -> HttpResponse:
    """Points on top are asked for."""
    what = asked_what(request)
    period = _period(request, what)
    board = queries.board(what, period, request.actor)
    form = BonusForm(board, request.POST or None, request.FILES or None)
    if form.is_valid():
        act = partial(ask_bonus, by=request.actor, at=request.now)
        asked = _asked(form, what, period)
        if done := attempt(form, lambda: act(asked=asked)):
            messages.success(request, "提上去了，等第二个人批。")
            return redirect("bureau:bonus", done.value)
    lead, ways = f"{named(period)}；已经关账的加不上。", _periods(request, what, period)
    heading, back = f"给{WHATS[what]}加分", reverse("bureau:bonus-list")
    return form_page(request, form, heading, back, lead=lead, ways=ways)


def _period(request: OurRequest, what: Scored) -> Period:
    """The period that is asked for; else last month, or this one where it is closed."""
    got = request.POST if request.method == "POST" else request.GET
    if got.get("on"):
        return asked_period(request)[0]
    return queries.open_periods(what, local_date(request.now))[0]


def _periods(request: OurRequest, what: Scored, shown: Period) -> list[Way]:
    """The other periods to which points may still be added."""
    return [
        Way(named(one), f"?{urlencode({'what': what.value, **said_of(one)})}")
        for one in queries.open_periods(what, local_date(request.now))
        if one != shown
    ]


def _asked(form: BonusForm, what: Scored, period: Period) -> BonusAsked:
    said = form.cleaned_data
    return BonusAsked(
        what=what,
        key=said["key"],
        label=form.labels[said["key"]],
        period=period,
        points=Fraction(said["points"]),
        reason=said["reason"],
        evidence=said["evidence"],
        files=tuple((one.name, one.read()) for one in said["papers"]),
    )


@access(Step.SEE_SCORES)
@require_http_methods(["GET", "POST"])
def bonus(request: OurRequest, bonus_id: int) -> HttpResponse:
    """One bonus; a second hand decides it here."""
    row = queries.bonus_page(bonus_id, request.actor)
    form = DecideForm(request.POST or None, initial={"version": row.version})
    if form.is_valid() and attempt(form, lambda: _decide(request, row, form)):
        messages.success(request, "定了。")
        return redirect("bureau:bonus", bonus_id)
    return record(request, _record(request, row, form))


@access(Step.SEE_OWN_SCORE)
@require_GET
def file(request: OurRequest, bonus_id: int, file_id: int) -> HttpResponse:  # noqa: ARG001
    """A file that proves a bonus; only what browsers show harmlessly is shown here."""
    found = queries.bonus_file(file_id, request.actor)
    said = content_disposition_header(
        as_attachment=found.media_type not in _HARMLESS, filename=found.name
    )
    headers = {
        "Content-Disposition": said or "attachment",
        "Content-Security-Policy": "sandbox",
    }
    kind = found.media_type
    return HttpResponse(found.content, content_type=kind, headers=headers)


def file_url(one: BonusFileRow) -> str:
    """Where a file of a bonus is."""
    return reverse("bureau:bonus-file", args=[one.bonus_id, one.file_id])


def _decide(request: OurRequest, row: BonusRow, form: DecideForm) -> None:
    decide_bonus(
        bonus_id=row.bonus_id,
        approves=form.agrees,
        comment=form.cleaned_data["said"],
        version=form.opened_on,
        by=request.actor,
        at=request.now,
    )


def _record(request: OurRequest, row: BonusRow, form: DecideForm) -> Record:
    is_open = row.state is BonusState.ASKED
    decides = is_open and may_somewhere(request.actor, Step.DECIDE_BONUS)
    act = Act(
        heading="第二个人来定",
        url=request.path,
        button="定下来",
        form=form,
        note="先看依据。提的人和本人不能批。",
    )
    facts: list[tuple[str, object]] = [
        ("考评期", f"{day_words(row.first_on)} 至 {day_words(row.last_on)}"),
        ("加几分", _points(row)),
        ("为什么", row.reason),
        ("依据", row.evidence or "见所附文件"),
        ("谁提的", row.asked_by),
        ("什么时候", row.asked_at),
    ]
    if row.decided_by:
        facts += [("谁定的", row.decided_by), ("理由", row.comment)]
    return Record(
        heading=f"给{row.label}加 {_points(row)} 分",
        back=("加分", reverse("bureau:bonus-list")),
        state=STATES_OF_BONUS[row.state],
        tag=TAGS_OF_STATES[row.state],
        facts=facts,
        papers=[(f.name, file_url(f)) for f in row.files if not f.is_picture],
        pictures=[file_url(one) for one in row.files if one.is_picture],
        acts=(act,) if decides else (),
        history=history("bonus", str(row.bonus_id)),
    )
