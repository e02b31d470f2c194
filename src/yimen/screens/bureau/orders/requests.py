"""Requests for information at the office: list, one request, its acts, the rate."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from yimen.records.orders import queries
from yimen.records.orders.actions.answer_request import answer_request
from yimen.records.orders.actions.ask_information import ask_information
from yimen.records.orders.actions.ask_request_correction import (
    ask_request_correction,
)
from yimen.records.orders.actions.confirm_request import confirm_request
from yimen.records.orders.actions.consult_third_party import (
    consult_third_party,
    note_third_party,
)
from yimen.records.orders.actions.correct_request import correct_request
from yimen.records.orders.actions.end_request import withdraw_request
from yimen.records.orders.actions.extend_request import extend_request
from yimen.records.orders.actions.register_order import Registered
from yimen.records.orders.actions.unmask_request import unmask_request
from yimen.records.orders.queries import RequestPage, RequestRow
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.voice.information_requests import Asked
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.orders import requests_forms as ask
from yimen.screens.shared import request_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.readers import noted, noted_file
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HERE: Final = "/bureau/information/"
_KIND: Final = "information_request"
_UNPROCESSABLE: Final = 422
_KEY_SIGNS: Final = 22
_HEADS: Final = ("编号", "要什么", "单位", "怎么来的", "状态", "来件", "到期", "答复")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAct:
    """One button on a request."""

    slug: str
    step: Step
    label: str
    action: Callable[..., object]
    form: type[forms.Form] = forms.Form

    def view(self) -> Callable[..., HttpResponse]:
        """The page of this act."""

        @access(self.step)
        def page(request: OurRequest, number: str) -> HttpResponse:
            return self._answer(request, number)

        return page

    def _answer(self, request: OurRequest, number: str) -> HttpResponse:
        shown = queries.request_page(number, request.actor, request.now)
        form = self.form(request.POST or None)
        if request.method == "POST" and form.is_valid():
            done = attempt(form, lambda: self._act(request, number, form.cleaned_data))
            if done is not None and self.step is Step.UNMASK_REQUEST:
                return self._shown(request, shown, form, done.value)
            if done is not None:
                messages.success(request, "已写入。")
                return redirect("bureau:request", number)
        return self._shown(request, shown, form, None)

    def _act(self, request: OurRequest, number: str, said: Mapping[str, Any]) -> object:
        return self.action(number=number, by=request.actor, at=request.now, **said)

    def _shown(
        self, request: OurRequest, page: RequestPage, form: forms.Form, seen: object
    ) -> HttpResponse:
        known = {"page": page, "act": self, "form": form, "seen": seen}
        status = _UNPROCESSABLE if form.is_bound and form.errors else 200
        return render(request, "bureau/orders/request_act.html", known, status=status)


ACTS: Final = (
    RequestAct(
        slug="confirm",
        step=Step.CONFIRM_REQUEST,
        label="确认收到",
        action=confirm_request,
    ),
    RequestAct(
        slug="answer",
        step=Step.ANSWER_REQUEST,
        label="答复",
        action=answer_request,
        form=ask.Answer,
    ),
    RequestAct(
        slug="correction",
        step=Step.ASK_REQUEST_CORRECTION,
        label="告知补正",
        action=ask_request_correction,
        form=ask.Correction,
    ),
    RequestAct(
        slug="corrected",
        step=Step.CORRECT_REQUEST,
        label="补正到了",
        action=correct_request,
        form=ask.Corrected,
    ),
    RequestAct(
        slug="consult",
        step=Step.CONSULT_THIRD_PARTY,
        label="征求第三方意见",
        action=consult_third_party,
        form=ask.Consult,
    ),
    RequestAct(
        slug="consulted",
        step=Step.NOTE_THIRD_PARTY,
        label="第三方意见到了",
        action=note_third_party,
        form=ask.Consulted,
    ),
    RequestAct(
        slug="extend",
        step=Step.EXTEND_REQUEST,
        label="延期",
        action=extend_request,
        form=ask.Extend,
    ),
    RequestAct(
        slug="withdraw",
        step=Step.WITHDRAW_REQUEST,
        label="申请人撤回",
        action=withdraw_request,
        form=ask.Reason,
    ),
    RequestAct(
        slug="unmask",
        step=Step.UNMASK_REQUEST,
        label="看完整内容",
        action=unmask_request,
        form=ask.Reason,
    ),
)


@access(Step.SEE_REQUESTS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What runs out first, a page at a time."""
    bar = ask.Bar(request.GET)
    page = queries.request_rows(
        bar.wanted(),
        actor=request.actor,
        at=request.now,
        page=number_of(request),
    )
    known = {
        "sections": sections(request.actor, _HERE),
        "page": page,
        "rows": [(row, words.STATES[row.state]) for row in page.rows],
        "bar": bar,
        "state": request.GET.get("state", ""),
        "is_filtered": any(request.GET.values()),
    }
    return render(request, "bureau/orders/requests.html", known)


@access(Step.SEE_REQUESTS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The requests as a file; nothing in it names an applicant."""
    wanted = ask.Bar(request.GET).wanted()
    rows = queries.request_rows(
        wanted, actor=request.actor, at=request.now, size=WHOLE
    ).rows
    noted_file(request, _KIND, len(rows))
    return download(Spreadsheet("信息公开申请", _HEADS, map(_cells, rows)), kind)


def _cells(row: RequestRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.topic,
        row.organ,
        words.ARRIVALS[row.arrival],
        str(words.STATES[row.state]),
        row.came_at,
        row.due_on,
        str(words.REPLIES[row.reply]) if row.reply else "",
    )


@access(Step.SEE_REQUESTS)
@require_GET
def shown(request: OurRequest, number: str) -> HttpResponse:
    """One request: what is wanted, its clock, its story."""
    page = queries.request_page(number, request.actor, request.now)
    reply = page.row.reply
    known = {
        "sections": sections(request.actor, _HERE),
        "page": page,
        "row": page.row,
        "state": words.STATES[page.row.state],
        "arrival": words.ARRIVALS[page.row.arrival],
        "form": words.FORMS[page.form],
        "reply": words.REPLIES[reply] if reply else "",
        "story": [(line, words.STEPS[line.step]) for line in page.lines],
        "buttons": [act for act in ACTS if act.step in page.steps],
        "prints": bool(reply) and may_somewhere(request.actor, Step.PRINT_REPLY),
        **noted(request, _KIND, number),
    }
    return render(request, "bureau/orders/request.html", known)


@access(Step.SEE_REQUESTS)
def new(request: OurRequest) -> HttpResponse:
    """A request that came in person, by post or fax, written down."""
    once = {"once": secrets.token_urlsafe(_KEY_SIGNS)}
    form = ask.NewRequest(request.POST or None, initial=once)
    made: Registered | None = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _register(request, form.asked()))
        made = done.value if done else None
    known = {
        "sections": sections(request.actor, _HERE),
        "form": form,
        "made": made,
    }
    return render(request, "bureau/orders/request_new.html", known)


def _register(request: OurRequest, asked: Asked) -> Registered:
    return ask_information(asked=asked, by=request.actor, at=request.now)


@access(Step.SEE_REQUESTS)
@require_GET
def disclosed(request: OurRequest) -> HttpResponse:
    """信息公开率, computed from what the published guides say."""
    whole, organs = queries.disclosures()
    known = {
        "sections": sections(request.actor, _HERE),
        "whole": whole,
        "share": _percent(whole.rate),
        "missing": [(words.FIELDS[one], n) for one, n in whole.missing.items() if n],
        "organs": [(name, one, _percent(one.rate)) for name, one in organs],
    }
    return render(request, "bureau/orders/disclosure.html", known)


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f}%"
