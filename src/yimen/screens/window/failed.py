"""One press at the window logs a failed visit, even where there is no case."""

import secrets
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.catalogue import queries as catalogue
from yimen.records.orders.actions.register_order import Registered, register_order
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.voice.order_kinds import Source
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.order_asking import FailedVisit
from yimen.screens.shared.request import OurRequest

_KEY_SIGNS: Final = 22
_UNPROCESSABLE: Final = 422


@access(Step.LOG_FAILED_VISIT)
def failed(request: OurRequest) -> HttpResponse:
    """The cause, and what else is known; the matter at the counter comes along."""
    asked = {name: request.GET.get(name, "") for name in ("matter", "case")}
    once = {"once": secrets.token_urlsafe(_KEY_SIGNS)}
    form = FailedVisit(request.POST or None, initial=once | asked)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _register(request, form))
        if done is not None:
            messages.success(request, _said(done.value))
            return redirect("window:failed-visit")
    status = _UNPROCESSABLE if form.is_bound else 200
    known = {"form": form, "matter": _matter(asked["matter"]), "case": asked["case"]}
    return render(request, "window/failed.html", known, status=status)


def _register(request: OurRequest, form: FailedVisit) -> Registered:
    told = form.told(Source.WINDOW)
    return register_order(told=told, by=request.actor, at=request.now)


def _said(made: Registered) -> str:
    code = f"，查询码 {made.query_code}" if made.query_code else ""
    return f"记下了，请告诉群众：编号 {made.number}{code}。"


def _matter(code: str) -> str:
    try:
        return catalogue.matter_by_code(code).name if code else ""
    except NotFound:
        return ""
