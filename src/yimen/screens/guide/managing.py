"""The hall's windows and lines: who is where, what is open, and by which figures."""

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.queue import queries
from yimen.records.queue.actions.assign_lines import assign_lines
from yimen.records.queue.actions.close_line import close_line
from yimen.records.queue.actions.leave_window import leave_window
from yimen.records.queue.actions.open_line import open_line
from yimen.records.queue.actions.reopen_window import reopen_window
from yimen.records.queue.actions.settle import QueueFigures, settle
from yimen.records.queue.queries import Settings
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import NoWindow
from yimen.screens.guide import forms
from yimen.screens.guide.frame import frame
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


def _hall_id(actor: Actor) -> int:
    if actor.hall_id is None:
        raise NoWindow
    return actor.hall_id


@access(Step.SEE_QUEUE)
@never_cache
@require_GET
def windows(request: OurRequest) -> HttpResponse:
    """Every window and line of the hall, with what may be done about it."""
    page = queries.hall_queue(request.actor, request.now)
    shown = {"until": forms.Until()}
    return render(request, "guide/windows.html", frame(request, page) | shown)


@access(Step.LEAVE_WINDOW)
@require_POST
def leave(request: OurRequest, window_id: int) -> HttpResponse:
    """The window stands empty for a while."""
    form = forms.Until(request.POST)
    leave_window(
        node_id=_hall_id(request.actor),
        window_id=window_id,
        back_at=form.instant(request.now) if form.is_valid() else None,
        by=request.actor,
        at=request.now,
    )
    return redirect("guide:windows")


@access(Step.REOPEN_WINDOW)
@require_POST
def reopen(request: OurRequest, window_id: int) -> HttpResponse:
    """Somebody is back at the window."""
    reopen_window(
        node_id=_hall_id(request.actor),
        window_id=window_id,
        by=request.actor,
        at=request.now,
    )
    return redirect("guide:windows")


@access(Step.MANAGE_QUEUE)
@require_POST
def serve(request: OurRequest, window_id: int) -> HttpResponse:
    """Which lines the window serves."""
    page = queries.hall_queue(request.actor, request.now)
    form = forms.Served(page.pace, request.POST)
    if form.is_valid():
        assign_lines(
            node_id=page.hall.node_id,
            window_id=window_id,
            line_ids=form.cleaned_data["lines"],
            by=request.actor,
            at=request.now,
        )
    return redirect("guide:windows")


@access(Step.MANAGE_QUEUE)
@require_POST
def close(request: OurRequest, line_id: int) -> HttpResponse:
    """The line gives no more numbers for now."""
    form = forms.Until(request.POST)
    close_line(
        line_id=line_id,
        reopens_at=form.instant(request.now) if form.is_valid() else None,
        by=request.actor,
        at=request.now,
    )
    return redirect("guide:windows")


@access(Step.MANAGE_QUEUE)
@require_POST
def open_again(request: OurRequest, line_id: int) -> HttpResponse:
    """The line gives numbers again."""
    open_line(line_id=line_id, by=request.actor, at=request.now)
    return redirect("guide:windows")


@access(Step.SEE_QUEUE)
@never_cache
def settings(request: OurRequest) -> HttpResponse:
    """The hall's figures; who manages the queue may settle on others."""
    page = queries.hall_queue(request.actor, request.now)
    form = forms.Figures(request.POST or None, initial=_settled(page.settings))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        version = said.pop("version")
        settle(
            node_id=page.hall.node_id,
            figures=QueueFigures(**said),
            version=version,
            by=request.actor,
            at=request.now,
        )
        return redirect("guide:settings")
    return render(request, "guide/settings.html", frame(request, page) | {"form": form})


def _settled(settings: Settings) -> dict[str, object]:
    starts = settings.fairness.head_start_minutes
    figures = QueueFigures(
        patience=settings.fairness.patience,
        appointment_head_start=starts[Priority.APPOINTMENT],
        priority_head_start=starts[Priority.ELDERLY],
        return_within=settings.return_within,
        return_behind=settings.return_behind,
        notice=settings.notice,
    )
    return asdict(figures) | {"version": settings.version}
