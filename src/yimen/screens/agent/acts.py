"""Each act on an errand: its form on the errand's page, and what is said after it."""

from collections.abc import Callable
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.cancel_hand_over import cancel_hand_over
from yimen.records.agency.actions.decline_errand import decline_errand
from yimen.records.agency.actions.end_errand import end_errand
from yimen.records.agency.actions.give_back import give_back
from yimen.records.agency.actions.hand_on import hand_on
from yimen.records.agency.actions.hand_result import hand_result
from yimen.records.agency.actions.take_over import take_over
from yimen.records.agency.actions.take_up import TakenUp, take_up
from yimen.rules.agency.errands import ErrandState
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import Accept, AskOnce, OnlyReceive, Outcome
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.agent.forms import GiveBack, HandResult, Reason, papers_of
from yimen.screens.shared import case_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

View = Callable[[OurRequest, str], HttpResponse]
_ANSWERS: Final[dict[str, Outcome]] = {
    "accept": Accept(),
    "ask": AskOnce(),
    "receive": OnlyReceive(),
}


def _acted(request: OurRequest, number: str, act: Callable[[], str]) -> HttpResponse:
    """Back to the errand, with what was done or why it could not be."""
    try:
        messages.success(request, act())
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        told(request, refusal)
    return redirect("agent:errand", number)


def _said(request: OurRequest, form: type[forms.Form]) -> forms.Form:
    """The form as it was sent; what is missing reaches the act as nothing."""
    filled = form(request.POST)
    filled.is_valid()
    return filled


@access(Step.HAND_ON)
@require_POST
def hand(request: OurRequest, number: str) -> HttpResponse:
    """Sign papers away to another hall."""
    return _acted(request, number, lambda: _hand(request, number))


def _hand(request: OurRequest, number: str) -> str:
    said = request.POST
    count = hand_on(
        number=number,
        taker_id=_number(said.get("taker", "")),
        items=frozenset(map(_number, said.getlist("item"))),
        tracking=said.get("tracking", ""),
        by=request.actor,
        at=request.now,
    )
    return f"{count} 样材料已移交，等对方签收；签收前还算在您手里。"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


@access(Step.TAKE_OVER)
@require_POST
def take(request: OurRequest, number: str) -> HttpResponse:
    """Sign for what has arrived."""

    def act() -> str:
        count = take_over(number=number, by=request.actor, at=request.now)
        return f"签收了 {count} 样材料，现在由您这里保管。"

    return _acted(request, number, act)


def _with_reason(step: Step, action: Callable[..., None], words: str) -> View:
    @access(step)
    @require_POST
    def view(request: OurRequest, number: str) -> HttpResponse:
        reason = _said(request, Reason).cleaned_data.get("reason", "")

        def act() -> str:
            action(number=number, reason=reason, by=request.actor, at=request.now)
            return words

        return _acted(request, number, act)

    return view


cancel = _with_reason(
    Step.CANCEL_HAND_OVER, cancel_hand_over, "这次移交取消了，材料还在原来的人手里。"
)
decline = _with_reason(
    Step.DECLINE_ERRAND, decline_errand, "已退回，请把材料移交回去。"
)
end = _with_reason(Step.END_ERRAND, end_errand, "委托撤销了，请把材料交还委托人。")


@access(Step.HAND_RESULT)
@require_POST
def result(request: OurRequest, number: str) -> HttpResponse:
    """The decision starts on its way back."""
    form = HandResult(request.POST)
    names = form.names() if form.is_valid() else ()

    def act() -> str:
        count = hand_result(number=number, more=names, by=request.actor, at=request.now)
        return f"{count} 样结果交给代办，请移交出去。"

    return _acted(request, number, act)


@access(Step.GIVE_BACK)
@require_POST
def back(request: OurRequest, number: str) -> HttpResponse:
    """The villager signs for it."""
    return _acted(request, number, lambda: _back(request, number))


def _back(request: OurRequest, number: str) -> str:
    form = GiveBack(request.POST)
    form.is_valid()
    state = give_back(
        number=number,
        signature=form.cleaned_data.get("signature", ""),
        way=form.way(),
        drawn=form.cleaned_data.get("drawn", ""),
        by=request.actor,
        at=request.now,
    )
    if state is ErrandState.CLOSED:
        return "全部交还了，这件代办办完了。"
    return "交还了。还有别处的材料没有回来。"


@access(Step.TAKE_UP)
def take_up_form(request: OurRequest, number: str) -> HttpResponse:
    """The competent hall looks at the papers, and answers at once."""
    if request.method != "POST":
        return _papers(request, number)
    answer = _ANSWERS.get(request.POST.get("answer", ""))
    if answer is None:
        return _papers(request, number, fault="请选一个答复。", status=422)
    try:
        done = _taken_up(request, number, answer)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        said = say(refusal)
        fault = f"{said.text}{said.article}{said.next}"
        return _papers(request, number, fault=fault, status=said.status)
    return redirect("window:case-done", done.case_number)


def _taken_up(request: OurRequest, number: str, answer: Outcome) -> TakenUp:
    page = queries.errand_page(number, request.actor, request.now)
    return take_up(
        number=number,
        papers=papers_of(request.POST, page.errand.matter),
        outcome=answer,
        by=request.actor,
        at=request.now,
    )


def _papers(
    request: OurRequest, number: str, *, fault: str = "", status: int = 200
) -> HttpResponse:
    page = queries.errand_page(number, request.actor, request.now)
    ticked = {p.code: p for p in papers_of(request.POST, page.errand.matter)}
    rows = [
        (line, ticked[line.material.code] if request.method == "POST" else line)
        for line in page.papers
    ]
    known = {
        "page": page,
        "errand": page.errand,
        "rows": rows,
        "fault": fault,
        "paper_states": case_words.PAPER_STATES.items(),
    }
    return render(request, "agent/take_up.html", known, status=status)
