"""Say something and follow it: complaints, wishes, petitions, failed visits."""

import secrets
from collections.abc import Callable
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases.actions.ask_progress import count_question
from yimen.records.catalogue import queries as catalogue
from yimen.records.orders import queries
from yimen.records.orders.actions.ask_review import ask_review
from yimen.records.orders.actions.note_feedback import give_feedback
from yimen.records.orders.actions.register_order import Registered, register_order
from yimen.records.orders.actions.withdraw_order import take_back
from yimen.rules.authority.actors import VISITOR
from yimen.rules.cases.asking import TooManyQuestions
from yimen.rules.refusals import NotFound, Refused
from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import REVIEWS, OrderKind, Source
from yimen.screens.portal import order_thread
from yimen.screens.portal.order_forms import Again, Rate, Say
from yimen.screens.shared import order_words as words
from yimen.screens.shared.access import public
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.holding import held, held_code, hold, hold_code
from yimen.screens.shared.order_asking import FailedVisit
from yimen.screens.shared.order_filing import anew, is_looking, looked
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say as say_refusal

_KEY_SIGNS: Final = 22
_UNPROCESSABLE: Final = 422


def _once() -> dict[str, str]:
    return {"once": secrets.token_urlsafe(_KEY_SIGNS)}


def _register(request: OurRequest, form: forms.Form, told: Told) -> HttpResponse | None:
    """Where the number is read, or None with the refusal on the form."""
    address = str(request.META.get("REMOTE_ADDR", ""))

    def act() -> Registered:
        count_question(f"orders from {address}", address, request.now)
        return register_order(told=told, by=VISITOR, at=request.now)

    done = attempt(form, act)
    if done is None:
        return None
    answer = hold(redirect("portal:say-done"), done.value.number)
    return hold_code(answer, done.value.query_code)


@public
@never_cache
def say(request: OurRequest) -> HttpResponse:
    """What is it, in your own words."""
    if is_looking(request):
        return looked(request, _looked_at(request), "portal/say.html")
    known = {name: request.GET.get(name, "")[:60] for name in ("kind", "topic")}
    form = Say(request.POST or None, initial=_once() | known)
    if request.method == "POST" and form.is_valid():
        done = _register(request, form, form.told())
        if done is not None:
            return done
    return _asked(request, "portal/say.html", form)


def _looked_at(request: OurRequest) -> Say:
    """What it is probably about; who asks too often is told nothing more."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        count_question(f"hints for {request.POST.get('once')}", address, request.now)
    except TooManyQuestions:
        return anew(request, Say, look=False)
    return anew(request, Say)


@public
@never_cache
def cannot_do(request: OurRequest) -> HttpResponse:
    """One press logs a failed visit, whether or not there is a case."""
    known = {name: request.GET.get(name, "") for name in ("matter", "case")}
    form = FailedVisit(request.POST or None, initial=_once() | known)
    if request.method == "POST" and form.is_valid():
        done = _register(request, form, form.told(Source.PORTAL))
        if done is not None:
            return done
    known["guide"] = _guide(request.GET.get("matter", ""))
    known["desk"] = next(
        (one.code for one in catalogue.search("办不成事", limit=1)), ""
    )
    return _asked(request, "portal/cannot_do.html", form, **known)


def _guide(code: str) -> str:
    try:
        return catalogue.matter_by_code(code).name if code else ""
    except NotFound:
        return ""


def _asked(
    request: OurRequest, template: str, form: forms.Form, **more: object
) -> HttpResponse:
    status = _UNPROCESSABLE if form.is_bound else 200
    return render(request, template, {"form": form, **more}, status=status)


@public
@never_cache
@require_GET
def done(request: OurRequest) -> HttpResponse:
    """The number and the code, to be kept."""
    number = held(request)
    page = queries.held_order(number, request.now) if number else None
    if page is None:
        return redirect("portal:progress-ask")
    known = {"page": page, "code": held_code(request), "kind": words.KINDS[page.kind]}
    return render(request, "portal/say_done.html", known)


@public
@never_cache
@require_GET
def order(request: OurRequest) -> HttpResponse:
    """The order that this browser holds: who has it, until when, the answer."""
    page = queries.held_order(held(request), request.now) if held(request) else None
    if page is None:
        return redirect("portal:progress-ask")
    known = _shown(page) | {"page": page, "rate": Rate(), "again": Again()}
    return render(request, "portal/order.html", known)


def _shown(page: queries.OrderProgress) -> dict[str, object]:
    """The order in the words of its person."""
    outcomes = {one.value: word for one, word in words.OUTCOMES.items()}
    declines = {one.value: word for one, word in words.DECLINES.items()}
    return {
        "kind": words.KINDS[page.kind],
        "next_kind": words.KINDS[REVIEWS.get(page.kind, page.kind)],
        "is_last": page.kind is OrderKind.PETITION_RECHECK and bool(page.answer),
        "state": words.state_of(page),
        "thread": order_thread.thread(page),
        "outcome": outcomes.get(page.outcome, ""),
        "declined": declines.get(page.declined, ""),
        "feedback": words.of_feedback(page.feedback),
    }


def _act(request: OurRequest, act: Callable[[str], str]) -> HttpResponse:
    """Do something with the order that this browser holds, and say so."""
    number = held(request)
    if not number:
        return redirect("portal:progress-ask")
    try:
        messages.success(request, act(number))
    except Refused as refusal:
        said = say_refusal(refusal)
        messages.error(request, f"{said.text}{said.next}")
    return redirect("portal:order-show")


@public
@require_POST
def rate(request: OurRequest) -> HttpResponse:
    """Whether the answer helped; low marks are taken as they are."""
    form = Rate(request.POST)
    if not form.is_valid():
        messages.error(request, _("请选一个。"))
        return redirect("portal:order-show")

    def act(number: str) -> str:
        give_feedback(number=number, **form.cleaned_data, at=request.now)
        return _("谢谢，您的评价记下了。")

    return _act(request, act)


@public
@require_POST
def withdraw(request: OurRequest) -> HttpResponse:
    """The person takes it back."""

    def act(number: str) -> str:
        take_back(number=number, at=request.now)
        return _("已经撤回。")

    return _act(request, act)


@public
@require_POST
def review(request: OurRequest) -> HttpResponse:
    """复查 or 复核: a new number, which this browser then holds."""
    made: list[Registered] = []

    def act(number: str) -> str:
        reason = request.POST.get("reason", "")
        made.append(ask_review(number=number, reason=reason, at=request.now))
        return _("收到了，请记下新的编号和查询码。")

    answer = _act(request, act)
    if not made:
        return answer
    return hold_code(
        hold(redirect("portal:say-done"), made[0].number), made[0].query_code
    )


@public
@require_GET
def answers(request: OurRequest) -> HttpResponse:
    """What became of what others said; nobody is named."""
    page = queries.published_orders(number_of(request))
    rows = [(row, words.KINDS[row.kind]) for row in page.rows]
    return render(request, "portal/answers.html", {"page": page, "rows": rows})
