"""Appeals of rows: the list, and one with its decision."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from yimen.records.people.queries import WHOLE
from yimen.records.performance import queries
from yimen.records.performance.actions.appeal_row import decide_score_appeal
from yimen.records.performance.queries import AppealRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.performance.appeals import AppealState
from yimen.screens.bureau.history import history
from yimen.screens.bureau.record_pages import (
    Act,
    Record,
    Register,
    Tile,
    exported,
    listing,
    record,
)
from yimen.screens.bureau.scores.forms import DecideForm, ScoreBar
from yimen.screens.bureau.scores.words import (
    KIND_OF_ROW,
    STATES_OF_APPEAL,
    TAGS_OF_STATES,
    WHATS,
    WISHES,
    row_words,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


def _tiles(row: AppealRow) -> tuple[Tile, ...]:
    state = STATES_OF_APPEAL[row.state]
    return (
        Tile(row.label, reverse("bureau:score-appeal", args=[row.appeal_id])),
        Tile(WHATS[row.what]),
        Tile(row.first_on),
        Tile(f"{row.indicator}. {row.indicator_label}"),
        Tile(_row(row)),
        Tile(row.said),
        Tile(state, tag=TAGS_OF_STATES[row.state], note=row.decision),
    )


def _row(row: AppealRow) -> str:
    kind = KIND_OF_ROW.get(row.kind, row.kind)
    number = row.subject if row.kind == "case" else ""
    return " ".join(filter(None, (kind, number, row_words(row.kind, row.row))))


LIST: Final[Register[AppealRow]] = Register(
    name="得分申诉",
    lead="关账后三个工作日内，本人可以对得分单里的一条申诉；由另一个人来定。",
    heads=("谁的得分", "对象", "哪一期", "指标", "哪一条", "理由", "结果"),
    tiles=_tiles,
    export="bureau:score-appeal-export",
    empty=("没有申诉", "点开自己的得分单，看到不对的那一条再申诉。"),
)


@access(Step.SEE_OWN_SCORE)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The appeals of cards that the actor oversees, and their own."""
    bar = ScoreBar(STATES_OF_APPEAL, request.GET)
    page = queries.appeals(bar.wanted(), request.actor, page=number_of(request))
    return listing(request, LIST, page, bar=bar)


@access(Step.SEE_OWN_SCORE)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered appeals as a file."""
    wanted = ScoreBar(STATES_OF_APPEAL, request.GET).wanted()
    rows = queries.appeals(wanted, request.actor, size=WHOLE).rows
    return exported(LIST, rows, kind)


@access(Step.SEE_OWN_SCORE)
@require_http_methods(["GET", "POST"])
def appeal(request: OurRequest, appeal_id: int) -> HttpResponse:
    """One appeal; who may decides it here."""
    row = queries.appeal_page(appeal_id, request.actor)
    form = DecideForm(request.POST or None, initial={"version": row.version})
    if form.is_valid() and attempt(form, lambda: _decide(request, row, form)):
        messages.success(request, "定了；采纳的已经另出一版得分单。")
        return redirect("bureau:score-appeal", appeal_id)
    return record(request, _record(request, row, form))


def _decide(request: OurRequest, row: AppealRow, form: DecideForm) -> int | None:
    return decide_score_appeal(
        appeal_id=row.appeal_id,
        upholds=form.agrees,
        decision=form.cleaned_data["said"],
        version=form.opened_on,
        by=request.actor,
        at=request.now,
    )


def _record(request: OurRequest, row: AppealRow, form: DecideForm) -> Record:
    is_open = row.state is AppealState.OPEN
    decides = is_open and may_somewhere(request.actor, Step.DECIDE_SCORE_APPEAL)
    act = Act(
        heading="定下来",
        url=request.path,
        button="定下来",
        form=form,
        note="采纳以后按原方案另出一版得分单，原来的一版不动。",
    )
    cards = [("当时的得分单", reverse("bureau:score", args=[row.score_id]))]
    if row.corrected_id:
        at = reverse("bureau:score", args=[row.corrected_id])
        cards.append(("更正后的得分单", at))
    return Record(
        heading=f"{row.label}：{row.indicator}. {row.indicator_label}",
        back=("得分申诉", reverse("bureau:score-appeal-list")),
        state=STATES_OF_APPEAL[row.state],
        tag=TAGS_OF_STATES[row.state],
        facts=_facts(row),
        acts=(act,) if decides else (),
        history=history("score_appeal", str(row.appeal_id)),
        papers=cards,
    )


def _facts(row: AppealRow) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        ("考评期", f"{day_words(row.first_on)} 至 {day_words(row.last_on)}"),
        ("哪一条", _row(row)),
        ("要求", WISHES[row.wish]),
        ("理由", row.said),
        ("申诉人", row.appealed_by),
        ("申诉时间", row.appealed_at),
    ]
    if row.decided_by:
        facts += [("决定", row.decision), ("决定人", row.decided_by)]
    return facts
