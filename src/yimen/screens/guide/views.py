"""The hall's desk: give numbers, see who waits, help whoever is lost."""

import secrets

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases.actions.come_about import come_about
from yimen.records.cases.actions.queue_first import queue_first
from yimen.records.queue import queries
from yimen.records.queue.actions.cancel_ticket import cancel_ticket
from yimen.records.queue.actions.issue_ticket import TicketIssued, Wish, issue_ticket
from yimen.records.queue.actions.rejoin import rejoin
from yimen.records.queue.actions.transfer import transfer
from yimen.rules.authority.steps import Step
from yimen.screens.guide import forms
from yimen.screens.guide.frame import frame
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_QUEUE)
@never_cache
@require_GET
def queue(request: OurRequest) -> HttpResponse:
    """Everybody who waits; htmx fetches the lists again every few seconds."""
    page = queries.hall_queue(request.actor, request.now)
    if request.htmx:
        return render(request, "guide/_queue.html", frame(request, page))
    token = request.GET.get("issued", "")
    shown = {
        "form": forms.Issue(page.pace, initial={"once": secrets.token_urlsafe(12)}),
        "issued": queries.ticket_page(token, request.now) if token else None,
    }
    return render(request, "guide/queue.html", frame(request, page) | shown)


@access(Step.SEE_QUEUE)
@require_POST
def issue(request: OurRequest) -> HttpResponse:
    """A number for the visitor at the desk."""
    page = queries.hall_queue(request.actor, request.now)
    form = forms.Issue(page.pace, request.POST)
    made = form.is_valid() and attempt(form, lambda: _issue(request, form))
    if made:
        return redirect(f"/guide/?issued={made.value.token}")
    shown = frame(request, page) | {"form": form}
    return render(request, "guide/queue.html", shown, status=422)


def _issue(request: OurRequest, form: forms.Issue) -> TicketIssued:
    said = form.cleaned_data
    wish = Wish(
        line_id=said["line"],
        once=said["once"],
        priority=said["priority"],
        channel="guide",
    )
    if said["case"]:
        number = said["case"]
        return queue_first(number=number, wish=wish, by=request.actor, at=request.now)
    return issue_ticket(wish=wish, by=request.actor, at=request.now)


@access(Step.SEE_QUEUE)
@never_cache
@require_GET
def ticket(request: OurRequest, token: str) -> HttpResponse:
    """One ticket with everything the desk may do about it."""
    return _ticket(request, token, forms.About())


def _ticket(
    request: OurRequest, token: str, about: forms.About, status: int = 200
) -> HttpResponse:
    page = queries.hall_queue(request.actor, request.now)
    shown = {
        "ticket": page.ticket(token),
        "slip": queries.why_passed(token),
        "form": forms.SendOn(page),
        "about": about,
    }
    known = frame(request, page) | shown
    return render(request, "guide/ticket.html", known, status=status)


@access(Step.COME_ABOUT)
@require_POST
def about(request: OurRequest, token: str) -> HttpResponse:
    """The visitor came about this case; its green channel counts for them."""
    row = queries.hall_queue(request.actor, request.now).ticket(token)
    form = forms.About(request.POST)
    if form.is_valid() and attempt(form, lambda: _about(request, form, row.ticket_id)):
        return redirect("guide:ticket", token)
    return _ticket(request, token, form, status=422)


def _about(request: OurRequest, form: forms.About, ticket_id: int) -> bool:
    said = {"number": form.cleaned_data["case"], "ticket_id": ticket_id}
    return come_about(**said, by=request.actor, at=request.now)


@access(Step.CANCEL_TICKET)
@require_POST
def cancel(request: OurRequest, token: str) -> HttpResponse:
    """The ticket is taken out of the queue."""
    row = queries.hall_queue(request.actor, request.now).ticket(token)
    cancel_ticket(ticket_id=row.ticket_id, by=request.actor, at=request.now)
    return redirect("guide:queue")


@access(Step.TRANSFER)
@require_POST
def send_on(request: OurRequest, token: str) -> HttpResponse:
    """The visitor waits in another line, or for one window."""
    page = queries.hall_queue(request.actor, request.now)
    form = forms.SendOn(page, request.POST)
    row = page.ticket(token)
    if form.is_valid():
        where = form.where()
        transfer(ticket_id=row.ticket_id, by=request.actor, at=request.now, **where)
    return redirect("guide:ticket", token)


@access(Step.SEE_QUEUE)
@require_POST
def come_back(request: OurRequest, token: str) -> HttpResponse:
    """Whoever missed the call waits again."""
    rejoin(token=token, by=request.actor, at=request.now)
    return redirect("guide:ticket", token)


@access(Step.SEE_QUEUE)
@never_cache
@require_GET
def figures(request: OurRequest) -> HttpResponse:
    """The day in figures, by line."""
    page = queries.hall_queue(request.actor, request.now)
    return render(request, "guide/figures.html", frame(request, page))
