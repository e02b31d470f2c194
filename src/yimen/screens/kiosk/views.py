"""One touch, one number: a visitor in front of the terminal."""

import secrets

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.queue import queries
from yimen.records.queue.actions.check_in import check_in
from yimen.records.queue.actions.issue_ticket import Wish, issue_ticket
from yimen.records.queue.actions.rejoin import rejoin
from yimen.records.statistics.queries.ranges import wait_record
from yimen.rules.authority.actors import VISITOR
from yimen.rules.queue.queueing import Priority
from yimen.rules.refusals import Refused
from yimen.screens.kiosk.frame import frame, refused
from yimen.screens.kiosk.terminals import counted, named
from yimen.screens.shared.access import public
from yimen.screens.shared.queue_words import PRIORITIES
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say

OFFERED = tuple(
    kind
    for kind in PRIORITIES
    if kind not in {Priority.NORMAL, Priority.APPOINTMENT, Priority.GREEN_CHANNEL}
)


class Touch(forms.Form):
    """What one touch of a line asks for."""

    line = forms.IntegerField()
    once = forms.CharField(max_length=64)
    priority = forms.TypedChoiceField(
        choices=[(kind.value, kind.value) for kind in (Priority.NORMAL, *OFFERED)],
        coerce=Priority,
        required=False,
        empty_value=Priority.NORMAL,
    )


@public
@never_cache
@require_GET
def home(request: OurRequest, code: str) -> HttpResponse:
    """What the visitor came for; who goes first says so with one touch more."""
    page = queries.kiosk_page(code, request.now)
    asked = request.GET.get("as", "")
    chosen = Priority(asked) if asked in OFFERED else Priority.NORMAL
    shown = {
        "page": page,
        "chosen": chosen,
        "offered": OFFERED,
        "once": secrets.token_urlsafe(12),
        "kept": wait_record(page.hall.node_id, request.now),
    }
    shown |= frame(request, page.hall)
    return named(request, render(request, "kiosk/home.html", shown))


class Arrival(forms.Form):
    """The code of an appointment, typed with the fingers on the glass."""

    code = forms.CharField(max_length=12)

    def clean_code(self) -> str:
        """The digits alone."""
        return "".join(sign for sign in self.cleaned_data["code"] if sign.isdecimal())


@public
@require_POST
@counted
def take(request: OurRequest, code: str) -> HttpResponse:
    """The number, then its page; a second press of the same touch changes nothing."""
    form = Touch(request.POST)
    if not form.is_valid():
        return redirect("kiosk:home", code)
    wish = Wish(
        line_id=form.cleaned_data["line"],
        once=form.cleaned_data["once"],
        priority=form.cleaned_data["priority"],
    )
    try:
        made = issue_ticket(wish=wish, by=VISITOR, at=request.now)
    except Refused as refusal:
        return refused(request, code, refusal)
    return redirect("kiosk:ticket", code, made.token)


@public
@never_cache
@require_GET
def ticket(request: OurRequest, code: str, token: str) -> HttpResponse:
    """The number in large type; the same, on eighty millimetres, is printed."""
    page = queries.ticket_page(token, request.now)
    address = request.build_absolute_uri(reverse("portal:ticket", args=[token]))
    shown = {"page": page, "address": address, "code": code}
    return render(request, "kiosk/ticket.html", frame(request, page.hall) | shown)


@public
@never_cache
@counted
def back(request: OurRequest, code: str) -> HttpResponse:
    """Who missed the call touches the own number and waits again."""
    hall = queries.hall_of(code=code)
    missed = queries.returnable(hall.node_id, request.now)
    asked = request.POST.get("ticket", "")
    for row in missed:
        if request.method == "POST" and asked == str(row.ticket_id):
            again = rejoin(token=row.token, by=VISITOR, at=request.now)
            return redirect("kiosk:ticket", code, again.token)
    shown = {"missed": missed}
    return render(request, "kiosk/back.html", frame(request, hall) | shown)


@public
@never_cache
@counted
def arrive(request: OurRequest, code: str) -> HttpResponse:
    """Whoever booked types the code and gets a number that goes first."""
    hall = queries.hall_of(code=code)
    form = Arrival(request.POST or None)
    words = None
    if request.method == "POST" and form.is_valid():
        asked = {"code": form.cleaned_data["code"], "node_id": hall.node_id}
        try:
            made = check_in(**asked, by=VISITOR, at=request.now)
        except Refused as refusal:
            words = say(refusal)
        else:
            return redirect("kiosk:ticket", code, made.token)
    shown = frame(request, hall) | {"form": form, "words": words}
    status = words.status if words else 200
    return render(request, "kiosk/check_in.html", shown, status=status)
