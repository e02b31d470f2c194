"""督办: supervise orders listed, given, signed for, answered, accepted or returned."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.calendars import queries as calendars
from yimen.records.journal import queries as journal
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.supervision import queries
from yimen.records.supervision.actions.answer_urging import answer_urging
from yimen.records.supervision.actions.close_urging import close_urging
from yimen.records.supervision.actions.give_urging import give_urging
from yimen.records.supervision.actions.receive_urging import receive_urging
from yimen.records.supervision.actions.return_urging import return_urging
from yimen.records.supervision.actions.take_back_urging import take_back_urging
from yimen.records.supervision.queries import UrgingFilter, UrgingPage, UrgingRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.urging import AFTER, UrgingState
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.findings import day_of
from yimen.screens.bureau.supervision.urgings_forms import (
    Said,
    UnitUrgingForm,
    UrgingForm,
)
from yimen.screens.bureau.supervision.words import URGING_STATES, subject_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_AT: Final = "/bureau/urgings/"
_HEADS: Final = (
    "文号",
    "事由",
    "对象",
    "单位",
    "大厅",
    "反馈期限",
    "到哪一步",
    "退回次数",
    "下达时间",
    "下达人",
    "反馈时间",
    "办结时间",
)
_BOXES: Final = {"open": "没有了结的", "late": "逾期没有反馈的"}
ACTS: Final[dict[Step, tuple[str, str, Callable[..., None]]]] = {
    Step.RECEIVE_URGING: ("签收", "", receive_urging),
    Step.ANSWER_URGING: ("反馈", "answer", answer_urging),
    Step.CLOSE_URGING: ("办结，认可反馈", "reason", close_urging),
    Step.RETURN_URGING: ("退回重办", "reason", return_urging),
    Step.TAKE_BACK_URGING: ("撤销督办", "reason", take_back_urging),
}
"""What a button says, the name of what is written, and the act."""


def _wanted(request: OurRequest) -> UrgingFilter:
    said = request.GET
    hall, organ = said.get("hall", ""), said.get("organ", "")
    place = network.node_of_code(hall) if hall else None
    state = said.get("state", "open")
    return UrgingFilter(
        state=state if state in {*_BOXES, *UrgingState} else "",
        organ_id=int(organ) if organ.isdecimal() else None,
        hall_path=place.path if place else "",
        subject=said.get("subject", ""),
        first_on=day_of(said.get("first", "")),
        last_on=day_of(said.get("last", "")),
    )


@access(Step.SEE_URGINGS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The open ones, by what runs out first; or those that are asked for."""
    page = queries.urgings(
        _wanted(request), actor=request.actor, at=request.now, page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, request.path),
        "page": page,
        "rows": [drawn(row) for row in page.rows],
        "states": [*_BOXES.items(), ("all", "全部"), *_state_choices()],
        "organs": people.organ_choices(),
        "halls": network.halls(request.actor.hall_path),
        "asked": request.GET,
        "state": request.GET.get("state", "open"),
        "may_give": may_somewhere(request.actor, Step.GIVE_URGING),
    }
    return render(request, "bureau/supervision/urgings.html", shown)


def _state_choices() -> list[tuple[str, str]]:
    return [(state.value, words) for state, words in URGING_STATES.items()]


def drawn(row: UrgingRow) -> dict[str, object]:
    """A supervise order in a list, with its words."""
    return {
        "row": row,
        "state": URGING_STATES[row.state],
        "subject": subject_words(row.subject_kind, row.subject),
    }


@access(Step.SEE_URGINGS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.urgings(
        _wanted(request), actor=request.actor, at=request.now, size=people.WHOLE
    )
    return download(Spreadsheet("督办", _HEADS, map(_cells, whole.rows)), kind)


def _cells(row: UrgingRow) -> tuple[Cell, ...]:
    about = subject_words(row.subject_kind, row.subject)
    return (
        row.paper_number,
        row.topic,
        about,
        row.organ,
        row.hall,
        row.due_on,
        URGING_STATES[row.state],
        row.returned,
        row.given_at,
        row.given_by,
        row.answered_at,
        row.closed_at,
    )


@access(Step.GIVE_URGING)
def new(request: OurRequest) -> HttpResponse:
    """Give one: about a card, a case, an order, or to a unit as a whole."""
    card = request.GET.get("card", "")
    card_id = int(card) if card.isdecimal() else None
    kind, number = request.GET.get("kind", ""), request.GET.get("number", "")
    made = UrgingForm if card_id or (kind and number) else UnitUrgingForm
    form = made(request.POST or None, initial=_known(request, card_id, kind, number))
    if request.method == "POST" and form.is_valid():
        wanted = form.urged(kind, number, card_id)
        done = attempt(
            form, lambda: give_urging(wanted=wanted, by=request.actor, at=request.now)
        )
        if done:
            messages.success(request, "督办下达了，单位在收件箱里看得到。")
            return redirect("bureau:urging", done.value)
    return asked(request, form, "下达督办", _AT)


def asked(
    request: OurRequest, form: forms.Form, heading: str, back: str, *, submit: str = ""
) -> HttpResponse:
    """The form's page; its button says what its heading begins with."""
    return framed_form(request, form, heading, back, submit=submit or heading[:2])


def _known(
    request: OurRequest, card_id: int | None, kind: str, number: str
) -> dict[str, Any]:
    """What the card, or the thing itself, says of the order."""
    days = queries.settings_in_force().limits["urging_days"]
    by = calendars.current_calendar().add_working_days(local_date(request.now), days)
    known: dict[str, Any] = {"answer_by": by, "basis": "限时办结制度、督办制度"}
    if card_id is not None:
        card = queries.card_page(card_id, request.actor)
        about = subject_words(card.row.subject_kind, card.row.subject)
        return known | {
            "topic": card.row.rule.label,
            "problem": f"{about}：{card.row.rule.label}。{card.says}",
            "basis": card.row.rule.article,
        }
    if kind and number:
        queries.concern_of(kind, number, request.actor, request.now)
        known |= {"problem": f"{subject_words(kind, number)}："}
    return known


@access(Step.SEE_URGINGS)
@require_GET
def urging(request: OurRequest, urging_id: int) -> HttpResponse:
    """One supervise order: what is asked, its papers, what was answered."""
    page = queries.urging_page(urging_id, request.actor, request.now)
    said = journal.texts("urging", str(urging_id))
    lines = history("urging", str(urging_id))
    shown = {
        "sections": sections(request.actor, _AT),
        "urging": page,
        "one": drawn(page.row),
        "history": list(_told(lines, said)),
        "acts": _acts(request, page),
        "next_day": _known(request, None, "", "")["answer_by"],
        "may_case": page.row.subject_kind == "case"
        and may_somewhere(request.actor, Step.SEE_CASE),
    }
    return render(request, "bureau/supervision/urging.html", shown)


def _told(
    lines: tuple[Any, ...], said: Mapping[tuple[int, str], str]
) -> Iterator[tuple[Any, str]]:
    """The order's acts, the newest first, each with what was said."""
    for n, line in enumerate(lines):
        yield line, said.get((len(lines) - n, "reason"), "")


def _acts(request: OurRequest, page: UrgingPage) -> list[tuple[str, str]]:
    """The steps that may be offered, with their buttons' words."""
    gave = page.given_by_id in request.actor.officer_ids
    units = {Step.RECEIVE_URGING, Step.ANSWER_URGING}
    return [
        (step.value, words)
        for step, (words, _, _) in ACTS.items()
        if step in AFTER[page.row.state]
        and may_somewhere(request.actor, step)
        and not (gave and step in units)
    ]


@access(Step.SEE_URGINGS)
@require_POST
def act(request: OurRequest, urging_id: int, step: str) -> HttpResponse:
    """Take a step with the order, with what is said about it."""
    form = Said(request.POST)
    known = {one.value: one for one in ACTS}
    if step in known and form.is_valid():
        tried(request, lambda: _take(request, urging_id, known[step], form), "写入了。")
    return redirect("bureau:urging", urging_id)


def _take(request: OurRequest, urging_id: int, step: Step, form: Said) -> None:
    _, name, verb = ACTS[step]
    words = {name: form.cleaned_data["text"]} if name else {}
    more = {"due_on": form.new_day} if step is Step.RETURN_URGING else {}
    queries.urging_page(urging_id, request.actor, request.now)
    verb(
        urging_id=urging_id,
        version=form.cleaned_data["version"],
        by=request.actor,
        at=request.now,
        **words,
        **more,
    )


def urged(request: OurRequest, number: str) -> dict[str, object]:
    """The supervise orders about one thing, for its own page, and whether to add."""
    if not may_somewhere(request.actor, Step.SEE_URGINGS):
        return {"urgings": (), "may_urge": False, "may_raise": False}
    wanted = UrgingFilter(subject=number)
    found = queries.urgings(wanted, actor=request.actor, at=request.now)
    return {
        "urgings": [drawn(row) for row in found.rows],
        "may_urge": may_somewhere(request.actor, Step.GIVE_URGING),
        "may_raise": may_somewhere(request.actor, Step.RAISE_CARD),
    }
