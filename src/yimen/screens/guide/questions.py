"""首问负责: what was asked, whose it is, handing on and answering."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.cases.actions.decline_question import decline_question
from yimen.records.cases.queries import filing_of_question
from yimen.records.people import queries as people
from yimen.records.queue import queries
from yimen.records.queue.actions.answer_question import answer_question
from yimen.records.queue.actions.ask_question import ask_question
from yimen.records.queue.actions.hand_question import hand_question
from yimen.records.queue.actions.reply_to_offer import reply_to_offer
from yimen.records.queue.queries import QuestionRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.refusals import NotFound, Refused
from yimen.rules.voice.questions import QuestionState
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told, version_of
from yimen.screens.shared.case_forms import line, text
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

STATES: Final = {
    QuestionState.OPEN: "待答",
    QuestionState.OFFERED: "等接手",
    QuestionState.ANSWERED: "已答",
}
_HEADS: Final = ("问的什么", "首问", "现在归谁", "状态", "什么时候问的", "最晚", "答复")


class Ask(forms.Form):
    """What somebody wants to know."""

    text = text("问的什么", "听到就记一条，记下的人负责到底。", rows=2)
    contact = line("怎么回话", "电话；当面能答的不用留")


def _row(request: OurRequest, question_id: int) -> QuestionRow:
    row = queries.question_page(question_id, request.actor, request.now)
    if row is None:
        raise NotFound(question=question_id)
    return row


@access(Step.SEE_QUESTIONS)
def listed(request: OurRequest) -> HttpResponse:
    """The hall's questions, the oldest first; a new one is written above them."""
    form = Ask(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        done = attempt(
            form, lambda: ask_question(**said, by=request.actor, at=request.now)
        )
        if done:
            messages.success(request, "记下了，这个问题归您，答复或移交之前都归您。")
            return redirect("guide:question", done.value)
    shown = request.GET.get("shown", "")
    rows = queries.questions(request.actor, request.now, shown=shown)
    known = {
        "form": form,
        "shown": shown,
        "rows": [(row, STATES[row.state]) for row in rows],
    }
    return render(request, "guide/questions.html", known)


@access(Step.SEE_QUESTIONS)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """What the list shows, as a file."""
    shown = request.GET.get("shown", "")
    rows = queries.questions(request.actor, request.now, shown=shown)
    sheet = Spreadsheet("首问登记", _HEADS, (_cells(row) for row in rows))
    return download(sheet, kind)


def _cells(row: QuestionRow) -> tuple[Cell, ...]:
    word = STATES[row.state]
    ends = (row.asked_at, row.due_on, row.answer)
    return (row.text, row.first_asked, row.owner, word, *ends)


@access(Step.SEE_QUESTIONS)
def question(request: OurRequest, question_id: int) -> HttpResponse:
    """One question with what may be done about it."""
    row = _row(request, question_id)
    here = people.officers_of_hall(request.actor.hall_id or 0)
    known = {
        "row": row,
        "state": STATES[row.state],
        "colleagues": [
            (one.officer_id, one.name) for one in here if one.name != row.owner
        ],
        "filing": filing_of_question(question_id),
        "may_see_filing": may_somewhere(request.actor, Step.SEE_NEGATIVES),
        "is_open": row.state is not QuestionState.ANSWERED,
    }
    return render(request, "guide/question.html", known)


def _try(request: OurRequest, question_id: int, act: Any, done: str) -> HttpResponse:
    """The act with the version that was shown; a refusal is said above the page."""
    try:
        act(
            question_id=question_id,
            version=version_of(request),
            by=request.actor,
            at=request.now,
        )
    except NotFound:
        raise
    except Refused as refusal:
        told(request, refusal)
    else:
        messages.success(request, done)
    return redirect("guide:question", question_id)


@access(Step.HAND_QUESTION)
@require_POST
def hand(request: OurRequest, question_id: int) -> HttpResponse:
    """Offered to a colleague, with a reason."""
    chosen, reason = request.POST.get("officer", ""), request.POST.get("reason", "")
    officer_id = int(chosen) if chosen.isdecimal() else 0

    def act(**known: Any) -> None:
        hand_question(officer_id=officer_id, reason=reason[:200], **known)

    return _try(request, question_id, act, "已请同事接手；他接手之前还归您。")


@access(Step.TAKE_QUESTION)
@require_POST
def reply(request: OurRequest, question_id: int) -> HttpResponse:
    """Taken, or not one's own."""
    takes = "takes" in request.POST

    def act(**known: Any) -> None:
        reply_to_offer(takes=takes, **known)

    done = "接手了，这个问题归您。" if takes else "退回了，还归原来的同事。"
    return _try(request, question_id, act, done)


@access(Step.ANSWER_QUESTION)
@require_POST
def answer(request: OurRequest, question_id: int) -> HttpResponse:
    """Told, and closed."""
    said = request.POST.get("answer", "")[:2000]
    is_no = "declines" in request.POST

    def act(**known: Any) -> None:
        (decline_question if is_no else answer_question)(answer=said, **known)

    done = "答复记下了，已向大厅报备，等复核。" if is_no else "答复记下了。"
    return _try(request, question_id, act, done)
