"""The duty roster of a hall by month: who answers for the day, who sits where."""

from datetime import date
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.network import queries
from yimen.records.network.actions.rotate_duty import Rotation, rotate_duty
from yimen.records.network.actions.set_shift import Turn, set_shift
from yimen.records.network.actions.swap_shifts import swap_shifts
from yimen.records.network.queries import NodeRow, RosterPage
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Role
from yimen.rules.authority.appointments import AT_THE_COUNTER
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.months import around, month_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

DIRECTOR: Final = ""
"""The empty window of a form: the duty director of the hall."""


class Set(forms.Form):
    """One turn."""

    on = forms.DateField(label="哪天", widget=forms.DateInput(attrs={"type": "date"}))
    window = forms.ChoiceField(label="哪里", required=False)
    officer = forms.ChoiceField(label="谁", required=False)

    def __init__(
        self,
        windows: list[tuple[str, str]],
        officers: list[tuple[str, str]],
        *args: object,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["window"].choices = windows  # type: ignore[attr-defined]
        self.fields["officer"].choices = [("", "不排（按岗位）"), *officers]  # type: ignore[attr-defined]


class Rotate(forms.Form):
    """A month in turn."""

    window = forms.ChoiceField(label="哪里", required=False)
    officers = forms.MultipleChoiceField(
        label="轮到谁（按名单的先后）",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一个人。"},
    )
    only_rest_days = forms.BooleanField(
        label="只排周末和节假日开门的日子", required=False
    )

    def __init__(
        self,
        windows: list[tuple[str, str]],
        officers: list[tuple[str, str]],
        *args: object,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["window"].choices = windows  # type: ignore[attr-defined]
        self.fields["officers"].choices = officers  # type: ignore[attr-defined]


def _node(code: str) -> NodeRow:
    found = queries.node_of_code(code)
    if found is None:
        raise NotFound(node=code)
    return found


def _choices(node: NodeRow) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The places of a hall, and who of the hall can be on duty."""
    windows = [
        (str(one.window_id), f"{one.number}号 {one.name}")
        for one in queries.windows_of(node.node_id, is_open=True)
    ]
    fit = AT_THE_COUNTER | {Role.DUTY_DIRECTOR}
    officers = [
        (str(one.officer_id), one.name)
        for one in people.officers_of_hall(node.node_id)
        if fit & set(one.roles)
    ]
    return [(DIRECTOR, "值班主任"), *windows], officers


@access(Step.SEE_ROSTER)
def mine(request: OurRequest) -> HttpResponse:
    """The roster of one's own hall."""
    node = queries.all_nodes()
    own = next((one for one in node if one.node_id == request.actor.hall_id), None)
    if own is None:
        raise NotFound(node="")
    return redirect("bureau:roster", own.code)


@access(Step.SEE_ROSTER)
def roster(request: OurRequest, code: str) -> HttpResponse:
    """A month of a hall, with what is lacking; who keeps it finds the forms."""
    return render(request, "bureau/conduct/roster.html", _month(request, _node(code)))


def _month(request: OurRequest, node: NodeRow) -> dict[str, object]:
    first, last = month_of(request)
    page = queries.roster(node.node_id, first, last)
    choices = _choices(node)
    return {
        "sections": sections(request.actor, "/bureau/roster/"),
        "node": node,
        "first": first,
        "around": around(first),
        "page": page,
        "today": local_date(request.now),
        "gaps": _gaps(page, local_date(request.now)),
        "edits": may(request.actor, Step.SET_ROSTER, node.place),
        "set": Set(*choices, auto_id="set_%s"),
        "rotate": Rotate(*choices, auto_id="rotate_%s"),
        "shifts": _turns(page),
    }


def _gaps(page: RosterPage, today: date) -> list[tuple[date, str]]:
    """What is lacking from today on, a line per day."""
    names = {one.window_id: f"{one.number}号窗口" for one in page.windows}
    found: dict[date, list[str]] = {}
    for gap in page.gaps:
        if gap.on >= today:
            where = names.get(gap.window_id or 0, "值班主任")
            found.setdefault(gap.on, []).append(where)
    return [(on, "、".join(places)) for on, places in found.items()]


def _turns(page: RosterPage) -> list[tuple[int, str]]:
    """The directors' turns, for swapping."""
    return [
        (day.director_shift_id, f"{day.on:%m-%d} {day.director}")
        for day in page.days
        if day.director_shift_id is not None
    ]


@access(Step.SEE_ROSTER)
def export(request: OurRequest, code: str, kind: str) -> HttpResponse:
    """The month as a file."""
    node = _node(code)
    page = queries.roster(node.node_id, *month_of(request))
    heads = ("日期", "开门", "值班主任", *(f"{w.number}号窗口" for w in page.windows))
    sheet = Spreadsheet("值班表", heads, _lines(page))
    return download(sheet, kind)


def _lines(page: RosterPage) -> list[tuple[Cell, ...]]:
    blank = ("",) * len(page.windows)
    return [
        (
            day.on,
            day.hours or "不开",
            day.director,
            *(tuple("、".join(seat.names) for seat in day.seats) or blank),
        )
        for day in page.days
    ]


def _back(request: OurRequest, code: str) -> HttpResponse:
    month = request.POST.get("month", "")
    response = redirect("bureau:roster", code)
    response["Location"] += f"?month={month}" if month else ""
    return response


@access(Step.SET_ROSTER)
@require_POST
def put(request: OurRequest, code: str) -> HttpResponse:
    """One turn is given or taken."""
    form = Set(*_choices(_node(code)), request.POST)
    if not form.is_valid():
        messages.error(request, "请选日期、地方和人。")
        return _back(request, code)
    try:
        _put(request, code, form)
    except Refused as refusal:
        told(request, refusal)
    return _back(request, code)


def _put(request: OurRequest, code: str, form: Set) -> None:
    said = form.cleaned_data
    window, officer = said["window"], said["officer"]
    set_shift(
        node_code=code,
        turn=Turn(said["on"], int(window) if window else None),
        officer_id=int(officer) if officer else None,
        by=request.actor,
        at=request.now,
    )


@access(Step.SET_ROSTER)
@require_POST
def rotate(request: OurRequest, code: str) -> HttpResponse:
    """The month's empty days in turn."""
    form = Rotate(*_choices(_node(code)), request.POST)
    if not form.is_valid():
        messages.error(request, "请至少选一个人。")
        return _back(request, code)
    try:
        filled = rotate_duty(
            node_code=code,
            rotation=_rotation(request, form),
            by=request.actor,
            at=request.now,
        )
    except Refused as refusal:
        told(request, refusal)
    else:
        messages.success(request, f"排好了 {filled} 天，原来排过的没有动。")
    return _back(request, code)


def _rotation(request: OurRequest, form: Rotate) -> Rotation:
    request.GET = request.POST
    first, last = month_of(request)
    said = form.cleaned_data
    return Rotation(
        first,
        last,
        tuple(int(one) for one in said["officers"]),
        int(said["window"]) if said["window"] else None,
        said["only_rest_days"],
    )


@access(Step.SET_ROSTER)
@require_POST
def swap(request: OurRequest, code: str) -> HttpResponse:
    """Two turns change hands."""
    ids = [request.POST.get(name, "") for name in ("first", "second")]
    if all(one.isdecimal() for one in ids):
        try:
            swap_shifts(
                first_id=int(ids[0]),
                second_id=int(ids[1]),
                reason=request.POST.get("reason", "")[:200],
                by=request.actor,
                at=request.now,
            )
            messages.success(request, "已换班。")
        except Refused as refusal:
            told(request, refusal)
    return _back(request, code)
