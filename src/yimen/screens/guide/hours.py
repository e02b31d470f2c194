"""When the hall is open: its week, and the single days that differ."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yimen.records.network import queries as network
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.queries import HallHours
from yimen.records.queue import queries
from yimen.rules.authority import may
from yimen.rules.calendar import local_date
from yimen.rules.opening import DayException
from yimen.rules.steps import Step
from yimen.screens.guide.frame import frame
from yimen.screens.guide.hours_forms import SingleDay, Week, in_words
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_QUEUE)
@never_cache
def hours(request: OurRequest) -> HttpResponse:
    """The week as it stands; whoever may, sets another."""
    page = queries.hall_queue(request.actor, request.now)
    known = network.hall_hours(page.hall.node_id, local_date(request.now))
    form = Week(request.POST or None, initial=Week.said(known))
    if request.method == "POST" and form.is_valid():
        _set(request, page.hall.code, form, known.version)
        return redirect("guide:hours")
    shown = _shown(known, request.now) | {
        "form": form,
        "may_set": may(request.actor, Step.SET_HOURS, page.hall.place),
    }
    return render(request, "guide/hours.html", frame(request, page) | shown)


def _set(request: OurRequest, code: str, form: Week, version: int) -> None:
    set_hours(
        node_code=code,
        hours=form.hours(),
        version=version,
        by=request.actor,
        at=request.now,
    )


def _shown(known: HallHours, now: datetime) -> dict[str, object]:
    return {
        "known": known,
        "day_form": SingleDay(),
        "exceptions": [(row, in_words(row.sessions)) for row in known.exceptions],
        "door": known.door(now),
    }


@access(Step.SET_HOURS)
@require_POST
def single_day(request: OurRequest) -> HttpResponse:
    """A day that differs, or one that does no longer."""
    page = queries.hall_queue(request.actor, request.now)
    form = SingleDay(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        day = DayException(said["sessions"], said["note"])
        except_day(
            node_code=page.hall.code,
            on=said["on"],
            day=None if said["is_dropped"] else day,
            by=request.actor,
            at=request.now,
        )
    return redirect("guide:hours")
