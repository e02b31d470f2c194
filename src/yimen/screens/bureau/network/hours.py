"""When a hall is open: its week, its single days, and the fortnight to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.cases.queries.touched import audience_of_hall
from yimen.records.network import queries
from yimen.records.network.actions.drop_hours import drop_hours
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.queries import HallHours, NodeRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.legal_clock.calendar import days_from, local_date
from yimen.rules.queue.opening import (
    DayException,
    OpeningHours,
    WrittenHours,
    legal_sessions,
    read_sessions,
    sessions_words,
    written,
)
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.request import OurRequest

_WEEKDAYS: Final = "一二三四五六日"
_AHEAD: Final = 14  # days


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day to come and when the place is open on it."""

    on: date
    words: str
    note: str
    is_legal_day: bool


class Week(Versioned):
    """Seven days, and what becomes of holidays."""

    keeps_national_holidays = forms.BooleanField(
        label="法定节假日关门，调休日开门",
        help_text="不勾就是节假日也按下面的星期开，例如一直有人值班的大厅。",
        required=False,
    )
    make_up_day_as = forms.TypedChoiceField(
        label="调休上班那天按星期几开",
        choices=[(day, f"周{name}") for day, name in enumerate(_WEEKDAYS)],
        coerce=int,
    )
    legal = forms.CharField(
        label="法定办公时间",
        help_text="按小时、分钟算的时限只在工作日的这段时间里走。空着就跟随上级，"
        "上级也没定就是 09:00-12:00，13:30-17:30。",
        required=False,
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = {
            f"day_{day}": forms.CharField(
                label=f"周{name}", required=False, max_length=60
            )
            for day, name in enumerate(_WEEKDAYS)
        }
        self.fields = {**days, **self.fields}

    def written(self) -> WrittenHours:
        """What was filled in."""
        said = self.cleaned_data
        week = tuple(said[f"day_{day}"] for day in range(len(_WEEKDAYS)))
        return WrittenHours(
            week,
            said["keeps_national_holidays"],
            said["make_up_day_as"],
            said["legal"],
        )


class Day(forms.Form):
    """One day that is otherwise."""

    on = forms.DateField(label="哪天", widget=forms.DateInput(attrs={"type": "date"}))
    sessions = forms.CharField(
        label="几点开", help_text="空着就是全天不开", required=False, max_length=60
    )
    remark = forms.CharField(
        label="为什么", help_text="会写在门口的屏上", required=False, max_length=40
    )


@access(Step.SEE_NETWORK)
def hours(request: OurRequest, code: str) -> HttpResponse:
    """The hours of a place; who may set them finds the forms filled in."""
    node = _node(code)
    if request.method == "POST":
        return _set(request, node)
    return _shown(request, node)


@access(Step.SET_HOURS)
@require_POST
def drop(request: OurRequest, code: str) -> HttpResponse:
    """Follow the place above again."""
    if drop_hours(node_code=code, **_now(request)):
        messages.success(request, "已改为跟随上级的开放时间。")
    return redirect("bureau:hours", code=code)


@access(Step.SET_HOURS)
@require_POST
def day(request: OurRequest, code: str) -> HttpResponse:
    """One day that is otherwise than the week."""
    form = Day(request.POST)
    if form.is_valid() and attempt(form, lambda: _except(request, code, form)):
        messages.success(request, "这一天已单独安排。")
        return redirect("bureau:hours", code=code)
    return _shown(request, _node(code), day=form)


@access(Step.SET_HOURS)
@require_POST
def undo(request: OurRequest, code: str, on: str) -> HttpResponse:
    """That day is like the week again."""
    that = date.fromisoformat(on)
    except_day(node_code=code, on=that, day=None, **_now(request))
    return redirect("bureau:hours", code=code)


def _except(request: OurRequest, code: str, form: Day) -> None:
    said = form.cleaned_data
    exception = DayException(read_sessions(said["sessions"]), said["remark"])
    except_day(node_code=code, on=said["on"], day=exception, **_now(request))


def _set(request: OurRequest, node: NodeRow) -> HttpResponse:
    form = Week(request.POST)
    if form.is_valid() and attempt(form, lambda: _write(request, node, form)):
        messages.success(request, "开放时间已改。多开的时间不影响法定期限。")
        return redirect("bureau:hours", code=node.code)
    return _shown(request, node, form)


def _write(request: OurRequest, node: NodeRow, form: Week) -> None:
    read, known = form.written().read(), _now(request)
    set_hours(node_code=node.code, hours=read, version=form.opened_on, **known)


def _shown(
    request: OurRequest, node: NodeRow, week: Week | None = None, day: Day | None = None
) -> HttpResponse:
    today = local_date(request.now)
    held = queries.hall_hours(node.node_id, today)
    known = {
        "sections": sections(request.actor, "/bureau/network/"),
        "node": node,
        "held": held,
        "door": held.door(request.now),
        "legal": sessions_words(legal_sessions(held.legal)),
        "week": week or Week(initial=_initial(held)),
        "day": day or Day(),
        "ahead": list(_ahead(held, today)),
        "exceptions": [(one, sessions_words(one.sessions)) for one in held.exceptions],
        "edits": may(request.actor, Step.SET_HOURS, node.place),
        "reached": audience_of_hall(node.path, request.now),
    }
    return render(request, "bureau/network/hours.html", known)


def _ahead(held: HallHours, today: date) -> Iterator[DayAhead]:
    hours, last = held.hours or OpeningHours(), today + timedelta(days=_AHEAD - 1)
    for on in days_from(today, last):
        exception = hours.exceptions.get(on)
        yield DayAhead(
            on=on,
            words=sessions_words(hours.sessions(on, held.calendar)),
            note=exception.note if exception else held.calendar.reason(on).name,
            is_legal_day=held.calendar.counts(on),
        )


def _initial(held: HallHours) -> dict[str, Any]:
    plain = written(held.hours or OpeningHours())
    days = {f"day_{day}": text for day, text in enumerate(plain.week)}
    return {
        **days,
        "keeps_national_holidays": plain.keeps_national_holidays,
        "make_up_day_as": plain.make_up_day_as,
        "legal": plain.legal,
        "version": held.version,
    }


def _node(code: str) -> NodeRow:
    found = queries.node_of_code(code)
    if found is None:
        raise NotFound(node=code)
    return found


def _now(request: OurRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.now}
