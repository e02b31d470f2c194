"""One touch at the terminal: it could not be done, and why."""

import secrets

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from yimen.records.orders.actions.register_order import Registered, register_order
from yimen.records.queue.queries import hall_of
from yimen.rules.authority.actors import VISITOR
from yimen.rules.refusals import Refused
from yimen.rules.voice.order_intake import Told
from yimen.rules.voice.order_kinds import OrderKind, Source
from yimen.rules.voice.root_causes import Cause
from yimen.screens.kiosk.frame import frame, refused
from yimen.screens.kiosk.terminals import counted, named
from yimen.screens.shared.access import public
from yimen.screens.shared.order_words import CAUSES
from yimen.screens.shared.request import OurRequest


class Touched(forms.Form):
    """The cause that was touched, and, if wanted, a telephone."""

    cause = forms.TypedChoiceField(
        coerce=Cause, choices=[(one.value, one.value) for one in Cause]
    )
    phone = forms.CharField(required=False, max_length=20)
    once = forms.CharField(max_length=64)


@public
@never_cache
@counted
def failed(request: OurRequest, code: str) -> HttpResponse:
    """The causes in large type; the number and the code once one is touched."""
    hall = hall_of(code=code)
    form = Touched(request.POST or None)
    made: Registered | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = _register(request, form, hall.node_id)
        except Refused as refusal:
            return refused(request, code, refusal)
    shown = frame(request, hall) | {
        "causes": CAUSES.items(),
        "made": made,
        "once": secrets.token_urlsafe(12),
    }
    return named(request, render(request, "kiosk/failed.html", shown))


def _register(request: OurRequest, form: Touched, node_id: int) -> Registered:
    told = Told(
        kind=OrderKind.CANNOT_DO,
        source=Source.KIOSK,
        submit_key=form.cleaned_data["once"],
        phone=form.cleaned_data["phone"],
        cause=form.cleaned_data["cause"],
        place_id=node_id,
    )
    return register_order(told=told, by=VISITOR, at=request.now)
