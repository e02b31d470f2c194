"""Windows of a hall, the posts at them, and the organs in the hall."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.network import queries
from yimen.records.network.actions.add_window import add_window
from yimen.records.network.actions.change_window import change_window
from yimen.records.network.actions.end_post import end_post
from yimen.records.network.actions.end_stationing import end_stationing
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.actions.station_organ import station_organ
from yimen.records.people import queries as people
from yimen.rules.authority.appointments import AT_THE_COUNTER
from yimen.rules.authority.steps import Step
from yimen.rules.network import WindowKind
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.network.forms import PostForm, StationForm, WindowForm
from yimen.screens.bureau.network.places import WORDS, found
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest


@access(Step.EDIT_NETWORK)
def add(request: OurRequest, code: str) -> HttpResponse:
    """A new window of a hall; the next free number is offered."""
    hall = found(code)
    taken = [one.number for one in queries.windows_of(hall.node_id)]
    start = {"number": max(taken, default=0) + 1, "kind": WindowKind.COMPREHENSIVE}
    form = WindowForm(people.organ_choices(), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: add_window(
                node_code=code, facts=form.facts(), by=request.actor, at=request.now
            ),
        )
        if done:
            messages.success(request, "窗口已经开设，接着安排 A、B 岗。")
            return redirect("bureau:window", done.value)
    back = f"/bureau/network/{code}/"
    return framed_form(request, form, f"{hall.name}：开设窗口", back)


@access(Step.EDIT_NETWORK)
def window(request: OurRequest, window_id: int) -> HttpResponse:
    """A window: what it is for, and who works it."""
    row = queries.window(window_id)
    if row is None:
        raise NotFound(window=window_id)
    start = _start(row)
    form = WindowForm(people.organ_choices(), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _changed(request, form, row):
        messages.success(request, "已经保存。")
        return redirect("bureau:window", window_id)
    shown = {
        "sections": sections(request.actor, "/bureau/network/"),
        "form": form,
        "window": row,
        "post_form": PostForm(_counter_of(row.node_id)),
    } | WORDS
    return render(request, "bureau/network/window.html", shown)


def _start(row: queries.WindowRow) -> dict[str, object]:
    return {
        "number": row.number,
        "name": row.name,
        "kind": row.kind.value,
        "organ": str(row.organ_id or ""),
        "is_open": row.is_open,
        "version": row.version,
    }


def _counter_of(node_id: int) -> list[people.OfficerRow]:
    """Those of a hall who may work a window."""
    here = people.officers_of_hall(node_id)
    return [one for one in here if AT_THE_COUNTER & set(one.roles)]


def _changed(request: OurRequest, form: WindowForm, row: queries.WindowRow) -> bool:
    done = attempt(
        form,
        lambda: change_window(
            window_id=row.window_id,
            version=form.opened_on,
            facts=form.facts(),
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


@access(Step.EDIT_NETWORK)
@require_POST
def post(request: OurRequest, window_id: int) -> HttpResponse:
    """Post A or B for somebody of this hall."""
    row = queries.window(window_id)
    if row is None:
        raise NotFound(window=window_id)
    form = PostForm(_counter_of(row.node_id), request.POST)
    if form.is_valid():
        officer_id, kind = form.post()
        post_officer(
            window_id=window_id,
            officer_id=officer_id,
            kind=kind,
            by=request.actor,
            at=request.now,
        )
        messages.success(request, "岗位已经安排。")
    return redirect("bureau:window", window_id)


@access(Step.EDIT_NETWORK)
@require_POST
def unpost(request: OurRequest, window_id: int, post_id: int) -> HttpResponse:
    """The post ends today."""
    end_post(post_id=post_id, by=request.actor, at=request.now)
    messages.success(request, "岗位已经撤销。")
    return redirect("bureau:window", window_id)


@access(Step.EDIT_NETWORK)
@require_POST
def station(request: OurRequest, code: str) -> HttpResponse:
    """An organ comes into the hall."""
    form = StationForm(request.POST)
    if form.is_valid():
        organ_code, mode = form.stationing()
        station_organ(
            node_code=code,
            organ_code=organ_code,
            mode=mode,
            by=request.actor,
            at=request.now,
        )
        messages.success(request, "已经登记。")
    return redirect("bureau:node", code)


@access(Step.EDIT_NETWORK)
@require_POST
def unstation(request: OurRequest, code: str, stationing_id: int) -> HttpResponse:
    """An organ leaves the hall."""
    end_stationing(stationing_id=stationing_id, by=request.actor, at=request.now)
    messages.success(request, "已经撤出。")
    return redirect("bureau:node", code)
